"""Judges what a model made of a text; the first thing that nobody confirmed ends it.

A smoothed sentence holds the very numbers, dates and names of the one it stands for, claims what
that one claims, and each of them is borne out by a confirmed fact or by a template's own words. It
is not asked whether the rest is true: people sign it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from tocsin.statements import checks, errors, facts
from tocsin.statements.drafting import Cite, Draft, Sentence
from tocsin.statements.polishing import bearing
from tocsin.statements.polishing.wording import Asked, longest

_ENDS = '。！？!?….:："”」』)）'


def judged(
    body: Mapping[str, object], asked: Asked, draft: Draft, beside: checks.Beside
) -> tuple[str, tuple[Cite, ...]]:
    """Return the smoothed text and where its sentences come from; raises Unpolished."""
    told = _sentences(body, asked)
    pairs = [
        (old, _ended(" ".join(new.split()), old.text))
        for old, new in zip(asked.sentences, told, strict=True)
    ]
    for old, new in pairs:
        if new != old.text:
            _same(old, new, draft, beside)
    text, cites = _joined(pairs, draft)
    _no_worse(draft, replace(draft, text=text, cites=cites), beside)
    return text, cites


def _sentences(body: Mapping[str, object], asked: Asked) -> list[str]:
    told = body.get("sentences")
    if set(body) != {"sentences"} or not isinstance(told, list):
        raise errors.Unpolished(why="schema", value="")
    if len(told) != len(asked.sentences) or not all(isinstance(one, str) for one in told):
        raise errors.Unpolished(why="schema", value="")
    return told


def _ended(new: str, old: str) -> str:
    """Models forget the full stop, as people do."""
    return new + old[-1] if new and old[-1] in _ENDS and new[-1] not in _ENDS else new


def _same(old: Sentence, new: str, draft: Draft, beside: checks.Beside) -> None:
    if not new or len(new) > longest(old.text):
        raise errors.Unpolished(why="length", value=new[:80])
    if not new.isprintable() or any(mark in new for mark in bearing.MARKS):
        raise errors.Unpolished(why="markup", value="")
    borne = _borne(old, draft, beside)
    for why, value in bearing.strange(new, old.text, borne, beside, draft.language):
        raise errors.Unpolished(why=why, value=value[:80])


def _borne(old: Sentence, draft: Draft, beside: checks.Beside) -> list[str]:
    """Return the words that bear a sentence out: of the facts it names, or a template's own."""
    over = [one for one in draft.cites if one.start <= old.start and old.end <= one.end]
    named = {key for one in over for key in one.fact_ids}
    texts = [
        text
        for one in beside.known
        if one.fact_id in named and one.standing is facts.Standing.CONFIRMED
        for text in one.texts.values()
    ]
    return [*texts, *([old.text] if any(one.template for one in over) else [])]


def _joined(pairs: list[tuple[Sentence, str]], draft: Draft) -> tuple[str, tuple[Cite, ...]]:
    parts: list[str] = []
    cites: list[Cite] = []
    at = begun = 0
    for old, new in pairs:
        between = draft.text[begun : old.start]
        parts += [between, new]
        at += len(between)
        cites += [
            replace(one, start=at, end=at + len(new))
            for one in draft.cites
            if one.start <= old.start and old.end <= one.end
        ]
        at += len(new)
        begun = old.end
    text = "".join([*parts, draft.text[begun:]])
    return text, tuple(sorted((*cites, *_untouched(pairs, draft)), key=lambda one: one.start))


def _untouched(pairs: list[tuple[Sentence, str]], draft: Draft) -> list[Cite]:
    """Return the places of sentences that never left, moved by what came before them."""
    sent = {old.start for old, _ in pairs}
    moved = []
    for one in draft.cites:
        if any(one.start <= start < one.end for start in sent):
            continue
        shift = sum(len(new) - len(old.text) for old, new in pairs if old.end <= one.start)
        moved.append(replace(one, start=one.start + shift, end=one.end + shift))
    return moved


def _no_worse(before: Draft, after: Draft, beside: checks.Beside) -> None:
    """Raise where the checks of every draft find what they did not find before."""
    were = Counter(_found(before, beside))
    more = Counter(_found(after, beside)) - were
    for code in sorted(more):
        raise errors.Unpolished(why="finding", value=code)


def _found(draft: Draft, beside: checks.Beside) -> list[str]:
    grave = [one for one in checks.check(draft, beside) if one.grade >= checks.Grade.WARN]
    return [one.code for one in grave]
