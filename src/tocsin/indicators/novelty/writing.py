"""Phrases as people write them: whole words, in the script and the case of the posts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tocsin.kernel import folding

_LOOKED_AT = 2_000  # characters of a post
_TOGETHER = 0.7  # of the places where a phrase stands: what stands beside it there belongs to it
_LEAST = 3  # such places


def as_written(phrase: str, posts: Iterable[str]) -> str:
    """Return a folded phrase as most of the posts write it, or as it is where none does.

    >>> as_written("电池起火", ["看到電池起火", "電池起火了", "电池起火"])
    '電池起火'
    """
    found = Counter(form for form in (_form(phrase, post) for post in posts) if form)
    return found.most_common(1)[0][0] if found else phrase


def whole(phrase: str, texts: Sequence[str], longest: int, edges: frozenset[str]) -> str:
    """Return a phrase with the letters that nearly always stand beside it: no part of a word.

    A blank, a mark or one of `edges` ends it on either side.

    >>> whole("酸奶过", ["酸奶过期了", "说酸奶过期", "酸奶过期?"], 24, frozenset("了说"))
    '酸奶过期'
    """
    is_growing = True
    while is_growing and len(phrase) < longest:
        is_growing = False
        for step in (1, -1):
            letter = _beside(phrase, texts, step)
            if letter and letter not in edges:
                phrase = phrase + letter if step > 0 else letter + phrase
                is_growing = True
    return phrase[:longest]


def _beside(phrase: str, texts: Iterable[str], step: int) -> str:
    """Return the letter that nearly always follows (step 1) or precedes (-1) the phrase, or ""."""
    beside: Counter[str] = Counter()
    for text in texts:
        start = text.find(phrase)
        if start >= 0:
            place = start + len(phrase) if step > 0 else start - 1
            beside[text[place] if 0 <= place < len(text) else ""] += 1
    if not beside:
        return ""
    letter, times = beside.most_common(1)[0]
    is_part = letter.isalpha() and times >= max(_LEAST, _TOGETHER * beside.total())
    return letter if is_part else ""


def _form(phrase: str, post: str) -> str:
    letters = list(post[:_LOOKED_AT])
    folded = folding.fold_many(letters)
    start = "".join(folded).find(phrase)
    if start < 0:
        return ""
    upto, kept = 0, []
    for letter, form in zip(letters, folded, strict=True):
        if form and start <= upto < start + len(phrase):
            kept.append(letter)
        upto += len(form)
    return "".join(kept)
