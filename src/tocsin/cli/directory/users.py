"""`tocsin user list | add | link | roles | end`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tocsin import directory as room
from tocsin.adapters import sql
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.directory import acting
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import directory

user_app = typer.Typer(help=say("cli.user.help"), no_args_is_help=True)
root.app.add_typer(user_app, name="user")

_COLUMNS = ("name", "shown", "roles", "is_service", "asks_code", "passkeys", "user_id")
_service = room.users.service
Name = Annotated[str, typer.Argument(help=say("cli.user.name"))]
Roles = Annotated[list[room.Role], typer.Option("--role", help=say("cli.user.role"))]
Person = Annotated[str, typer.Option("--person", help=say("cli.user.person"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A transaction at the console, and who acts in it."""

    books: sql.Books
    actor: room.Actor
    now: datetime

    def enter(self, action: str, subject: str, facts: dict[str, object]) -> None:
        """Enter what was done."""
        directory.enter(self.books, self.now, self.actor.user_id, action, subject, facts)


@contextmanager
def desk(config: Path | None, data: Path | None, name: str) -> Iterator[Desk]:
    """Hold a transaction for whoever acts."""
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        actor = acting.actor(books, kept.folder, name)
        yield Desk(books=books, actor=actor, now=clock.SystemClock().now())


@user_app.command("list", help=say("cli.user.list"))
def list_users(
    *,
    as_json: root.JsonOption = False,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print who signs in."""
    with desk(config, data, named) as at:
        some = _service.listed(at.books, at.actor)
        found = [directory.shaping.user(at.books, one) for one in some]
    tables.show(found, _COLUMNS, as_json=as_json)


@user_app.command("add", help=say("cli.user.add"))
def add(
    name: Name,
    *,
    roles: Roles = [],  # noqa: B006 (typer reads it, nobody changes it)
    shown: Annotated[str, typer.Option("--shown", help=say("cli.user.shown"))] = "",
    person: Person = "",
    service: Annotated[bool, typer.Option("--service", help=say("cli.user.service"))] = False,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Make a user and print their link; a machine has none."""
    told = _service.Entry(
        name=name, shown=shown, roles=frozenset(roles), person_id=person, is_service=service
    )
    key = ""
    with desk(config, data, named) as at:
        one = _service.add(at.books, at.actor, told, at.now)
        at.enter("user.added", one.user_id, {"name": one.name, "roles": sorted(one.roles)})
        if not service:
            key = _service.link(at.books, at.actor, one.user_id, at.now)
    words.tell("cli.user.done", name=one.name)
    if key:
        words.tell("cli.user.printed", path=f"/welcome/{key}")


@user_app.command("link", help=say("cli.user.link"))
def link(
    name: Annotated[str, typer.Argument(help=say("cli.user.name"))] = "",
    *,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print a new one-time link; earlier ones open nothing any more."""
    with desk(config, data, named) as at:
        if name:
            one = acting.named(at.books, name)
            key = _service.link(at.books, at.actor, one.user_id, at.now)
            at.enter("user.linked", one.user_id, {})
            path = f"/welcome/{key}"
        else:
            room.require(at.actor, "user.link", room.law.LAW)
            path = directory.peopling.first_link(at.books, at.now) or ""
    if not path:
        raise room.users.errors.UnknownName(name=name)
    words.tell("cli.user.printed", path=path)


@user_app.command("roles", help=say("cli.user.roles"))
def roles(
    name: Name,
    *,
    roles: Roles,
    person: Person = "",
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Give a user other roles, and say which of our people they are."""
    with desk(config, data, named) as at:
        one = acting.named(at.books, name)
        told = _service.Entry(
            name=one.name,
            shown=one.shown,
            roles=frozenset(roles),
            person_id=person or one.person_id,
            is_service=one.is_service,
            subject=one.subject,
        )
        kept = _service.change(at.books, at.actor, one.user_id, told, at.now)
        at.enter("user.changed", one.user_id, {"name": one.name, "roles": sorted(kept.roles)})
    words.tell("cli.user.done", name=name)


@user_app.command("end", help=say("cli.user.end"))
def end(
    name: Name,
    *,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Let a user go."""
    with desk(config, data, named) as at:
        one = _service.end(at.books, at.actor, acting.named(at.books, name).user_id, at.now)
        at.enter("user.ended", one.user_id, {"name": one.name})
    words.tell("cli.user.ended", name=name)
