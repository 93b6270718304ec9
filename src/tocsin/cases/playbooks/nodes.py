"""YAML as nodes that know their lines: every fault is told where it stands, and how to mend it.

No anchors and no tags: a playbook is read by people, and an alias may unfold without end.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

LONGEST = 256 * 1024  # characters
DEEPEST = 16
_NEAR = 0.6
_SHOWN = 80
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong, where, and the facts of how to mend it."""

    line: int  # from 1
    column: int  # from 1
    code: str  # of the catalogue
    facts: Mapping[str, object] = field(default_factory=dict)


class Faults:
    """Gathers what is wrong: all of it is told at once."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def at(self, node: yaml.Node | yaml.Event | None, fault: str, /, **facts: object) -> None:
        """Enter a fault at a node; `fault` ends its code."""
        mark = node.start_mark if node is not None else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        code = f"cases.playbook.{fault}"
        self.found.append(Fault(line=line, column=column, code=code, facts=facts))

    def unknown(self, node: yaml.Node, what: str, told: str, known: Iterable[str]) -> None:
        """Enter a word that nobody knows, with the nearest that is known."""
        options = sorted(known)
        near = difflib.get_close_matches(told, options, n=1, cutoff=_NEAR)
        facts: dict[str, object] = {"told": told[:_SHOWN], "known": ", ".join(options)}
        if near:
            self.at(node, f"unknown_{what}_near", mend=near[0], **facts)
        else:
            self.at(node, f"unknown_{what}", **facts)


def composed(text: str, faults: Faults) -> yaml.Node | None:
    """Return the one document of a text; what keeps it from being read is entered."""
    if len(text) > LONGEST:
        faults.at(None, "too_long", limit=LONGEST)
        return None
    try:
        if not _is_plain(text, faults):
            return None
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.count("\n") + 1  # a text that ends too soon is faulty where it ends
        place = (min(mark.line + 1, last), mark.column + 1) if mark else (1, 1)
        facts = {"why": str(error.problem or error.context)[:200]}
        fault = Fault(line=place[0], column=place[1], code="cases.playbook.no_yaml", facts=facts)
        faults.found.append(fault)
        return None
    except (yaml.YAMLError, ValueError) as error:  # a character that no YAML may hold
        faults.at(None, "no_yaml", why=str(error).splitlines()[0][:200])
        return None
    if node is None:
        faults.at(None, "empty")
    return node


def _is_plain(text: str, faults: Faults) -> bool:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            faults.at(event, "alias")
            return False
        if depth > DEEPEST:
            faults.at(event, "too_deep", limit=DEEPEST)
            return False
    return True


class Reader:
    """Takes values out of nodes; what does not fit is entered, and something harmless returned."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def mapping(
        self, node: yaml.Node, known: Iterable[str], needed: Iterable[str] = ()
    ) -> dict[str, yaml.Node]:
        """Return a mapping's values by key; unknown, doubled and missing keys are entered."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.faults.at(node, "no_mapping")
            return found
        options = set(known)
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name not in options:
                self.faults.unknown(key, "key", name, options)
            elif name in found:
                self.faults.at(key, "doubled", told=name)
            else:
                found[name] = value
        for name in needed:
            if name not in found:
                self.faults.at(node, "missing", told=name)
        return found

    def each(self, node: yaml.Node | None) -> Iterator[yaml.Node]:
        """Yield the values of a list; no node = none."""
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            self.faults.at(node, "no_list")
            return
        yield from node.value

    def text(self, node: yaml.Node | None, default: str = "") -> str:
        """Return a text."""
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode):
            self.faults.at(node, "no_text")
            return default
        return str(node.value).strip()

    def number(self, node: yaml.Node | None, default: int) -> int:
        """Return a whole number from 1 to 9,999,999."""
        told = self.text(node, str(default))
        if told.isascii() and told.isdigit() and 0 < int(told[:8]) < 10**7:
            return int(told)
        self.faults.at(node, "no_number", told=told[:_SHOWN])
        return default

    def claim(self, node: yaml.Node | None) -> bool:
        """Return yes or no; no node = no."""
        told = self.text(node, "false").lower()
        if told not in {"true", "false", "yes", "no"}:
            self.faults.at(node, "no_claim", told=told[:_SHOWN])
        return told in {"true", "yes"}

    def choice(self, node: yaml.Node | None, options: Iterable[str], default: str) -> str:
        """Return one of the options."""
        known = list(options)
        told = self.text(node, default)
        if node is not None and told not in known:
            self.faults.unknown(node, "choice", told, known)
            return default
        return told
