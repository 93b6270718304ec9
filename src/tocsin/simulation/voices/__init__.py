"""Three ways of speaking: Taiwan (zh-Hant), the mainland (zh-Hans) and English.

Every word is the project's own; the brand, the kettle and the people are invented.
"""

from types import MappingProxyType

from tocsin.simulation import grammar
from tocsin.simulation.voices import (
    english_calm,
    english_crisis,
    mainland_calm,
    mainland_crisis,
    taiwan_calm,
    taiwan_crisis,
)

VOICES = MappingProxyType(
    {
        "zh-Hant": grammar.voice(
            slots=taiwan_calm.SLOTS | taiwan_crisis.SLOTS,
            texts=taiwan_calm.TEXTS | taiwan_crisis.TEXTS,
        ),
        "zh-Hans": grammar.voice(
            slots=mainland_calm.SLOTS | mainland_crisis.SLOTS,
            texts=mainland_calm.TEXTS | mainland_crisis.TEXTS,
        ),
        "en": grammar.voice(
            slots=english_calm.SLOTS | english_crisis.SLOTS,
            texts=english_calm.TEXTS | english_crisis.TEXTS,
        ),
    }
)

__all__ = ["VOICES"]
