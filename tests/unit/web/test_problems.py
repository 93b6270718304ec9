"""Refusals: a status and a code for programs, a sentence for people."""

import json

import pytest
from starlette.testclient import TestClient

from tocsin.kernel import catalogue
from tocsin.kernel.errors import TocsinError
from tocsin.web import errors, problems

MENDS = ("kernel.value.list", "kernel.value.missing")


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("en-GB", "There is no such watch: none"),
        ("zh-TW,zh;q=0.8,en;q=0.5", "找不到這個監測主題：none"),
        ("zh-Hant-HK", "找不到這個監測主題：none"),
        ("fr, zh-CN;q=0.3", "找不到这个监测主题：none"),
        ("en;q=0.1, zh-Hans;q=0.9", "找不到这个监测主题：none"),
        ("en;q=nonsense, *", "There is no such watch: none"),
        ("", "There is no such watch: none"),
    ],
)
def test_a_refusal_speaks_the_readers_language(client: TestClient, wish: str, said: str) -> None:
    told = client.delete("/api/watches/none", headers={"accept-language": wish}).json()

    assert told == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "code": "web.unknown_watch",
        "facts": {"watch_id": "none"},
        "detail": said,
    }


def test_a_value_out_of_place_is_told_with_its_place(client: TestClient) -> None:
    told = client.post("/api/watches", json={"any": "x", "near": [{"first": "a"}]}).json()

    assert told["code"] == "web.invalid"
    places = {one["place"]: one["reason"] for one in told["facts"]["places"]}
    assert places == {
        "body.name": "missing",
        "body.any": "tuple_type",
        "body.near.0.second": "missing",
    }


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
def test_a_value_out_of_place_is_told_with_its_mend_in_every_language(
    client: TestClient, lang: str
) -> None:
    told = client.post("/api/watches", json={"any": "x"}, headers={"accept-language": lang}).json()

    mends = {code: catalogue.standard().say(lang, code) for code in MENDS}
    assert {one["why"]["code"] for one in told["facts"]["places"]} == set(MENDS)
    assert [code for code, mend in mends.items() if mend not in told["detail"]] == []
    assert "body.any" in told["detail"]


def test_a_method_that_is_not_possible_says_which_are(client: TestClient) -> None:
    refused = client.patch("/api/snapshot")

    assert (refused.status_code, refused.json()["code"]) == (405, "web.bad_method")
    assert "GET" in refused.headers["allow"]


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("listening.bad_pattern", 422),
        ("listening.unknown_source", 404),
        ("warning.not_standing", 409),
        ("connectors.webhook.unverified", 401),
        ("store.full", 507),
        ("somewhere.never_heard_of", 400),
    ],
)
def test_a_code_has_its_status(code: str, status: int) -> None:
    assert problems.status(code) == status


def test_every_refusal_of_ours_has_its_sentence_in_three_languages() -> None:
    codes = {one.code for one in TocsinError.__subclasses__() if one.__module__ == errors.__name__}
    texts = [
        json.loads((catalogue.folder() / lang / "web.json").read_text("utf-8"))
        for lang in catalogue.LANGUAGES
    ]

    assert codes <= set(texts[0])
    assert set(texts[0]) == set(texts[1]) == set(texts[2])
    for code in texts[0]:
        assert len({catalogue.placeholders(one[code]) for one in texts}) == 1
