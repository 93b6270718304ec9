"""Why something was refused is a line of the catalogue, whoever found it out."""

import errno
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel, Field, ValidationError

import tocsin
from tocsin.kernel import catalogue, reasons

SOURCES = Path(tocsin.__file__).parent
STANDARD = catalogue.standard()


def found(pattern: str, within: str = "") -> Iterator[str]:
    for file in (SOURCES / within).rglob("*.py"):
        yield from re.findall(pattern, file.read_text("utf-8"))


def test_every_reason_that_the_code_names_has_its_sentence() -> None:
    named = set(found(r'because\(\s*"([\w.]+)"'))

    assert len(named) > 30
    assert sorted(one for one in named if not STANDARD.knows(one)) == []


def test_every_cause_that_a_connector_names_has_its_sentence() -> None:
    causes = set(found(r'Source(?:Fault|Refused)\(\s*why="(\w+)"', "connectors"))

    assert len(causes) > 8
    assert sorted(one for one in causes if not STANDARD.knows(f"listening.why.{one}")) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EXDEV, None])
def test_what_the_system_refuses_is_said_in_every_language(number: int | None) -> None:
    reason = reasons.of_system(OSError(number, "told"))

    facts = reason["facts"]
    assert isinstance(facts, Mapping)
    said = {STANDARD.say(lang, str(reason["code"]), facts) for lang in STANDARD.texts}
    assert len(said) == len(STANDARD.texts)


def test_a_file_that_holds_something_else_is_not_taken_for_one_that_is_gone() -> None:
    gone = reasons.of_content(FileNotFoundError(errno.ENOENT, "No such file"))
    other = reasons.of_content(ValueError("Expected object" * 100))

    assert gone["code"] == "kernel.system.no_file"
    assert other["code"] == "kernel.content.damaged"
    assert len(str(other["facts"])) < 250


class Told(BaseModel):
    code: str = Field(pattern="^[a-z]+$")


class Wished(BaseModel):
    budget: float = Field(ge=0.001)


def test_a_value_in_another_form_is_not_quoted_in_english() -> None:
    with pytest.raises(ValidationError) as refused:
        Told(code="1")

    assert reasons.of_value(refused.value.errors()[0])["code"] == "kernel.value.form"


def test_a_limit_is_told_as_it_is_however_small() -> None:
    with pytest.raises(ValidationError) as refused:
        Wished(budget=0)

    why = reasons.of_value(refused.value.errors()[0])
    assert STANDARD.say("en", "web.invalid_place", {"place": "budget", "why": why}) == (
        "budget: it must be 0.001 or more"
    )
