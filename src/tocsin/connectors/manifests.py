"""A connector's manifest and quality scale, as its folder tells them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Literal, TypeVar

import msgspec
from pydantic import BaseModel, ValidationError

from tocsin import listening
from tocsin.kernel import reasons

Mode = Literal["push", "poll", "webhook", "import"]
SignIn = Literal["none", "token", "secret", "oauth"]
SCALE = ("bronze", "silver", "gold", "platinum")

_S = TypeVar("_S", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A quota or a budget: so many units in so many seconds."""

    name: str
    units: float
    per_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a connector is and, as honestly, what it cannot see. Sentences are catalogue codes."""

    name: str
    mode: Mode
    sign_in: SignIn
    languages: tuple[str, ...]  # "*" = any
    backfill_window: str  # ISO 8601 duration, "unlimited" or "none"
    ordering: str
    idempotency_key: str
    delete_events: bool
    blind_spots: tuple[str, ...]
    terms: str
    quotas: tuple[Bucket, ...] = ()
    money: tuple[Bucket, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the graded scale: done, or exempt with the reason."""

    rule: str
    status: Literal["done", "exempt", "open"]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well a connector keeps the rules of each grade."""

    bronze: tuple[Rule, ...] = field(default=())
    silver: tuple[Rule, ...] = field(default=())
    gold: tuple[Rule, ...] = field(default=())
    platinum: tuple[Rule, ...] = field(default=())

    @property
    def grade(self) -> str:
        """Return the highest grade whose rules, and those of all before it, are kept."""
        reached = "none"
        for grade in SCALE:
            if any(rule.status == "open" for rule in getattr(self, grade)):
                break
            reached = grade
        return reached


def read(package: str) -> Manifest:
    """Return the manifest in a connector's folder."""
    return msgspec.convert(_toml(package, "manifest.toml"), Manifest, strict=True)


def quality(package: str) -> Quality:
    """Return the quality scale in a connector's folder."""
    return msgspec.convert(_toml(package, "quality.toml"), Quality, strict=True)


def checked(model: type[_S], settings: Mapping[str, object] | _S, *, connector: str) -> _S:
    """Return settings that hold, or refuse them naming the first that does not."""
    if isinstance(settings, model):
        return settings
    try:
        return model.model_validate(settings)
    except ValidationError as bad:
        found = bad.errors(include_url=False, include_input=False)
        # A name that is not known is often the one that seems to be missing.
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        name = ".".join(map(str, first["loc"]))
        raise listening.errors.BadSettings(
            connector=connector, setting=name, why=reasons.of_value(first)
        ) from bad


def _toml(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(package).joinpath(name).read_text("utf-8"))
