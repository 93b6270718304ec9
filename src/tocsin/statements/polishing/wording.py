"""The question: which sentences a model may see, and what may come back."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from tocsin.enrichment import asking
from tocsin.statements import errors, facts
from tocsin.statements.checks import private
from tocsin.statements.drafting import Draft, Sentence, sentences

MOST_SENTENCES, MOST_CHARACTERS, MOST_FACTS = 40, 6_000, 40
_LISTS = tomllib.loads(resources.files(__package__).joinpath("lists.toml").read_text("utf-8"))
_KEPT_BACK = ("://", "www.", "@", "<", ">", "{", "}", "[", "]", "`")
WEIGHTY: dict[str, list[str]] = _LISTS["weighty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, and the sentences that it is about."""

    ask: asking.Ask
    sentences: tuple[Sentence, ...]


def ask(draft: Draft, known: Sequence[facts.Fact]) -> Asked:
    """Return the question; raises Unpolished where there is nothing to ask, or too much.

    Sentences with addresses or a private person's data stay here, and stay as they are.
    """
    sent = tuple(one for one in sentences.split(draft.text) if _may_leave(one.text))
    if not sent:
        raise errors.Unpolished(why="empty", value="")
    if len(sent) > MOST_SENTENCES or len(draft.text) > MOST_CHARACTERS:
        raise errors.Unpolished(why="long", value=str(len(draft.text)))
    told = [one.text(draft.language) for one in known if one.standing is facts.Standing.CONFIRMED]
    borne = [one for one in told if one and _may_leave(one)][:MOST_FACTS]
    language = _LISTS["languages"][draft.language]
    question = asking.Ask(
        kind="polish",
        instructions=_LISTS["law"].format(language=language, number=len(sent)),
        material="\n".join([*_lines("facts", borne), *_lines("draft", [one.text for one in sent])]),
        schema=_schema(sent),
        most_tokens=200 + 3 * sum(len(one.text) for one in sent),
    )
    return Asked(ask=question, sentences=sent)


def longest(old: str) -> int:
    """Return how long a smoothed sentence may be."""
    return 2 * len(old) + 40


def _may_leave(text: str) -> bool:
    """Return whether a text tells of no person and could not be taken for our delimiters."""
    is_plain = text.isprintable() and not any(mark in text for mark in _KEPT_BACK)
    return is_plain and next(private.find(text), None) is None


def _lines(name: str, texts: Sequence[str]) -> list[str]:
    numbered = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return [f"<{name}>", *numbered, f"</{name}>"]


def _schema(sent: Sequence[Sentence]) -> dict[str, object]:
    most = max(longest(one.text) for one in sent)
    items = {"type": "string", "minLength": 1, "maxLength": most}
    count = len(sent)
    return {
        "type": "object",
        "properties": {
            "sentences": {"type": "array", "items": items, "minItems": count, "maxItems": count}
        },
        "required": ["sentences"],
        "additionalProperties": False,
    }
