"""From a playbook's text to the playbook: everything that is wrong with it, line by line."""

from collections.abc import Mapping
from datetime import timedelta

import yaml

from tocsin import warning
from tocsin.cases import errors
from tocsin.cases.clocks import Moment, Rule, moments
from tocsin.cases.model import Kind, Origin, Stage, Step, Trigger, Words
from tocsin.cases.playbooks import agreeing, keys
from tocsin.cases.playbooks.model import LEVELS, Play, Playbook, Wording
from tocsin.cases.playbooks.nodes import Fault, Faults, Reader, composed
from tocsin.kernel import catalogue

_WORDS = {one.word: one for one in sorted(LEVELS)}
_EMPTY = yaml.MappingNode("tag:yaml.org,2002:map", [])


def read(text: str, bases: Mapping[str, Playbook] | None = None) -> Playbook:
    """Return the playbook that a text holds; raises errors.BadPlaybook with every fault."""
    playbook, faults = check(text, bases or {})
    if faults or playbook is None:
        raise refusal(faults)
    return playbook


def refusal(faults: list[Fault]) -> errors.BadPlaybook:
    """Return what is raised for these faults."""
    told = [
        {"line": one.line, "column": one.column, "code": one.code, "facts": dict(one.facts)}
        for one in faults
    ]
    line = faults[0].line if faults else 1
    first = {"code": faults[0].code, "facts": dict(faults[0].facts)} if faults else ""
    return errors.BadPlaybook(faults=told, count=len(told), line=line, first=first)


def check(text: str, bases: Mapping[str, Playbook]) -> tuple[Playbook | None, list[Fault]]:
    """Return the playbook and everything that is wrong with it, in order of lines."""
    faults = Faults()
    node = composed(text, faults)
    playbook = None if node is None else _Reading(faults, bases).playbook(node)
    return playbook, sorted(faults.found, key=lambda one: (one.line, one.column))


