"""Names in Latin letters: capitals within a sentence, runs of them, letters with numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tocsin.enrichment.entities import lexicon
from tocsin.enrichment.entities.model import Kind

_MODEL = re.compile(
    r"(?<![A-Za-z0-9#&/.\-])([A-Z][A-Za-z]{0,11}[ \-]?\d{1,4}[A-Za-z]{0,3}"
    r"(?:[ \-](?:Pro|Max|Plus|Ultra|Mini|SE|Air|Lite|GT|NEO|Neo)){0,3})(?![A-Za-z0-9\-:%])"
)
_SEAT = re.compile(r"[A-Z][ \-]?\d{1,2}")  # a season, a seat, a size
_WORD = re.compile(r"[A-Za-z][A-Za-z'’&.\-]*[A-Za-z]|[A-Za-z]")
_CAPITAL = r"[A-Z][A-Za-z'’&.\-]{0,30}"
_LINKS = ("of", "the", "de", "la", "van", "and", "&")
_RUN = re.compile(
    rf"(?<![A-Za-z]){_CAPITAL}(?: (?:(?:{'|'.join(_LINKS)}) ){{0,2}}{_CAPITAL}){{0,4}}(?![A-Za-z])"
)
_SENTENCE = re.compile(r"(?:^|[.!?:;\n\"“”()\[\]|…。！？：；，、]|--)\s*\W*$")
_OWNED = re.compile(r"(?:['’]s?|[.\-&]+)$")
_SHOUTED = 0.6  # of a post's longer words: a headline, whose capitals say nothing
_FEW_WORDS = 6
_LOWER = 0.2  # of a word's uses: written small so often, it is a word
_LONG = 3


def names(texts: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    """Yield what has the shape of a name."""
    small = Counter(word for text in texts for word in _WORD.findall(text) if word.islower())
    large = Counter(
        word.lower() for text in texts for word in _WORD.findall(text) if not word.islower()
    )
    for text in texts:
        for model in _MODEL.findall(text):
            word = re.split(r"[ \-\d]", model)[0].lower()
            is_word = word in lexicon.PLAIN or small[word] > _LOWER * large[word]
            if word not in lexicon.COUNTERS and not is_word and not _SEAT.fullmatch(model):
                yield "product", model
    for text in texts:
        if not _is_shouted(text):
            for run in _runs(text):
                yield from _named(run, small, large)


def _is_shouted(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > _LONG]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _FEW_WORDS and capital > _SHOUTED * len(words)


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield runs of capitalised words, and whether each begins a sentence."""
    for one in _RUN.finditer(text):
        is_first = _SENTENCE.search(text[max(one.start() - 8, 0) : one.start()]) is not None
        run: list[str] = []
        for word in [*one.group().split(" "), ""]:
            if word and (word in _LINKS or word.lower().rstrip(".") not in lexicon.PLAIN):
                run.append(word)
                continue
            if bare := _bare(run):
                yield bare, is_first
            run, is_first = [], False


def _bare(run: Sequence[str]) -> list[str]:
    """Return a run without linking words at its ends, and without an owner's s."""
    told = list(run)
    while told and told[0] in _LINKS:
        del told[0]
    while told and told[-1] in _LINKS:
        del told[-1]
    if told:
        told[-1] = _OWNED.sub("", told[-1])
    return [word for word in told if word]


def _named(
    told: tuple[list[str], bool], small: Counter[str], large: Counter[str]
) -> Iterator[tuple[Kind, str]]:
    run, is_first = told
    words = [word.lower() for word in run]
    form, first, last = " ".join(run), words[0].rstrip("."), words[-1]
    if len(run) == 1:
        is_seen_small = small[first] > _LOWER * large[first]
        if len(first) >= _LONG and not is_seen_small and (not is_first or _is_odd(run[0])):
            yield "name", form
    elif first in lexicon.LATIN_TITLES:
        yield "person", " ".join(run[1:])
    elif form.isupper() or all(small[word] > large[word] for word in words):
        return
    elif last in lexicon.LATIN_ORGANISATIONS or first == "university":
        yield "organisation", form
    else:
        yield ("place" if last in lexicon.LATIN_PLACES else "name"), form


def _is_odd(word: str) -> bool:
    """Tell whether capitals stand within the word (iPhone): its first says nothing then."""
    return any(letter.isupper() for letter in word[1:])
