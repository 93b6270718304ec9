"""Sentences in three languages: locales/<lang>/<room>.json, one flat file a room."""

import importlib.resources
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
FALLBACK = "en"

_BETWEEN = " · "  # the same in every language
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# What browsers and systems call the two scripts.
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every sentence by language and code."""

    texts: Mapping[str, Mapping[str, str]]

    def say(self, lang: str, code: str, facts: Mapping[str, object] | None = None) -> str:
        """Return the sentence for `code`; English where `lang` lacks it, else the code itself.

        A fact that is missing leaves its placeholder standing: words never fail a notice. A fact
        may be a sentence itself, {"code", "facts"}, with a "text" where the catalogue lacks it, or
        {"words"} by language.
        """
        text = self.texts.get(closest(lang), {}).get(code)
        if text is None:
            text = self.texts.get(FALLBACK, {}).get(code, code)
        known = facts or {}
        return _PLACEHOLDER.sub(
            lambda hole: self._fact(lang, known[hole[1]]) if hole[1] in known else hole[0], text
        )

    def _fact(self, lang: str, value: object) -> str:
        if isinstance(value, Mapping) and isinstance(value.get("code"), str):
            if "text" in value and not self.knows(value["code"]):
                return str(value["text"])
            return self.say(lang, value["code"], value.get("facts"))
        if isinstance(value, Mapping) and isinstance(value.get("words"), Mapping):
            return in_language(value["words"], lang)
        if isinstance(value, list | tuple):
            return _BETWEEN.join(self._fact(lang, one) for one in value)
        return _told(value)

    def knows(self, code: str) -> bool:
        """Return whether there is a sentence for `code`."""
        return code in self.texts.get(FALLBACK, {})


def in_language(words: Mapping[str, object], lang: str) -> str:
    """Return a text that stands in several languages: "" is the one its author wrote in.

    >>> in_language({"en": "Verify", "zh-Hant": "查證"}, "zh-TW"), in_language({"": "查證"}, "en")
    ('查證', '查證')
    """
    for each in (closest(lang), "", FALLBACK, *words):
        if words.get(each):
            return str(words[each])
    return ""


def closest(wanted: str) -> str:
    """Return the language of ours that serves `wanted` best.

    >>> closest("zh-TW"), closest("zh"), closest("en-GB"), closest("fr")
    ('zh-Hant', 'zh-Hans', 'en', 'en')
    """
    asked = wanted.strip().replace("_", "-").lower()
    if asked.startswith(_TRADITIONAL):
        return "zh-Hant"
    return "zh-Hans" if asked == "zh" or asked.startswith("zh-") else FALLBACK


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the facts that a sentence asks for."""
    return frozenset(_PLACEHOLDER.findall(text))


def load(folder: Path) -> Catalogue:
    """Return the catalogue kept in `folder`; a code in two files is the later file's."""
    return Catalogue({lang: _language(folder / lang) for lang in LANGUAGES})


@cache
def standard() -> Catalogue:
    """Return the catalogue that comes with Tocsin."""
    return load(folder())


def folder() -> Path:
    """Return where the sentences are: inside the wheel, or beside `src` in a checkout."""
    package = Path(str(importlib.resources.files("tocsin")))
    inside = package / "locales"
    return inside if inside.is_dir() else package.parent.parent / "locales"


def _language(files: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in sorted(files.glob("*.json")):
        texts |= msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    return texts


def _told(value: object) -> str:
    match value:
        case bool() | None:
            return str(value).lower()
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.1f}".removesuffix(".0")
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        case _:
            return str(value)
