"""Who can sign in when the house opens: the first administrator's link, the demo's people."""

from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory
from tocsin.adapters import sql
from tocsin.directory import users

_R = directory.Role


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fictional:
    user_id: str
    shown: str
    roles: frozenset[directory.Role]


# Six people of a coffee house that does not exist, one for each duty of a crisis day.
_PEOPLE = (
    _Fictional(user_id="demo-duty", shown="林曉嵐", roles=frozenset({_R.RESPONDER, _R.ANALYST})),
    _Fictional(user_id="demo-writer", shown="陈思远", roles=frozenset({_R.DRAFTER, _R.ANALYST})),
    _Fictional(user_id="demo-legal", shown="Amelia Hart", roles=frozenset({_R.APPROVER})),
    _Fictional(
        user_id="demo-communications",
        shown="周雅文",
        roles=frozenset({_R.APPROVER, _R.PUBLISHER, _R.RESPONDER}),
    ),
    _Fictional(user_id="demo-auditor", shown="Jonas Weber", roles=frozenset({_R.AUDITOR})),
    _Fictional(
        user_id="demo-head",
        shown="吳建宏",
        roles=frozenset({_R.ADMIN, _R.APPROVER, _R.RESPONDER}),
    ),
)


def first_link(books: sql.Books, now: datetime) -> str | None:
    """Return the path of the link that makes the first administrator, None once there are users.

    Links that an earlier start printed open nothing any more.
    """
    key = users.service.first_link(books, now)
    if key is None:
        return None
    books.audit.append(now, "console", "user.linked", "", {"first": True})
    return f"/welcome/{key}"


def begin_demo(books: sql.Books, now: datetime) -> None:
    """Make the demo's fictional users, marked as simulated; twice is as once."""
    for one in _PEOPLE:
        known = books.users.get(one.user_id)
        if known is not None and known.ended_at is None:
            continue
        books.users.put(
            users.User(
                user_id=one.user_id,
                name=one.user_id,
                shown=one.shown,
                roles=one.roles,
                person_id=one.user_id,
                is_simulated=True,
                made_at=now,
            )
        )
        books.audit.append(now, "demo", "user.added", one.user_id, {"name": one.shown})


def fictional(books: sql.Books) -> list[users.User]:
    """Return the demo's users, the one on duty first."""
    found = {one.user_id: one for one in books.users.all() if one.is_simulated}
    return [found[one.user_id] for one in _PEOPLE if one.user_id in found]


def end_demo(books: sql.Books, now: datetime) -> None:
    """Let the fictional users go: a folder that was the demo's is a real house from now on."""
    for one in books.users.all():
        if one.is_simulated:
            books.users.put(replace(one, ended_at=now))
            books.audit.append(now, "console", "user.ended", one.user_id, {"name": one.shown})
