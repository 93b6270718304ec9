"""In which language a post is written: by its script, its variant characters, its small words.

The rule says "und" where it is unsure, and "zh" where Chinese shows no variant character. What
the platform declared decides only between languages that the script allows.
"""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.enrichment import features, letters, onepass
from tocsin.kernel import folding, native

UNKNOWN = "und"

_NONE, _LATIN, _HAN, _HANS, _HANT, _KANA, _HANGUL, _CYRILLIC, _ARABIC = range(9)
_DEVANAGARI, _THAI, _GREEK, _HEBREW, _SCRIPTS = range(9, 14)
_BLOCKS = (
    (_LATIN, ((0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x250))),
    (_HAN, ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))),
    (_KANA, ((0x3041, 0x3097), (0x30A1, 0x30FB), (0xFF66, 0xFF9E))),
    (_HANGUL, ((0x1100, 0x1200), (0x3130, 0x3190), (0xAC00, 0xD7B0))),
    (_CYRILLIC, ((0x400, 0x530),)),
    (_ARABIC, ((0x600, 0x700), (0x750, 0x780))),
    (_DEVANAGARI, ((0x900, 0x980),)),
    (_THAI, ((0xE00, 0xE80),)),
    (_GREEK, ((0x370, 0x400),)),
    (_HEBREW, ((0x590, 0x600),)),
)
# Letters of written Cantonese that the Big5 of 1984 does not hold.
_CANTONESE = "喺嘅咗嚟啲嗰冇佢哋咁"
# Which language a script is taken for (the first), and which others may be declared for it.
_SPOKEN = {
    _KANA: ("ja",),
    _HANGUL: ("ko",),
    _THAI: ("th",),
    _GREEK: ("el",),
    _HEBREW: ("he", "yi"),
    _CYRILLIC: (UNKNOWN, "ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"),
    _ARABIC: (UNKNOWN, "ar", "fa", "ur", "ps", "ckb", "ug"),
    _DEVANAGARI: (UNKNOWN, "hi", "mr", "ne"),
}
_SMALL_WORDS = {
    "en": "the and to of is in it you for on my that with this be are was have not at so just they "
    "we your from what his her will can would there their been or if how when who about get got "
    "don't i'm it's can't me very no",
    "es": "el los las que en por con para una es del se lo como pero más está muy porque y al su "
    "mi te esta este esto eso todo todos hay gracias nada cuando quiero nunca ya",
    "fr": "le les des et est une pas que pour dans sur je vous qui avec ce sont au du il nous plus "
    "mon cette mais elle ils c'est ça tout bien merci très rien jamais quand",
    "de": "der die das und ist nicht ein eine ich mit auf für den von zu sie auch es dem im wir "
    "mein meine kein keine diese dieser nie wieder sehr habe aber noch nur wie beim vom",
    "it": "il che di non per una sono con della è gli anche del più mi ho ma nel ci alla questo "
    "questa mio miei mia come grazie tutto niente voglio molto ancora mai",
    "pt": "que não uma com para os do da em é mais por eu você foi isso ao na dos mas se um "
    "meu minha muito nada este esta tem tudo obrigado obrigada quero nunca",
    "nl": "het een van ik niet dat zijn voor met op te maar ook aan er bij naar wat heb de en",
    "id": "yang dan di ini itu dengan untuk tidak dari akan ada saya bisa juga ke kita sudah aku",
    "tr": "bir ve bu için çok ama ile ne gibi daha değil var ben sen mi da",
    "vi": "và của là có không cho một được các người với này trong đã những",
}
_LATIN_LANGUAGES = tuple(_SMALL_WORDS)
LANGUAGES = len(_LATIN_LANGUAGES)
# One character of an eastern script outweighs a few Latin letters (a product's name in a Chinese
# post); a text with less kana than this beside its Han is Chinese with an ornament.
_EASTERN_WEIGHT = 6
_LOW_BITS = np.uint32(0xFFFF)
_KANA_SHARE = 0.2
_SLOTS = 2048  # of the table that C looks small words up in: four times as many as there are words
_SLOT_FACTOR = 0x9E3779B1

Counts = NDArray[np.int32]


