"""Claims of a new text beside those of every text before: only what both speak of can differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.statements.checks.consistency import claims, names
from tocsin.statements.checks.consistency.claims import Claim
from tocsin.statements.drafting import Sentence

_NEAR = 0.001  # of a number: written out or not
_ABOUT = 0.15
# What may be said of many things at once says too little about one.
_WEAK = frozenset(
    {"found", "happened", "published", "used", "made", "reported", "sold", "inspected"}
)
_PAIRED = (
    frozenset({"injured", "hospital"}),
    frozenset({"outage", "happened"}),
    frozenset({"closed", "stopped"}),
)
# Actions whose bare yes and no are promises or denials.
_TOLD = frozenset(
    (
        "injured",
        "dead",
        "missing",
        "leaked",
        "recalled",
        "refunded",
        "compensated",
        "stopped",
        "closed",
        "resumed",
        "exceeded",
        "replaced",
        "repaired",
        "paid",
        "dismissed",
        "suspended",
        "evacuated",
        "cancelled",
        "donated",
        "fined",
        "cooperated",
        "raised",
        "stored",
        "participated",
        "knew",
        "contained",
        "apologised",
        "published",
        "reported",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text that is out, or a fact that is confirmed."""

    said_id: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A sentence of the new text, and the earlier one that says otherwise."""

    code: str  # number, date, promise, name
    sentence: Sentence
    said_id: str
    earlier: Sentence
    facts: Mapping[str, object]


def against(
    text: str, before: Iterable[Said], known: names.Aliases | None = None
) -> list[Contradiction]:
    """Return what a text says otherwise than texts before; each pair of sentences once a kind."""
    new_claims, new_names = _read(text)
    found: dict[tuple[str, int, str, int], Contradiction] = {}
    for said in before:
        old_claims, old_names = _read(said.text)
        told = [
            *_of_claims(new_claims, old_claims, said.said_id),
            *_of_names(new_names, old_names, said.said_id, known or {}),
        ]
        for one in told:
            key = (one.code, one.sentence.start, one.said_id, one.earlier.start)
            found.setdefault(key, one)
    return sorted(found.values(), key=lambda one: (one.sentence.start, one.code, one.said_id))


def _read(text: str) -> tuple[list[Claim], list[names.Named]]:
    split = claims.own_sentences(text)
    return (
        [claim for one in split for claim in claims.of_sentence(one)],
        [name for one in split for name in claims.names_of(one)],
    )


def _of_claims(new: list[Claim], old: list[Claim], said_id: str) -> Iterator[Contradiction]:
    for mine in new:
        for theirs in old:
            if mine.kind != theirs.kind or not _share(mine, theirs):
                continue
            code = _JUDGES[mine.kind](mine, theirs)
            if code:
                yield Contradiction(
                    code=code,
                    sentence=mine.sentence,
                    said_id=said_id,
                    earlier=theirs.sentence,
                    facts={"now": _shown(mine), "before": _shown(theirs)},
                )


def _share(mine: Claim, theirs: Claim) -> bool:
    """Return whether the two speak of the same thing in the same place."""
    if mine.where and theirs.where and mine.where.isdisjoint(theirs.where):
        return False
    both = mine.what & theirs.what
    if any(one & mine.what and one & theirs.what for one in _PAIRED):
        return True
    if both - _WEAK:
        return True
    # Weak words bind only where nothing stronger tells the two apart.
    return bool(both) and not ((mine.what ^ theirs.what) - _WEAK)


def _number(mine: Claim, theirs: Claim) -> str:
    if _counted(mine) != _counted(theirs) or mine.is_each != theirs.is_each:
        return ""
    if mine.is_changed or _other_time(mine, theirs):
        return ""
    return "number" if _apart(mine, theirs) else ""


def _counted(one: Claim) -> str:
    """Return what is counted; of a leak, a record is a person's."""
    return "people" if one.unit == "record" and "leaked" in one.what else one.unit


def _apart(mine: Claim, theirs: Claim) -> bool:
    one, two = mine.value, theirs.value
    largest = max(abs(one), abs(two), 1e-9)
    near = _ABOUT if "about" in {mine.bound, theirs.bound} else _NEAR
    if abs(one - two) / largest <= near:
        return False
    for bound, floor, other, others in (
        (mine.bound, one, two, theirs.bound),
        (theirs.bound, two, one, mine.bound),
    ):
        if bound == "least" and other >= floor:
            return False
        if bound == "most" and other <= floor and others != "most":
            return False
    return True


def _other_time(mine: Claim, theirs: Claim) -> bool:
    if mine.as_of is None or theirs.as_of is None:
        return False
    return mine.as_of.contradicts(theirs.as_of)


def _date(mine: Claim, theirs: Claim) -> str:
    if mine.is_changed or mine.moment is None or theirs.moment is None:
        return ""
    return "date" if mine.moment.contradicts(theirs.moment) else ""


def _fact(mine: Claim, theirs: Claim) -> str:
    if mine.is_denied == theirs.is_denied or not mine.what & _TOLD:
        return ""
    # "Not yet" settles itself, whichever way; a change that says so is told openly.
    if mine.is_open or theirs.is_open or mine.is_changed:
        return ""
    return "promise"


_JUDGES = {"number": _number, "date": _date, "fact": _fact}


def _shown(one: Claim) -> str:
    if one.moment is not None:
        moment = one.moment
        day = "-".join("?" if part is None else f"{part:02d}" for part in moment.date)
        return day if moment.hour is None else f"{day} {moment.hour:02d}:{moment.minute or 0:02d}"
    if one.kind == "number":
        return f"{one.value:,.10g} {one.unit}"
    return "no" if one.is_denied else "yes"


def _of_names(
    new: list[names.Named], old: list[names.Named], said_id: str, known: names.Aliases
) -> Iterator[Contradiction]:
    for mine in new:
        same = [one for one in old if one.role == mine.role and not mine.is_changed]
        # Several may have a role: one that was named before is no contradiction.
        if same and all(names.differ(mine, one, known) for one in same):
            yield Contradiction(
                code="name",
                sentence=mine.sentence,
                said_id=said_id,
                earlier=same[0].sentence,
                facts={"now": mine.name, "before": same[0].name},
            )
