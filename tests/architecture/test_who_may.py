"""Whatever people do stands in the trail, and whatever stands there was asked of the law first.

The doors ask, too; here the services are asked without any door. What writes to the trail is found
in the code: who adds a verb and forgets the law fails here, and who adds a chore says what it is.
"""

import ast
import asyncio
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from unittest.mock import MagicMock

import pytest

from tocsin import cases, directory, listening, statements
from tocsin.directory import entries
from tocsin.runtimes import front, inbox, rulings

ROOMS = (
    "tocsin.runtimes",
    "tocsin.cases.verbs",
    "tocsin.statements.verbs",
    "tocsin.directory.users.service",
    "tocsin.directory.entries",
)
# Calls that enter something in the trail, or tell the screens that something is other than it was.
PENS = ("audit.append", "trail.enter", "loading.enter", "loading.add", "signing.enter", "changed")
LAWS = (directory.law.LAW, rulings.law.LAW, cases.LAW, statements.law.LAW, inbox.law.LAW)
LAW = {verb: roles for law in LAWS for verb, roles in law.items()}
WITHOUT_ACTOR = {
    "the house's own rounds": (
        "runtimes.asking.asker.Asker.reckon",
        "runtimes.complaints.digest.send",
        "runtimes.entities.naming.Naming.reckon",
        "runtimes.judging.Judge.take_declarations",
        "runtimes.judging.Judge.tick",
        "runtimes.rulings.restraint.Restraint.beside",
        "runtimes.rulings.restraint.end_silence",
        "runtimes.statements.turns.late.Caller.call",
        "runtimes.stories.merging.Merging.reckon",
        "runtimes.stories.placing.Placing.grown",
        "runtimes.stories.placing.Placing.save",
        "runtimes.stories.placing.Placing.tick",
        "cases.verbs.hearing.heard",
        "cases.verbs.timing.tick",
        "statements.verbs.sending.freeze",
        "statements.verbs.sending.looked",
        "statements.verbs.sending.recover",
        "statements.verbs.sending.settle",
        "statements.verbs.sending.take",
    ),
    "one's own way in, and what proves that it is oneself": (
        "runtimes.directory.coding.drop",
        "runtimes.directory.coding.prove",
        "runtimes.directory.devices.passkeys.Keys.add",
        "runtimes.directory.devices.passkeys.remove",
        "runtimes.directory.signing.Desk.begin",
        "runtimes.directory.signing.Desk.change_password",
        "runtimes.directory.signing.Desk.sign_in",
        "runtimes.directory.signing.Desk.welcome",
        "runtimes.directory.vouching.coming.Gateway.come_back",
    ),
    "how a house begins, and how a demo does and ends": (
        "runtimes.directory.furnishing.begin",
        "runtimes.directory.furnishing.end",
        "runtimes.directory.peopling.begin_demo",
        "runtimes.directory.peopling.end_demo",
        "runtimes.directory.peopling.first_link",
    ),
    "anybody outside": ("cases.verbs.reporting.tip",),
    "the hands of verbs that have asked": (
        "runtimes.directory.signing.enter",
        "runtimes.judging.Judge.acknowledge",
        "runtimes.judging.Judge.stand_down",
        "runtimes.publishing.Feed.conditions",
        "runtimes.publishing.LiveFeed.conditions",
        "runtimes.publishing.SilentFeed.conditions",
        "runtimes.statements.lines.adding.add",
        "statements.verbs.writing.keep",
    ),
}

# What takes somebody along, and is asked only by what has asked.
HANDS = {
    *(f"runtimes.inbox.waiting.{name}" for name in ("mine", "told_to", "twins", "unseen")),
    *(f"runtimes.inbox.waiting.{name}" for name in ("stuck", "unreviewed", "unsigned")),
    *(f"runtimes.statements.allowing.with_{name}" for name in ("break", "draft", "publication")),
    "runtimes.statements.allowing.told",
    *(f"runtimes.statements.{name}.answered" for name in ("asking", "calls.stuck", "turns.late")),
    *(f"runtimes.statements.polishing.{name}" for name in ("Polisher.polish", "wished")),
    *(f"statements.verbs.approving.{name}" for name in ("adds", "carried")),
    *(f"statements.verbs.writing.{name}" for name in ("following", "may_read")),
}


def somebody(role: directory.Role | None) -> directory.Actor:
    """Return a user with one role, or with none."""
    return directory.Actor(user_id="u", name="U", roles=frozenset(filter(None, [role])))