def of(posts: pa.RecordBatch) -> pa.DictionaryArray:
    """Return the language of each of `posts`: listening.POSTS plus a `folded` text column."""
    return identify(posts["text"], small_words(posts["folded"]), posts["lang"])


def identify(written: pa.Array, small: Counts, declared: pa.Array) -> pa.DictionaryArray:
    """Return a language tag a post.

    `written` are the texts as they came, `small` the small words of the folded ones, `declared`
    the platform's tags ("" where it tells none).
    """
    counts = scripts(written)
    script = _scripts(counts)
    tags, declared_at = _coded(declared)
    names = [UNKNOWN, "zh", "zh-Hans", "zh-Hant", *_LATIN_LANGUAGES]
    answer = np.zeros(script.size, dtype=np.int64)
    answer = np.where(script == _HAN, _chinese(counts, tags, declared_at), answer)
    is_latin = script == _LATIN
    answer[is_latin] = _latin(small[is_latin], tags, declared_at[is_latin])
    for kind, spoken in _SPOKEN.items():
        chosen = [spoken.index(tag[0]) if tag[0] in spoken else 0 for tag in tags]
        rows = script == kind
        answer[rows] = (len(names) + np.array(chosen)[declared_at])[rows]
        names += spoken
    return pa.DictionaryArray.from_arrays(pa.array(answer.astype(np.int32)), pa.array(names))


def scripts(written: pa.Array) -> Counts:
    """Count each text's letters by script: texts x scripts."""
    written = folding.unescaped_column(written)
    if native.HAS:
        counts = np.empty((len(written), _SCRIPTS), dtype=np.int32)
        onepass.scripts(written, _script_of(), counts)
        return counts
    spread = letters.Letters.of(written)
    script = _script_of()[spread.points]
    known = np.flatnonzero(script)
    owner = spread.owners()[known]
    cells = np.bincount(owner * _SCRIPTS + script[known], minlength=len(spread) * _SCRIPTS)
    return cells.reshape(len(spread), _SCRIPTS).astype(np.int32)


def small_words(folded: pa.Array) -> Counts:
    """Count each text's small words by language: texts x languages."""
    if native.HAS:
        counts = np.empty((len(folded), LANGUAGES), dtype=np.int32)
        keys, bits = small_word_slots()
        onepass.read(
            folded, languages=LANGUAGES, small_keys=keys, small_bits=bits, small_counts=counts
        )
        return counts
    return count_small_words(features.units(letters.plain(folded)))


@cache
def _script_of() -> NDArray[np.uint8]:
    table = np.zeros(0x110000, dtype=np.uint8)
    for script, ranges in _BLOCKS:
        for first, end in ranges:
            table[first:end] = script
    han = [chr(point) for point in np.flatnonzero(table == _HAN)]
    for letter, folded in zip(han, folding.fold_many(han), strict=True):
        if _holds("gb2312", letter) and not _holds("big5", letter):
            table[ord(letter)] = _HANS
        elif folded != letter and _holds("big5", letter) and not _holds("gb2312", letter):
            table[ord(letter)] = _HANT
    table[[ord(letter) for letter in _CANTONESE]] = _HANT
    return table


def _holds(charset: str, letter: str) -> bool:
    return bool(letter.encode(charset, "ignore"))


def _scripts(counts: Counts) -> letters.Numbers:
    """Return each text's leading script, _NONE without letters."""
    weighed = counts.copy()
    han = counts[:, _HAN] + counts[:, _HANS] + counts[:, _HANT]
    weighed[:, [_HANS, _HANT]] = 0
    weighed[:, _HAN] = han * _EASTERN_WEIGHT
    weighed[:, [_KANA, _HANGUL]] *= _EASTERN_WEIGHT
    is_japanese = counts[:, _KANA] > _KANA_SHARE * (han + counts[:, _KANA])
    weighed[:, _KANA] = np.where(is_japanese, weighed[:, _KANA] + weighed[:, _HAN], 0)
    weighed[:, _HAN] = np.where(is_japanese, 0, weighed[:, _HAN])
    leading: letters.Numbers = weighed.argmax(axis=1)
    return leading


