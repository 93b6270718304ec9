"""The card of trained weights: where they come from, what they are worth, what they cannot do."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin import enrichment
from tocsin.adapters.models.training import manifest
from tocsin.enrichment import teaching, training

_GROUPS = enrichment.scoring.GROUPS
# Said of every model that these heads are in; codes of the catalogue.
LIMITS = (
    "models.limit.verification",
    "models.limit.distress",
    "models.limit.reason",
    "models.limit.crisis_type",
    "models.limit.shift",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is told of one folder of weights."""

    version: str
    trained_at: datetime
    posts: int
    seal: str
    heads: training.calibrating.Calibrations
    sets: tuple[tuple[manifest.Source, int], ...]
    measured: tuple[training.measuring.OnSet, ...]
    profiles: Mapping[str, training.measuring.Profile]
    kind: str = "softmax regression over hashed n-grams, 8-bit square codes"
    base: str = ""
    corrections: int = 0

    def told(self) -> str:
        """Return the card as TOML."""
        return "\n".join(line for part in self._parts() for line in part)

    def _parts(self) -> Iterator[list[str]]:
        yield [
            "# Written by tocsin models train; do not edit by hand.",
            'name = "ngram"',
            f'version = "{self.version}"',
            f'scheme = "{enrichment.features.SCHEME}"',
            f"bits = {enrichment.features.BITS}",
            f"trained_at = {self.trained_at.isoformat(timespec='seconds')}",
            f"posts = {self.posts}",
            f'sha256 = "{self.seal}"',
            f"kind = {json.dumps(self.kind)}",
            f'base = "{self.base}"',
            f"corrections = {self.corrections}",
            f"limits = {json.dumps(LIMITS)}",
            "",
        ]
        for name, one in self.heads.items():
            yield _head(name, one)
        for name, profile in self.profiles.items():
            yield _profile(name, profile)
        for source, rows in self.sets:
            yield _set(source, rows)
        for found in self.measured:
            yield _figures(found)


def _head(name: str, one: training.calibrating.Calibration) -> list[str]:
    labels = json.dumps(enrichment.heads.BY_NAME[name].labels)
    return [
        f"[heads.{name}]",
        f"labels = {labels}",
        f"least = {_by_group(one.least)}",
        f"temperature = {_by_group(one.temperature)}",
        "",
    ]


def _profile(name: str, one: training.measuring.Profile) -> list[str]:
    """Return what the weights say of rows kept apart: what later posts are compared with."""
    labels, sure = ([round(float(it), 4) for it in part] for part in (one.labels, one.sure))
    return [f"[profile.{name}]", f"labels = {labels}", f"sure = {sure}", ""]


def _by_group(values: NDArray[np.float32]) -> str:
    told = (f"{lang} = {value:.4f}" for lang, value in zip(_GROUPS, values, strict=True))
    return f"{{ {', '.join(told)} }}"


def _set(source: manifest.Source, rows: int) -> list[str]:
    told: dict[str, object] = {
        "name": source.name,
        "head": source.head,
        "lang": source.lang,
        "licence_as_stated": source.licence,
        "weight": source.weight,
        "split": source.split,
        "posts": rows,
    }
    told |= {"note": source.note} if source.note else {}
    return ["[[training_sets]]", *_rows(told), ""]


def _rows(told: Mapping[str, object]) -> Iterator[str]:
    return (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())


def _figures(one: training.measuring.OnSet) -> list[str]:
    return ["[[figures]]", *_rows(_told(one)), ""]


def _told(one: training.measuring.OnSet) -> dict[str, object]:
    found = one.figures
    told: dict[str, object] = {
        "split": one.split,
        "head": one.head,
        "lang": one.lang,
        "posts": found.posts,
        "ece": round(found.ece, 4),
        "ece_by_chance": round(found.ece_by_chance, 4),
        "answered": round(found.answered, 4),
        "accuracy_answered": round(found.accuracy_answered, 4),
        "confusion": [list(row) for row in found.confusion],
        "bins": [[bin_.posts, round(bin_.sure, 4), round(bin_.right, 4)] for bin_ in found.bins],
    }
    for name in ("accuracy", "macro_f1", "macro_recall"):
        figure = getattr(found, name)
        told[name] = [round(figure.value, 4), round(figure.low, 4), round(figure.high, 4)]
    return told


HELD_OUT, SAMPLE = "held-out corrections", "sample"  # what a layer is measured on


def of_layer(
    base: Mapping[str, Any], one: teaching.Version, measured: Iterable[training.measuring.OnSet]
) -> str:
    """Return the card of a layer of corrections: its base's, with what was laid over it.

    Its own figures stand first; its base's follow, each with the version that it was measured of.
    """
    theirs = [
        {**figures, "of": figures.get("of") or base["version"]}
        for figures in base.get("figures", [])
        if figures.get("of", "") in {"", base["version"]} or figures["split"] not in _OF_LAYERS
    ]
    told = {
        **base,
        "version": one.version,
        "base": one.base,
        "corrections": one.corrections,
        "sha256": one.seal,
        "trained_at": one.made_at,
        "kind": f"{base['kind'].partition(_OVER)[0]}{_OVER}",
        "figures": [*({**_told(it), "of": one.version} for it in measured), *theirs],
    }
    return dumped(told)


_OF_LAYERS = frozenset({HELD_OUT, SAMPLE})
_OVER = "; corrections of this house laid over it"


def dumped(told: Mapping[str, Any]) -> str:
    """Return a card that was read as TOML again."""
    plain = [f"{name} = {_value(one)}" for name, one in told.items() if not _is_table(one)]
    tables = [line for name, one in told.items() if _is_table(one) for line in _tables(name, one)]
    return "\n".join([*plain, "", *tables])


def _is_table(value: object) -> bool:
    is_list = isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) or is_list


def _tables(name: str, value: Any) -> Iterator[str]:  # noqa: ANN401 (a value of TOML)
    if isinstance(value, list):
        for one in value:
            yield from [f"[[{name}]]", *(f"{key} = {_value(it)}" for key, it in one.items()), ""]
        return
    for inner, one in value.items():
        yield from [f"[{name}.{inner}]"]
        yield from [*(f"{key} = {_value(it)}" for key, it in one.items()), ""]


def _value(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)
