"""The contract: complete, exemplified, and kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fastapi import FastAPI
from jsonschema_rs import Draft202012Validator
from tests import needs
from tests.unit.web import small_house
from tests.unit.web.small_house import SmallHouse
from tools import api_reference

Document = dict[str, Any]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """Return an app whose contract is read."""
    house = small_house.a_house(tmp_path_factory.mktemp("house"))
    yield small_house.an_app(house, Path("none"))
    house.close()


@pytest.fixture(scope="module")
def document(app: FastAPI) -> Document:
    """Return the OpenAPI document."""
    told: Document = app.openapi()
    return told


def _operations(document: Document) -> Iterator[Document]:
    for path in document["paths"].values():
        yield from path.values()


def test_it_is_openapi_3_1(document: Document) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["info"]["description"]


def test_every_operation_says_what_it_does(document: Document) -> None:
    bare = [
        one["operationId"]
        for one in _operations(document)
        if not (one.get("summary") and one.get("description") and one.get("tags"))
    ]

    assert bare == []


def test_operation_ids_are_words(document: Document) -> None:
    ids = [one["operationId"] for one in _operations(document)]

    assert len(set(ids)) == len(ids)
    assert all(one.replace("_", "").isalpha() and len(one) < 25 for one in ids)


def test_every_body_and_answer_has_an_example(document: Document) -> None:
    bare = []
    for one in _operations(document):
        for place in (one.get("requestBody", {}), *one["responses"].values()):
            bare += [
                one["operationId"]
                for told in place.get("content", {}).values()
                if "example" not in told
            ]

    assert bare == []


def test_every_model_has_a_description_and_an_example(document: Document) -> None:
    bare = [
        name
        for name, schema in document["components"]["schemas"].items()
        if not (schema.get("description") and schema.get("examples"))
    ]

    assert bare == []


def test_every_example_is_what_it_exemplifies(document: Document) -> None:
    told = {
        json.dumps([content["schema"], content["example"]]): one["operationId"]
        for one in _operations(document)
        for place in (one.get("requestBody", {}), *one["responses"].values())
        for content in place.get("content", {}).values()
    }
    wrong = [
        (operation, error.message)
        for (schema, example), operation in ((json.loads(key), told[key]) for key in told)
        for error in Draft202012Validator(
            {**schema, "components": document["components"]}
        ).iter_errors(example)
    ]

    assert wrong == []


def test_every_refusal_is_a_problem(document: Document) -> None:
    other = [
        (one["operationId"], status)
        for one in _operations(document)
        for status, answer in one["responses"].items()
        if status >= "4" and "application/problem+json" not in answer["content"]
    ]

    assert other == [("get_readiness", "503")]


def test_the_reference_is_the_contract(document: Document) -> None:
    page = needs.ROOT / "docs" / "reference" / "api.md"

    assert page.read_text("utf-8") == api_reference.page(document), (
        "run: python -m tools.api_reference"
    )


def test_the_document_is_served(house: SmallHouse, document: Document, tmp_path: Path) -> None:
    told = msgspec.json.decode(msgspec.json.encode(small_house.an_app(house, tmp_path).openapi()))

    assert told == document
