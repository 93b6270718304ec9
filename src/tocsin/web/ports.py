"""What the web door asks of the house; `assembly.House` is one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Protocol

import pyarrow as pa
from fastapi import Depends, Request
from starlette.requests import HTTPConnection
from starlette.types import Scope

from tocsin import directory, listening, notices, settings, warning
from tocsin.adapters import archive, sql
from tocsin.kernel import clock, pseudonyms
from tocsin.runtimes import cases
from tocsin.runtimes.directory import Visitor
from tocsin.web import errors

_VISITOR = "tocsin.visitor"
_WHOEVER = "desk"  # who gave no name, as the trail calls them


class Desk(Protocol):
    """What people decide, carried out by the one writer; it refuses with TocsinError."""

    async def acknowledge(self, warning_id: str, actor: directory.Actor) -> warning.EarlyWarning:
        """Enter who has seen a warning; raises NotAllowed."""
        ...

    async def stand_down(
        self, warning_id: str, actor: directory.Actor, reason: str
    ) -> warning.EarlyWarning:
        """Close a warning on a person's word; raises NotAllowed."""
        ...

    async def acknowledge_notice(self, notice_id: str, actor: directory.Actor) -> notices.Notice:
        """Enter who has seen a notice, for the house; raises NotAllowed, UnknownNotice."""
        ...

    async def acknowledge_mine(self, notice_id: str, actor: directory.Actor) -> notices.Notice:
        """Enter that somebody has seen what they were told; raises NotAllowed, UnknownNotice."""
        ...

    async def put_watch(self, watch: listening.Watch, actor: directory.Actor) -> listening.Watch:
        """Begin or change a watch; raises NotAllowed."""
        ...

    async def remove_watch(self, watch_id: str, actor: directory.Actor) -> None:
        """End a watch; raises NotAllowed."""
        ...

    async def put_source(
        self, source: listening.Source, actor: directory.Actor
    ) -> listening.Source:
        """Begin or change a source; raises NotAllowed."""
        ...

    async def remove_source(self, source_id: str, actor: directory.Actor) -> None:
        """End a source; raises NotAllowed."""
        ...

    async def deliver(self, source_id: str, headers: Mapping[str, str], body: bytes) -> None:
        """Take in a webhook; returns once it is committed."""
        ...


class Board(Protocol):
    """How every source is doing at this moment."""

    @property
    def known(self) -> Mapping[str, listening.SourceHealth]:
        """Return the health of each source by its id."""
        ...


class Archive(Protocol):
    """Finds stored posts; rows hold `shapes.POST_COLUMNS`."""

    @property
    def complaints(self) -> archive.Complaints:
        """Return what counts complaints."""
        ...

    def search(self, query: archive.PostQuery) -> archive.Page:
        """Return a page of posts, the newest first; raises store.bad_cursor."""
        ...

    def drawn(self, query: archive.PostQuery, columns: Sequence[str]) -> pa.Table:
        """Return `columns` of the posts that match, or of a fair draw of `limit` of them."""
        ...

    def count(self, query: archive.PostQuery) -> int:
        """Return exactly how many posts match."""
        ...

    def posts(self, ids: Sequence[str]) -> list[Mapping[str, object]]:
        """Return the posts with these ids ("platform/post_id"), those that are there."""
        ...

    def of_stories(self, stories: Sequence[int], limit: int) -> list[Mapping[str, object]]:
        """Return the newest posts of stories that are told as one."""
        ...

    def top_accounts(
        self, watch_id: str, since: datetime, until: datetime, limit: int
    ) -> list[tuple[str, int, int]]:
        """Return (account, posts, reach), the busiest first."""
        ...


class Catalogue(Protocol):
    """Finds sentences; `kernel.catalogue.Catalogue` is one."""

    def say(self, lang: str, code: str, facts: Mapping[str, object] | None = None) -> str:
        """Return the sentence for `code`, filled with `facts`."""
        ...

    def knows(self, code: str) -> bool:
        """Return whether there is a sentence for `code`."""
        ...


class House(Protocol):
    """Everything behind the door."""

    @property
    def settings(self) -> settings.Settings:
        """Return what a person set."""
        ...

    @property
    def db(self) -> sql.Database:
        """Return the books."""
        ...

    @property
    def names(self) -> pseudonyms.Pseudonyms:
        """Return what accounts are named by."""
        ...

    @property
    def archive(self) -> Archive:
        """Return the stored posts."""
        ...

    @property
    def clock(self) -> clock.Clock:
        """Return the clock that the house lives by."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Return the sentences."""
        ...

    @property
    def board(self) -> Board:
        """Return how the sources are doing."""
        ...

    @property
    def desk(self) -> Desk:
        """Return where people's decisions are carried out."""
        ...

    @property
    def cases(self) -> cases.Desks:
        """Return what makes the room of cases within a transaction."""
        ...

    @property
    def is_simulated(self) -> bool:
        """Return whether the posts are the demo's."""
        ...

    def checks(self) -> Mapping[str, object]:
        """Return the writer's state for /readyz: writer, outbox_age_s, disk_free_bytes."""
        ...


def of(request: HTTPConnection) -> House:
    """Return the house that this request came to."""
    house: House = request.app.state.house
    return house


def _here(request: Request) -> House:
    return of(request)


Here = Annotated[House, Depends(_here)]


def carry(scope: Scope, visitor: Visitor | None) -> None:
    """Hand on who asks, for the routes to know."""
    scope[_VISITOR] = visitor


def visitor(scope: Scope) -> Visitor | None:
    """Return who asks, as the gate found out; None for nobody we know."""
    found: Visitor | None = scope.get(_VISITOR)
    return found


def acting(request: Request, house: Here) -> directory.Actor:
    """Return who asks; raises NobodyYet, NoServiceUser, SignInNeeded."""
    known = visitor(request.scope)
    if known is not None:
        return known.actor
    with house.db.reading() as books:
        has_users = books.users.has_any()
    if not has_users:
        raise directory.users.errors.NobodyYet
    if "authorization" in request.headers:  # the gate let it in: the token is right
        raise directory.users.errors.NoServiceUser
    raise errors.SignInNeeded


def asking(request: Request) -> directory.Actor:
    """Return who asks where a house without users is open, too: there whoever came in."""
    known = visitor(request.scope)
    return directory.whoever(_WHOEVER) if known is None else known.actor


def named(actor: directory.Actor, person: str) -> directory.Actor:
    """Return who acts by the name that a shape told (`By` is the signed-in user's own)."""
    return replace(actor, name=person)


# Who asks: a signed-in user, or the service user that the server's token acts as; else refused.
Acting = Annotated[directory.Actor, Depends(acting)]
# The same, or whoever came in to a house without users, where the door has decided already.
Asking = Annotated[directory.Actor, Depends(asking)]