@dataclass(frozen=True, slots=True)
class Verb:
    """One public function or method of a service."""

    name: str
    call: Callable[..., object]
    writes: bool

    @property
    def actors(self) -> set[str]:
        """Return which of its parameters are people who act."""
        told = typing.get_type_hints(self.call)
        return {name for name, kind in told.items() if kind is directory.Actor} - {"return"}

    def asked_by(self, actor: directory.Actor) -> str:
        """Have somebody ask for it, over books that are not there; returns what they may not."""
        parts = inspect.signature(self.call).parameters.values()
        given = {one.name: actor if one.name in self.actors else _made_up(one) for one in parts}
        first = [given.pop(one.name) for one in parts if one.kind is not one.KEYWORD_ONLY]
        try:
            self.call(*first, **given)
        except directory.errors.NotAllowed as refused:
            return str(refused.facts["verb"])
        except Exception:  # noqa: BLE001 (whoever may ask gets further than the stand-ins do)
            return ""
        return ""


def _made_up(part: inspect.Parameter) -> object:
    """Return a stand-in for anything; an entry of the directory has to be one of a kind."""
    if isinstance(part.annotation, typing.TypeVar):
        return entries.model.Person(entry_id="p", name="P")
    return entries.model.Person if typing.get_origin(part.annotation) is type else MagicMock()


def modules() -> Iterator[ModuleType]:
    for name in ROOMS:
        room = importlib.import_module(name)
        yield room
        for found in pkgutil.walk_packages(getattr(room, "__path__", ()), f"{name}."):
            yield importlib.import_module(found.name)


def everything() -> list[Verb]:
    """Return all that is public in the services."""
    return [one for module in modules() for one in _of(module)]


def writers() -> list[Verb]:
    """Return what writes to the trail."""
    return [one for one in everything() if one.writes]


def _of(module: ModuleType) -> Iterator[Verb]:
    writing = _writing(ast.parse(inspect.getsource(module)))
    short = module.__name__.removeprefix("tocsin.")
    for name, made in inspect.getmembers(module):
        if name.startswith("_") or getattr(made, "__module__", "") != module.__name__:
            continue
        if inspect.isfunction(made):
            yield Verb(f"{short}.{name}", made, name in writing)
        for part, method in inspect.getmembers(made, inspect.isfunction):
            is_public = inspect.isclass(made) and not part.startswith("_")
            if is_public and not inspect.iscoroutinefunction(method):  # the front's own test asks
                yield Verb(f"{short}.{name}.{part}", method, part in writing)


def _writing(tree: ast.Module) -> set[str]:
    """Return the functions that enter something in the trail, by others of the module, too."""
    calls = {
        one.name: {ast.unparse(each.func) for each in ast.walk(one) if isinstance(each, ast.Call)}
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    found = {name for name, told in calls.items() if any(map(_is_pen, told))}
    while True:
        more = {name for name, told in calls.items() if {_bare(each) for each in told} & found}
        if more <= found:
            return found
        found |= more


def _bare(called: str) -> str:
    return called.removeprefix("self.")


def _is_pen(called: str) -> bool:
    return called == "enter" or called.endswith(PENS)


def test_whatever_writes_to_the_trail_knows_who_acts_or_says_why_nobody_does() -> None:
    found = {one.name for one in writers() if not one.actors}
    told = {name for names in WITHOUT_ACTOR.values() for name in names}

    assert found == told


def test_nobody_gets_anything_done_and_the_law_names_all_that_is_asked() -> None:
    asked = {one.name: one.asked_by(somebody(None)) for one in writers() if one.actors}

    assert len(asked) > 100
    assert {name for name, verb in asked.items() if verb not in LAW} == set()


def test_nobody_is_told_anything_either() -> None:
    silent = {one.name for one in everything() if one.actors and not one.asked_by(somebody(None))}

    assert silent == HANDS


@pytest.mark.parametrize("role", directory.Role)
def test_a_role_is_refused_by_the_service_what_the_law_does_not_grant(role: directory.Role) -> None:
    verbs = {one: one.asked_by(somebody(None)) for one in writers() if one.actors}
    refused = {one.name for one, verb in verbs.items() if one.asked_by(somebody(role)) == verb}

    assert refused == {one.name for one, verb in verbs.items() if role not in LAW[verb]}


@pytest.mark.parametrize("role", directory.Role)
def test_the_running_house_asks_before_it_does_anything(role: directory.Role) -> None:
    feed, actor = MagicMock(), somebody(role)
    house = front.Front(
        db=MagicMock(), writer=MagicMock(), desk_of=MagicMock(), feed=feed, time=MagicMock()
    )
    watch = listening.Watch(watch_id="w", name="W", any=("w",))
    deeds = {
        "watch.keep": house.put_watch(watch, actor),
        "watch.remove": house.remove_watch("w", actor),
        "source.keep": house.put_source(MagicMock(), actor),
        "source.remove": house.remove_source("s", actor),
        "warning.acknowledge": house.acknowledge("e", actor),
        "warning.stand_down": house.stand_down("e", actor, "a sale"),
    }

    async def refused() -> set[str]:
        told = await asyncio.gather(*deeds.values(), return_exceptions=True)
        pairs = zip(deeds, told, strict=True)
        return {verb for verb, one in pairs if isinstance(one, directory.errors.NotAllowed)}

    assert asyncio.run(refused()) == {verb for verb in deeds if role not in LAW[verb]}