def _coded(declared: pa.Array) -> tuple[list[tuple[str, str]], letters.Numbers]:
    """Return the distinct declared (language, script) tags, and which one each post has."""
    coded = pc.fill_null(declared, "").dictionary_encode()
    at = np.asarray(coded.indices, dtype=np.int64)
    return [_tag(told) for told in coded.dictionary.to_pylist()] or [("", "zh")], at


def _tag(told: str) -> tuple[str, str]:
    first, *rest = told.lower().replace("_", "-").split("-")
    script = "zh"
    if {"hant", "tw", "hk", "mo"}.intersection(rest):
        script = "zh-Hant"
    elif {"hans", "cn", "sg", "my"}.intersection(rest):
        script = "zh-Hans"
    return first, script


def _chinese(
    counts: Counts, tags: list[tuple[str, str]], declared_at: letters.Numbers
) -> letters.Numbers:
    """Return 1 (zh), 2 (zh-Hans) or 3 (zh-Hant); what is declared decides a tie."""
    scripts = ("zh", "zh-Hans", "zh-Hant")
    told = np.array([scripts.index(script) + 1 for _, script in tags])[declared_at]
    lean = counts[:, _HANT] - counts[:, _HANS]
    return np.where(lean > 0, 3, np.where(lean < 0, 2, told))


def _latin(
    small: Counts, tags: list[tuple[str, str]], declared_at: letters.Numbers
) -> letters.Numbers:
    """Return the place of the language in `names`; 0 where neither words nor platform tell."""
    told = [_LATIN_LANGUAGES.index(tag[0]) if tag[0] in _LATIN_LANGUAGES else -1 for tag in tags]
    declared = np.array(told)[declared_at]
    best = small.argmax(axis=1)
    most = small[np.arange(small.shape[0]), best]
    is_clear = (most > 0) & ((small == most[:, None]).sum(axis=1) == 1)
    # The platform is believed where the words do not contradict it.
    fits = (declared >= 0) & (small[np.arange(small.shape[0]), declared] >= most - 1)
    return np.where(fits, declared + 4, np.where(is_clear, best + 4, 0))


def count_small_words(words: features.Units) -> Counts:
    """Count each text's small words by language: texts x languages."""
    hashes, belongs, may_be = _small_word_table()
    texts = words.bounds.size - 1
    found = np.flatnonzero(may_be[words.hashes & _LOW_BITS])
    at = np.minimum(np.searchsorted(hashes, words.hashes[found]), hashes.size - 1)
    is_small = hashes[at] == words.hashes[found]
    at, owner = at[is_small], words.owners()[found[is_small]]
    counts = np.zeros((texts, LANGUAGES), dtype=np.int32)
    for language in range(LANGUAGES):
        mine = owner[belongs[at, language]]
        counts[:, language] = np.bincount(mine, minlength=texts)
    return counts


@cache
def small_word_slots() -> tuple[features.Hashes, NDArray[np.uint16]]:
    """Return the same for C: a word's hash in the slot that it names, or the next free one."""
    keys, bits = np.zeros(_SLOTS, np.uint32), np.zeros(_SLOTS, np.uint16)
    hashes, belongs, _ = _small_word_table()
    for hashed, spoken in zip(hashes.tolist(), belongs.tolist(), strict=True):
        at = ((hashed * _SLOT_FACTOR) % 2**32 >> 16) % _SLOTS
        while bits[at]:
            at = (at + 1) % _SLOTS
        keys[at], bits[at] = hashed, sum(1 << place for place, is_in in enumerate(spoken) if is_in)
    return keys, bits


@cache
def _small_word_table() -> tuple[features.Hashes, letters.Flags, letters.Flags]:
    """Return the sorted hashes of all small words, the languages of each, and a sieve for both."""
    lists = [folding.fold(told).split() for told in _SMALL_WORDS.values()]
    distinct = sorted({word for told in lists for word in told})
    hashes = features.units(letters.Letters.of(pa.array(distinct))).hashes
    belongs = np.array([[word in told for told in lists] for word in distinct])
    order = np.argsort(hashes)
    may_be = np.zeros(int(_LOW_BITS) + 1, dtype=np.bool_)
    may_be[hashes & _LOW_BITS] = True
    return hashes[order], belongs[order], may_be
