"""Recognises names by their shape: what stands in 《》, behind titles, before endings, in capitals.

A light recogniser: it proposes to a person, and counts on the names being many. What precision it
has is in docs/limits.md. Accounts are never proposed: handles are taken out first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.enrichment.entities import latin, lexicon
from tocsin.enrichment.entities.model import KINDS, Kind
from tocsin.kernel import folding

MOST_CHARS = 2_000  # of a post that are looked at

_HAN = "\u3400-\u9fff"
_NO_NAME = re.compile(
    r"https?://\S+|[\w.+\-]{1,60}@[\w\-]{1,60}\.[\w.]{2,60}|//?@[^:：\s]{1,40}[:：]?|[@＠][\w\-·]{1,40}"
    r"|\[[^\[\]\s]{1,8}\]|回[覆复][:：]?"
)
_TOPIC = re.compile(r"[#＃]([^#＃\s]{2,24})[#＃]|[#＃]([\w\-]{2,40})(?![#＃\w])")
_RUN = re.compile(f"[{_HAN}·]{{2,}}")
_PARTICLE = re.compile(f"[{lexicon.PARTICLES}]")
_STEM = 8
_FEWEST_SEEN = 2
# How many texts must have the shape: two letters behind a title are a name less often than 《…》.
_NEEDS = {kind: 1 if kind in ("work", "product") else _FEWEST_SEEN for kind in KINDS}


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NAME = f"(?:{_either(lexicon.COMPOUND)}|[{lexicon.SURNAMES}])[{_HAN}]{{1,2}}"
_BRACKETS = r"《([^《》\n]{2,24})》"
_MADE = f"(?:{_either(lexicon.WORKS)})(?:[了完過过到着著的]|一?[部首本集]|[ :：，]){{0,2}}"
_WORK = re.compile(f"{_MADE}{_BRACKETS}|{_BRACKETS}(?:{_either(lexicon.WORK_ENDS)})")
_AFTER_TITLE = re.compile(f"(?:{_either(lexicon.TITLES_BEFORE)})[:：]?(?P<name>{_NAME})")
_BEFORE_TITLE = re.compile(f"(?P<name>{_NAME})(?={_either(lexicon.TITLES_AFTER)})")
_SPEAKER = re.compile(f"(?<![{_HAN}])(?P<name>{_NAME})(?={_either(lexicon.SAYS)})")
_ORGANISATION = re.compile(_either(lexicon.ORGANISATIONS))
_PLACE = re.compile(_either(lexicon.PLACES))


@dataclass(slots=True)
class Seed:
    """A name that some posts have the shape of."""

    kind: Kind
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def form(self) -> str:
        """Return how it is written most."""
        return min(self.forms, key=lambda form: (-self.forms[form], form))


def seeds(texts: Iterable[str]) -> dict[str, Seed]:
    """Return what has the shape of a name in different texts, by its folded key."""
    plain = [_NO_NAME.sub(" ", text[:MOST_CHARS]) for text in texts]
    found: dict[str, Seed] = {}
    for kind, form in _told(plain):
        name = " ".join(folding.fold(form).split())
        if len(name) > 1:
            found.setdefault(name, Seed(kind=kind)).forms[form] += 1
    return {name: one for name, one in found.items() if one.forms.total() >= _NEEDS[one.kind]}


def _told(texts: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    """Yield every shape, the surest kinds first: the first tells what a name is."""
    for text in texts:
        yield from (("work", made or told) for made, told in _WORK.findall(text))
    yield from (("person", one) for one in _persons(texts))
    yield from (("organisation", one) for one in _ended(texts, _ORGANISATION))
    yield from (("place", one) for one in _ended(texts, _PLACE))
    yield from latin.names(texts)
    for text in texts:
        for inside, open_ended in _TOPIC.findall(text):
            if not (inside or open_ended).isdecimal():
                yield "topic", f"#{inside or open_ended}"


def _persons(texts: Sequence[str]) -> Iterator[str]:
    """Yield persons: two or three letters, whichever the texts together speak for."""
    whole = "\n".join(texts)
    for pattern in (_AFTER_TITLE, _SPEAKER, _BEFORE_TITLE):
        is_behind = pattern is not _AFTER_TITLE
        for one in pattern.finditer(whole):
            name = one["name"]
            short = name[:-1]
            if not is_behind and len(name) > _FEWEST_SEEN and _is_cut(whole, name, short):
                name = short
            if is_behind and not _begins(whole, one.start()):
                continue
            if len(name) > 1 and not _PARTICLE.search(name[1:]) and name not in lexicon.NOBODY:
                yield name


def _is_cut(whole: str, name: str, short: str) -> bool:
    """Tell whether the last letter belongs to what follows the name."""
    return _PARTICLE.search(name[-1]) is not None or 2 * whole.count(name) < whole.count(short)


def _begins(whole: str, at: int) -> bool:
    """Tell whether a name may begin here: behind no other letter, or behind a particle."""
    before = whole[at - 1 : at]
    return not _RUN.fullmatch(before * 2) or _PARTICLE.fullmatch(before) is not None


def _ended(texts: Sequence[str], endings: re.Pattern[str]) -> Iterator[str]:
    """Yield names by their ending; how far they reach back is what most texts agree on."""
    stems = [stem for text in texts for stem in _stems(text, endings)]
    tails = Counter(stem[first:] + end for stem, end in stems for first in range(len(stem)))
    for stem, end in stems:
        name = _reach(stem, end, tails)
        if name is not None:
            yield name


def _stems(text: str, endings: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for run in _RUN.finditer(text):
        last = 0
        for end in endings.finditer(run.group()):
            before = run.group()[max(last, end.start() - _STEM) : end.start()]
            stem = _PARTICLE.split(before)[-1]
            if len(stem) > 1:
                yield stem, end.group()
            last = end.end()


def _reach(stem: str, end: str, tails: Counter[str]) -> str | None:
    """Return the longest that most of the shorter one's texts hold; None for a kind of thing."""
    lengths = range(2, len(stem) + 1)
    name, count = stem[-2:], tails[stem[-2:] + end]
    for length in lengths:
        longer = tails[stem[-length:] + end]
        if longer >= _FEWEST_SEEN and 3 * longer >= 2 * count:
            name, count = stem[-length:], longer
    is_kind = name in lexicon.GENERIC or (name[1:] in lexicon.GENERIC and len(name) < _STEM // 2)
    return None if count < _FEWEST_SEEN or is_kind else name + end
