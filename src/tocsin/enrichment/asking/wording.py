"""Questions: our instructions, and posts as numbered, masked, cut, delimited material."""

import tomllib
from collections.abc import Sequence
from importlib import resources

from tocsin.enrichment.asking.masking import masked
from tocsin.enrichment.asking.model import Ask, Language

MOST_POSTS = 12
LONGEST_SUMMARY = 280
LABELS = ("negative", "neutral", "positive", "unsure")
_TOLD = tomllib.loads(resources.files(__package__).joinpath("instructions.toml").read_text("utf-8"))


def to_sum_up(texts: Sequence[str], language: Language) -> Ask:
    """Return the question for one or two plain sentences on what posts tell."""
    return Ask(
        kind="summary",
        instructions=_instructions("sum_up", language=_TOLD["languages"][language]),
        material=_material(texts),
        schema=_object("summary", {"type": "string", "maxLength": LONGEST_SUMMARY}),
    )


def to_judge(text: str) -> Ask:
    """Return the question for the sentiment of one post."""
    return Ask(
        kind="opinion",
        instructions=_instructions("judge"),
        material=_material([text]),
        schema=_object("sentiment", {"type": "string", "enum": list(LABELS)}),
        most_tokens=30,
    )


def _instructions(name: str, **facts: str) -> str:
    return f"{_TOLD[name].format(**facts)} {_TOLD['law']}"


def _material(texts: Sequence[str]) -> str:
    lines = [
        f"{number}. {masked(text).replace('<', '‹').replace('>', '›')}"
        for number, text in enumerate(texts[:MOST_POSTS], 1)
    ]
    return "\n".join(["<posts>", *lines, "</posts>"])


def _object(name: str, told: dict[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {name: told},
        "required": [name],
        "additionalProperties": False,
    }
