"""The table of layers."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

_SHIPPED = Path(__file__).with_name("layers.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One indicator in a layer; where it `falls`, its fall below the expected tells."""

    name: str
    weight: float
    falls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Indicators that tell of the same thing."""

    name: str
    weight: float
    indicators: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All layers, with the version of their weights."""

    version: str
    layer: tuple[Layer, ...]

    @classmethod
    def read(cls, file: Path) -> "Table":
        """Return what a file holds; raises msgspec.ValidationError."""
        return msgspec.toml.decode(file.read_bytes(), type=cls)


@cache
def shipped() -> Table:
    """Return the table that comes with Tocsin."""
    return Table.read(_SHIPPED)
