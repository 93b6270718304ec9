"""Watches and sources as people enter them, whichever door they come by; the caller tells screens.

A running house looks at the books again and again, and takes up what has changed.
"""

from datetime import datetime

from tocsin import directory, listening, shapes
from tocsin.adapters import sql
from tocsin.runtimes.rulings import law


def keep_watch(
    books: sql.Books, actor: directory.Actor, one: listening.Watch, now: datetime
) -> listening.Watch:
    """Keep a new or changed watch; raises NotAllowed."""
    directory.require(actor, "watch.keep", law.LAW)
    books.watches.put(one)
    books.audit.append(now, actor.name, "watch.kept", one.watch_id, shapes.watch(one))
    return one


def remove_watch(books: sql.Books, actor: directory.Actor, watch_id: str, now: datetime) -> None:
    """Forget a watch; its posts and figures stay until retention takes them. NotAllowed."""
    directory.require(actor, "watch.remove", law.LAW)
    books.watches.remove(watch_id)
    books.audit.append(now, actor.name, "watch.removed", watch_id, {})


def keep_source(
    books: sql.Books, actor: directory.Actor, one: listening.Source, now: datetime
) -> listening.Source:
    """Keep a new or changed source; raises NotAllowed."""
    directory.require(actor, "source.keep", law.LAW)
    books.sources.put(one)
    books.audit.append(now, actor.name, "source.kept", one.source_id, {"name": one.name})
    return one


def remove_source(books: sql.Books, actor: directory.Actor, source_id: str, now: datetime) -> None:
    """Forget a source; its posts stay until retention takes them. Raises NotAllowed."""
    directory.require(actor, "source.remove", law.LAW)
    books.sources.remove(source_id)
    books.audit.append(now, actor.name, "source.removed", source_id, {})
