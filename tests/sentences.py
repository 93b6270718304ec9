"""What every refusal must read like, in each of the three languages."""

import re
from collections.abc import Mapping

from tocsin.kernel import catalogue

_CODES = re.compile(
    r"\b(?:assembly|backtest|cli|connectors|kernel|ledger|listening|notices|risk|settings|store"
    r"|warning|web)\.[a-z_]+(?:\.[a-z_]+)*"
)
_HOLES = frozenset(
    name
    for text in catalogue.standard().texts["en"].values()
    for name in catalogue.placeholders(text)
)
_QUOTED = re.compile("「[^」]*」|“[^”]*”|`[^`]*`")
_CHINESE = re.compile("[一-鿿]")
_LEAST_CHINESE = 6
_ENOUGH_WORDS = 4


def said(code: str, facts: Mapping[str, object]) -> dict[str, str]:
    """Return the sentence of a refusal by language."""
    known = catalogue.standard()
    return {lang: known.say(lang, code, facts) for lang in catalogue.LANGUAGES}


def assert_plain(told: Mapping[str, str]) -> None:
    """Ask of each sentence: no code, no hole, in its own language but for what it quotes."""
    assert [text for text in told.values() if _CODES.search(_QUOTED.sub("", text))] == []
    assert [text for text in told.values() if catalogue.placeholders(text) & _HOLES] == []
    bare = {lang: _QUOTED.sub("", text) for lang, text in told.items()}
    assert len(bare["en"].split()) >= _ENOUGH_WORDS, told
    assert not _CHINESE.search(bare["en"]), told
    assert len(_CHINESE.findall(bare["zh-Hant"])) >= _LEAST_CHINESE, told
    assert len(_CHINESE.findall(bare["zh-Hans"])) >= _LEAST_CHINESE, told
