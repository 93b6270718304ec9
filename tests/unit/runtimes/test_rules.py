"""Detectors that other packages bring."""

from collections.abc import Iterator
from importlib import metadata

import pytest

from tocsin import warning
from tocsin.runtimes import learning
from tocsin.runtimes.learning import rules
from tocsin.warning import backtest, detectors


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    entries = [
        metadata.EntryPoint(name=name, value=value, group=rules.GROUP)
        for name, value in (
            ("absent", "no_such_package_anywhere:Detector"),
            ("no-such-name", "tocsin.warning.detectors:Nothing"),
            ("no-detector", "tocsin.warning.detectors:SHIPPED"),
            ("needs-more", "tocsin.warning.detectors.wide:WideDetector"),
            ("seasonal", "no_such_package_anywhere:Thief"),
            ("good", "tocsin.warning.detectors:FixedThreshold"),
        )
    ]
    monkeypatch.setattr(metadata, "entry_points", lambda *, group: entries)
    rules._found.cache_clear()
    yield
    monkeypatch.undo()
    rules._found.cache_clear()


@pytest.mark.usefixtures("installed")
def test_a_broken_plug_in_is_named_with_why_and_the_others_go_on() -> None:
    assert set(learning.known()) == {*detectors.SHIPPED, "good"}
    assert {one.rule: one.why.split(":")[0] for one in learning.broken()} == {
        "absent": "ModuleNotFoundError",
        "no-such-name": "AttributeError",
        "no-detector": "TypeError",
        "needs-more": "TypeError",
    }


@pytest.mark.usefixtures("installed")
def test_a_shipped_name_is_never_taken_over() -> None:
    assert learning.known()["seasonal"] is warning.SeasonalDetector


@pytest.mark.usefixtures("installed")
def test_who_asks_for_a_broken_one_is_told_why() -> None:
    with pytest.raises(backtest.errors.BrokenRule) as refused:
        learning.chosen(["seasonal", "absent"])

    assert refused.value.facts["origin"] == "no_such_package_anywhere:Detector"
