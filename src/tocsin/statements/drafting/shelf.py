"""The shipped templates: reviewed, versioned, one a kind and language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.statements import errors
from tocsin.statements.drafting.model import Kind

_FOLDER = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence of a template, or the place where facts go."""

    say: str = ""  # words with {organisation}, {next_update}, {subject}, {fact}
    take: str = ""  # an aspect, "denied" or "open": once for each such fact
    when: str = ""  # "gap:why" (not known yet), "has:advice", "no:next_update", "" = always
    is_paragraph: bool = False  # begins one
    rank: int = 1  # the higher goes first where the channel is too short


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text with gaps, in one language."""

    kind: Kind
    language: str
    version: int
    title: str
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """Return what cites call it."""
        return f"{self.kind}/{self.version}"


@cache
def shipped() -> Mapping[tuple[Kind, str], Template]:
    """Return the newest version of every kind and language."""
    found: dict[tuple[Kind, str], Template] = {}
    for file in sorted(_FOLDER.glob("*.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        for name, one in told["template"].items():
            template = Template(
                kind=Kind(name),
                language=told["language"],
                version=one["version"],
                title=one.get("title", ""),
                parts=tuple(Part(**part) for part in one["parts"]),
            )
            found[template.kind, template.language] = template
    return found


def template(kind: Kind, language: str) -> Template:
    """Return a template; raises UnknownTemplate."""
    found = shipped().get((kind, language))
    if found is None:
        raise errors.UnknownTemplate(kind=str(kind), language=language)
    return found
