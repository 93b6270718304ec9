"""Connectors are found, and each folder tells what it is."""

import json
from pathlib import Path

import pytest

from tocsin import connectors, listening

NAMES = ("bluesky", "file", "rss", "webhook")
LOCALES = Path(__file__).parents[3] / "locales"


@pytest.mark.parametrize("name", NAMES)
def test_a_connector_is_found_by_its_folder_and_tells_its_settings(name: str) -> None:
    kind = connectors.kind(name)

    assert kind.manifest.name == name
    assert kind.settings_schema()["type"] == "object"


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_the_graded_scale_is_done_or_exempt_with_a_reason(name: str) -> None:
    quality = connectors.kind(name).quality()
    rules = [*quality.bronze, *quality.silver, *quality.gold, *quality.platinum]

    assert quality.grade == "platinum"
    assert [rule.rule for rule in rules if rule.status == "exempt" and not rule.reason] == []


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("name", NAMES)
def test_every_code_of_a_manifest_has_its_sentence(name: str, lang: str) -> None:
    told = json.loads((LOCALES / lang / "connectors.json").read_text("utf-8"))
    manifest = connectors.kind(name).manifest

    assert {*manifest.blind_spots, manifest.terms} - told.keys() == set()


def test_a_name_that_nobody_offers_is_refused() -> None:
    with pytest.raises(listening.errors.BadSettings):
        connectors.kind("carrier_pigeon")
