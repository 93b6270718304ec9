"""Judges answers: what is not as asked, or holds a link, a handle or a command, is thrown away."""

import re
from collections.abc import Mapping, Sequence

from tocsin.enrichment import complaints
from tocsin.enrichment.asking import errors
from tocsin.enrichment.asking.masking import masked
from tocsin.enrichment.asking.wording import LABELS, LONGEST_SUMMARY

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MARKUP = re.compile(r"[<>{}`\[\]|]|!\(|\]\(|www\.|\bhttps?\b", re.IGNORECASE)
_SOUND = re.compile(r"[^\W\d_]")


def summary(body: Mapping[str, object], texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return a summary and the numbers in it that none of the posts has; raises BadAnswer."""
    told = _only(body, "summary")
    text = " ".join(told.split())
    if not text or len(text) > LONGEST_SUMMARY or not _SOUND.search(text):
        raise errors.BadAnswer(why="length")
    if not text.isprintable() or _MARKUP.search(text):
        raise errors.BadAnswer(why="markup")
    if complaints.without_names(text) != text or masked(text) != text:
        raise errors.BadAnswer(why="names")
    known = {number for one in texts for number in _NUMBER.findall(one)}
    untraced = dict.fromkeys(one for one in _NUMBER.findall(text) if one not in known)
    return text, tuple(untraced)


def opinion(body: Mapping[str, object]) -> str:
    """Return one of LABELS; raises BadAnswer."""
    told = _only(body, "sentiment")
    if told not in LABELS:
        raise errors.BadAnswer(why="label")
    return told


def _only(body: Mapping[str, object], name: str) -> str:
    told = body.get(name)
    if set(body) != {name} or not isinstance(told, str):
        raise errors.BadAnswer(why="schema")
    return told