class _Reading:
    def __init__(self, faults: Faults, bases: Mapping[str, Playbook]) -> None:
        self._faults, self._read, self._bases = faults, Reader(faults), bases
        self._where: dict[str, yaml.Node] = {}  # codes to their places

    def playbook(self, node: yaml.Node) -> Playbook:
        read = self._read
        told = read.mapping(node, keys.HEAD, ("playbook", "name", "plays"))
        sources = self._sources(told.get("sources"))
        own = Playbook(
            code=self._code(told.get("playbook")),
            version=read.number(told.get("version"), 1),
            name=self._words(told.get("name")),
            summary=self._words(told.get("summary")),
            trigger=Trigger(read.choice(told.get("trigger"), Trigger, "unknown")),
            kind=Kind(read.choice(told.get("type"), Kind, "unknown")),
            origin=Origin(read.choice(told.get("origin"), Origin, "unknown")),
            levels=self._levels(told.get("levels")),
            suggested_by=self._texts(told.get("suggested_by")),
            team=tuple(map(self._code, read.each(told.get("team")))),
            clocks=tuple(map(self._clock, read.each(told.get("clocks")))),
            plays=tuple(map(self._play, read.each(told.get("plays")))),
            wordings=tuple(map(self._wording, read.each(told.get("messages")))),
            sources=sources,
        )
        merged = self._extended(own, told)
        agreeing.check(merged, own, self._where, self._faults)
        return merged

    def _extended(self, own: Playbook, told: Mapping[str, yaml.Node]) -> Playbook:
        without = {self._read.text(one): one for one in self._read.each(told.get("without"))}
        asked = told.get("extends")
        if asked is None:
            return own
        base = self._bases.get(self._read.text(asked))
        if base is None:
            self._faults.unknown(asked, "base", self._read.text(asked), self._bases)
            return own
        known = agreeing.codes(base)
        for code, node in without.items():
            if code not in known:
                self._faults.unknown(node, "play", code, known)
        return agreeing.extended(base, own, frozenset(without))

    def _sources(self, node: yaml.Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._faults.at(node, "no_mapping")
            return {}
        return {self._code(key): self._read.text(value) for key, value in node.value}

    def _clock(self, node: yaml.Node) -> Rule:
        told = self._read.mapping(node, keys.CLOCK, ("clock", "name", "due"))
        code = self._code(told.get("clock"))
        self._where[f"clock/{code}"] = told.get("clock", node)
        self._note_source(code, told)
        moment = self._moment(told.get("due")) or Moment(after_s=3600)
        return Rule(
            code=code,
            name=self._words(told.get("name")),
            done_when=self._words(told.get("done_when")),
            moment=moment,
            levels=self._levels(told.get("levels")),
            countries=frozenset(map(self._country, self._read.each(told.get("countries")))),
            warn=self._while(told.get("warn"), timedelta(minutes=5)),
            climb=self._while(told.get("climb"), timedelta(minutes=10)),
            ladder=tuple(map(self._code, self._read.each(told.get("ladder")))),
            repeats=self._read.claim(told.get("repeats")),
            met_by=self._read.choice(told.get("met_by"), keys.SAID, ""),
            source=self._read.text(told.get("source")),
        )

    def _play(self, node: yaml.Node) -> Play:
        told = self._read.mapping(node, keys.PLAY, ("play", "name", "step", "role"))
        code = self._code(told.get("play"))
        if f"play/{code}" in self._where:
            self._faults.at(told.get("play"), "doubled", told=code)
        self._where[f"play/{code}"] = told.get("play", node)
        self._note_source(code, told)
        blocked = {self._read.text(one): one for one in self._read.each(told.get("blocked_by"))}
        self._where |= {f"blocked/{code}/{one}": place for one, place in blocked.items()}
        return Play(
            code=code,
            name=self._words(told.get("name")),
            done_when=self._words(told.get("done_when")),
            step=Step(self._read.choice(told.get("step"), Step, "execute")),
            role=self._code(told.get("role")),
            deputy=self._code(told["deputy"]) if "deputy" in told else "",
            party=self._read.choice(told.get("party"), keys.PARTIES, ""),
            levels=self._levels(told.get("levels")),
            due_after=self._moment(told.get("due_after")),
            blocked_by=tuple(blocked),
            source=self._read.text(told.get("source")),
        )

    def _wording(self, node: yaml.Node) -> Wording:
        told = self._read.mapping(node, keys.WORDING, ("stage", "audience", "text"))
        text = self._words(told.get("text"))
        gaps = {lang: catalogue.placeholders(one) for lang, one in text.items()}
        if len(set(gaps.values())) > 1:
            self._faults.at(told.get("text"), "gaps_differ")
        return Wording(
            stage=Stage(self._read.choice(told.get("stage"), Stage, "outbreak")),
            audience=self._code(told.get("audience")),
            role=self._code(told["role"]) if "role" in told else "",
            channel=self._read.text(told.get("channel")),
            text=text,
        )

    def _words(self, node: yaml.Node | None) -> Words:
        """Return a text by language; a bare one is as its author wrote it."""
        if node is None:
            return {}
        if isinstance(node, yaml.ScalarNode):
            return {"": self._read.text(node)}
        told = self._read.mapping(node, catalogue.LANGUAGES)
        if not told:
            self._faults.at(node, "no_words")
        return {lang: self._read.text(one) for lang, one in told.items()}

    def _levels(self, node: yaml.Node | None) -> frozenset[warning.Level]:
        """Return levels: a list, or "orange+" for that and all above."""
        if node is None:
            return LEVELS
        if isinstance(node, yaml.ScalarNode):
            told = self._read.text(node)
            if told.endswith("+") and told[:-1] in _WORDS:
                return frozenset(one for one in LEVELS if one >= _WORDS[told[:-1]])
            self._faults.unknown(node, "level", told, [f"{one}+" for one in _WORDS])
            return LEVELS
        words = [self._read.choice(one, _WORDS, "red") for one in self._read.each(node)]
        return frozenset(_WORDS[word] for word in words)

    def _moment(self, node: yaml.Node | None) -> Moment | None:
        if node is None:
            return None
        found = moments.read(self._read.text(node))
        if found is None:
            self._faults.at(node, "no_moment", told=self._read.text(node)[:80])
        return found

    def _while(self, node: yaml.Node | None, default: timedelta) -> timedelta:
        found = self._moment(node)
        if found is not None and found.at:
            self._faults.at(node, "no_while", told=self._read.text(node)[:80])
        return default if found is None or found.at else found.after

    def _country(self, node: yaml.Node) -> str:
        told = self._read.text(node)
        if not (len(told) == len("TW") and told.isascii() and told.isupper()):
            self._faults.at(node, "no_country", told=told[:80])
        return told

    def _texts(self, node: yaml.Node | None) -> tuple[str, ...]:
        return tuple(self._read.text(one) for one in self._read.each(node))

    def _code(self, node: yaml.Node | None) -> str:
        told = self._read.text(node)
        if node is not None and not agreeing.is_code(told):
            self._faults.at(node, "no_code", told=told[:80])
        return told

    def _note_source(self, code: str, told: Mapping[str, yaml.Node]) -> None:
        if "source" in told:
            self._where[f"source/{code}"] = told["source"]
