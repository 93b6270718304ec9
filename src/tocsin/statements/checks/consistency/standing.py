"""What a clause says is so or not so, of all or of some, and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.statements.checks.consistency import clauses, lexicon
from tocsin.statements.checks.consistency.clauses import Clause

_NOBODY = frozenset({"no", "none", "nobody", "nothing"})
_REACH_HAN, _REACH_EN, _REACH_NEAR, _TWICE, _FAR = 14, 44, 6, 6, 99
# What is only supposed, or only the time of something else, is not said to be so.
_ASIDE = re.compile(
    r"\b(?:before|until|till|once|after|when|if|unless|whether)\b.*$"
    r"|^.*?(?:之前|以前|之后|以后|期间|的话|(?<!最)后(?=才|将|即|再|,|$))|(?:如果|倘若|若|一旦|是否).*$"
)
_JOINED = re.compile(r"^\s?(?:或|和|及|与|、|or|nor)?\s?$")
# What ought not to be denies nothing of what is.
_OUGHT = re.compile(r"should (?:never|not)\b|不应该|不该|不应")
_WHOEVER = re.compile(
    r"\b(?:whoever|who|which|that) (?:cannot|can't|(?:do|did|does|has|have)(?: not|n't))"
)
_WHY = re.compile(
    r"\bcaus|\bnot by\b|rather than|而非|due to|because|起因|原因|死因|归因|肇因"
    r"|因(?!此|应|而|素|为止)|引起|造成|导致|引发|所致"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A predicate of a clause and whether it is denied."""

    predicate: str
    is_denied: bool


def find(clause: Clause) -> list[Standing]:
    """Return what is so and what is not: a "no" binds what stands next after it."""
    spoken = [
        (hit.start(), hit.end(), name, is_opposite)
        for kind, is_opposite in (("predicate", False), ("opposite", True))
        for name in clause.own & lexicon.concepts(kind).keys()
        for hit in lexicon.concepts(kind)[name].finditer(clause.text)
    ]
    aside = [hit.span() for hit in _ASIDE.finditer(clause.text)]
    spoken = [one for one in _outer(spoken) if not any(a <= one[0] < b for a, b in aside)]
    denied = _denied(clause.text, spoken)
    found: dict[str, set[bool]] = {}
    for place, (_, _, name, is_opposite) in enumerate(spoken):
        found.setdefault(name, set()).add(denied[place] != is_opposite)
    seen = lexicon.kind("seen")
    if found.keys() - seen - lexicon.kind("weak"):
        found = {name: no for name, no in found.items() if name not in seen}
    # What is said to be so and not so in one breath is of two things.
    return [
        Standing(predicate=name, is_denied=True in no) for name, no in found.items() if len(no) == 1
    ]


_Spoken = tuple[int, int, str, bool]


def _outer(spoken: list[_Spoken]) -> list[_Spoken]:
    """Return spoken without those that another of the same lies around: "failed to meet"."""
    kept: list[_Spoken] = []
    for one in sorted(spoken, key=lambda it: (it[0], -it[1])):
        if not any(one[2] == other[2] and one[0] < other[1] for other in kept):
            kept.append(one)
    return kept


def _denied(text: str, spoken: list[_Spoken]) -> list[bool]:
    denied = [False] * len(spoken)
    weak, seen = lexicon.kind("weak"), lexicon.kind("seen")
    last_no = -_FAR
    for no in _nos(text):
        is_double, last_no = no[0] - last_no <= _TWICE, no[1]
        following = [one for one in spoken if one[0] >= no[1]]
        strong = [one for one in following if one[2] not in weak | seen] or following
        is_own = following and following[0][2] not in seen and strong[0][0] - following[0][1] > 1
        strong = following if is_own else strong
        if not strong or strong[0][0] - no[1] > _reach(text, no, strong[0][0]):
            for place in _just_before(text, no, spoken):
                denied[place] = True
            continue
        last = strong[0][1]
        for place, one in enumerate(spoken):
            is_same = one[2] == strong[0][2] and one[0] >= no[1]
            is_first = is_same or no[1] <= one[0] <= strong[0][0]
            # "No ransom was paid": a subject that there is not does nothing at all.
            is_first |= text[slice(*no)] in _NOBODY and one[0] >= no[1]
            if is_first or (one[0] >= last and _JOINED.match(text[last : one[0]])):
                denied[place] = not (is_double and denied[place])
                last = max(last, one[1])
    return denied


def _just_before(text: str, no: tuple[int, int], spoken: list[_Spoken]) -> list[int]:
    """Return what an English no after it denies: "gives away no shares"."""
    if text[slice(*no)] not in _NOBODY:
        return []
    return [place for place, one in enumerate(spoken) if text[one[1] : no[0]] == " "]


def _nos(text: str) -> list[tuple[int, int]]:
    """Return where a text says no."""
    plain = lexicon.turns("no_but").sub(lambda hit: "~" * len(hit[0]), text)
    plain = _WHOEVER.sub(lambda hit: "~" * len(hit[0]), plain)
    plain = _OUGHT.sub(lambda hit: "~" * len(hit[0]), plain)
    return [hit.span() for hit in lexicon.turns("no").finditer(plain)]


def _reach(text: str, no: tuple[int, int], at: int) -> int:
    if text[slice(*no)] == "不":
        return _REACH_NEAR
    return _REACH_EN if text[at].isascii() else _REACH_HAN


def is_unaffected(folded: str) -> bool:
    """Return whether a few words say that something is not concerned."""
    return (
        bool(_nos(folded)) and lexicon.concepts("predicate")["affected"].search(folded) is not None
    )


def saying(clause: Clause) -> str:
    """Return whether a clause as a whole says yes or no; empty where it only supposes."""
    if _ASIDE.search(clause.text):
        return ""
    return "no" if len(_nos(clause.text)) % 2 else "yes"


def scope(clause: Clause) -> str:
    """Return whether a clause speaks of all or of some; empty where it does not say."""
    is_all = bool(lexicon.turns("all").search(clause.text))
    is_some = bool(lexicon.turns("some").search(clause.text))
    return "" if is_all == is_some and not is_some else "some" if is_some else "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What a clause gives as the cause, or what it rules out; neither where it is unknown."""

    named: frozenset[str]
    is_denied: bool
    is_plain: bool  # says "cause" itself, of the matter at hand
    words: frozenset[str]  # in which it is told


def cause(clause: Clause) -> Iterator[Cause]:
    """Yield what a clause says of the cause."""
    named = lexicon.found("cause", clause.text)
    says_why = _WHY.search(clause.text)
    is_plain = bool(re.search(r"\bcause|起因|原因|死因|肇因|arson|纵火", clause.text))
    if says_why and clause.is_open and not named:
        yield Cause(named=frozenset(), is_denied=False, is_plain=is_plain, words=frozenset())
    elif says_why and not named and is_plain:
        told = frozenset(clauses.words(clause.text[says_why.end() :]))
        yield Cause(named=frozenset(), is_denied=False, is_plain=True, words=told)
    if not named or not (says_why or is_plain):
        return
    is_denied = bool(_nos(clause.text)) or bool(re.search(r"无关", clause.text))
    yield Cause(named=named, is_denied=is_denied, is_plain=is_plain, words=clause.words)
