"""Walls with ears: each folder brings posts in from one kind of place.

The built-in connectors are the folders here that hold a `manifest.toml`; others come as plug-ins
through the entry point group `tocsin.connectors`, whose value is such a package. A package offers
`MANIFEST`, `Settings` and `connector(settings, *, clock, pseudonyms) -> listening.Connector`.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import Any

from pydantic import BaseModel

from tocsin import listening
from tocsin.connectors import manifests
from tocsin.connectors.manifests import Bucket, Manifest, Quality, Rule
from tocsin.kernel import clock as clocks
from tocsin.kernel import pseudonyms as naming
from tocsin.kernel import reasons

GROUP = "tocsin.connectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of source that can be listened to."""

    package: str
    manifest: Manifest

    def connect(
        self,
        settings: Mapping[str, object],
        *,
        clock: clocks.Clock,
        pseudonyms: naming.Pseudonyms,
        **more: object,
    ) -> listening.Connector:
        """Return the connector of one source; raises BadSettings."""
        made: listening.Connector = self._module.connector(
            settings, clock=clock, pseudonyms=pseudonyms, **more
        )
        return made

    def settings_schema(self) -> dict[str, Any]:
        """Return the JSON schema of the settings: the form that a person fills in."""
        model: type[BaseModel] = self._module.Settings
        return model.model_json_schema()

    def quality(self) -> Quality:
        """Return how well the connector keeps the rules of each grade."""
        return manifests.quality(self.package)

    @property
    def _module(self) -> Any:  # noqa: ANN401 - a plug-in's module, checked by its contract suite
        return importlib.import_module(self.package)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by name; a plug-in cannot take a built-in's name."""
    found = {kind.manifest.name: kind for kind in map(_kind, _plug_ins())}
    return found | {kind.manifest.name: kind for kind in map(_kind, _built_in())}


def kind(name: str) -> Kind:
    """Return one kind; raises BadSettings for a name that nobody offers."""
    found = kinds().get(name)
    if found is None:
        why = reasons.because("kernel.value.choice", choices=sorted(kinds()))
        raise listening.errors.BadSettings(connector=name, setting="connector", why=why)
    return found


def _kind(package: str) -> Kind:
    return Kind(package=package, manifest=manifests.read(package))


def _built_in() -> list[str]:
    here = resources.files(__name__)
    return [
        f"{__name__}.{module.name}"
        for module in pkgutil.iter_modules(__path__)
        if module.ispkg and here.joinpath(module.name, "manifest.toml").is_file()
    ]


def _plug_ins() -> list[str]:
    return [entry.value for entry in metadata.entry_points(group=GROUP)]


__all__ = ["GROUP", "Bucket", "Kind", "Manifest", "Quality", "Rule", "kind", "kinds", "manifests"]
