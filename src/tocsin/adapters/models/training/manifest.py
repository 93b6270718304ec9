"""The manifest of a training: which files hold which labels, whose they are, what they count.

Each `[[set]]` is one file read for one head:

    [[set]]
    name = "Our own complaints"
    file = "complaints.csv"        # .jsonl .csv .tsv, also packed as .zip .xz .gz
    head = "sentiment"             # one of enrichment.heads
    text = "body"                  # the column or key of the text
    label = "mood"                 # the column or key of the label
    map = { bad = "negative", ok = "neutral", good = "positive" }   # without it: as it stands
    lang = "zh"                    # zh or en
    weight = 1.0
    licence = "ours"
    split = "train"                # dev: measured, settles one temperature, never learned from

`probabilities` in place of `label` names a key that holds a list of probabilities in the order of
the head's labels, or an object of them by label. A table `[balance]` lets rare labels count more,
by this power of their rarity: `emotion = 0.4` for all, `"sentiment.en" = 0.5` for one language.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from tocsin import enrichment
from tocsin.kernel import reasons


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One labelled set, read for one head."""

    name: str
    file: str
    head: str
    licence: str
    lang: Literal["zh", "en"]
    text: str = "text"
    label: str = ""
    probabilities: str = ""
    map: dict[str, str] | None = None
    weight: float = 1.0
    split: Literal["train", "dev"] = "train"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All sets of a training, and the folder that their files lie in."""

    file: Path
    sets: tuple[Source, ...]
    balance: Mapping[str, float]

    def path(self, source: Source) -> Path:
        """Return where a set's file lies."""
        return self.file.parent / source.file


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    set: list[Source] = []
    balance: dict[str, float] = {}


def read(file: Path) -> Manifest:
    """Return a manifest; raises BadManifest with what is wrong and where."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        whole = msgspec.convert(told, _Told)
    except tomllib.TOMLDecodeError as fault:
        raise _bad(file, reasons.of_toml(str(fault))) from fault
    except (OSError, ValueError) as fault:  # msgspec's faults and what is not UTF-8
        raise _bad(file, reasons.of_content(fault)) from fault
    manifest = Manifest(file=file, sets=tuple(whole.set), balance=whole.balance)
    for number, source in enumerate(manifest.sets, 1):
        why = _fault(manifest, source)
        if why:
            placed = reasons.because("enrichment.manifest.set", number=number, why=why)
            raise _bad(file, placed)
    if not any(source.split == "train" for source in manifest.sets):
        raise _bad(file, reasons.because("enrichment.manifest.nothing"))
    return manifest


def _bad(file: Path, why: reasons.Reason) -> enrichment.errors.BadManifest:
    return enrichment.errors.BadManifest(file=str(file), why=why)


def _fault(manifest: Manifest, source: Source) -> reasons.Reason | None:
    """Return what is wrong with a set, None if nothing is."""
    head = enrichment.heads.BY_NAME.get(source.head)
    if head is None:
        known = list(enrichment.heads.BY_NAME)
        return reasons.because("enrichment.manifest.head", head=source.head[:80], known=known)
    unknown: Mapping[str, Any] = {
        to: None for to in (source.map or {}).values() if to not in head.labels
    }
    if unknown:
        return reasons.because(
            "enrichment.manifest.map", labels=list(unknown), known=list(head.labels)
        )
    if bool(source.label) == bool(source.probabilities):
        return reasons.because("enrichment.manifest.label")
    if not 0 < source.weight <= _MOST:
        return reasons.because("enrichment.manifest.weight", most=_MOST)
    if not manifest.path(source).is_file():
        return reasons.because("enrichment.manifest.file", path=str(manifest.path(source)))
    return None


_MOST = 1000.0
