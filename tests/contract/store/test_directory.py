"""The books of the directory say the same in memory, in SQLite and in PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import databases
from tests.contract.store import building

from tocsin import directory
from tocsin.adapters import sql
from tocsin.directory import entries, users

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MEI = users.User(
    user_id="u1",
    name="mei.lin",
    shown="林美",
    roles=frozenset({directory.Role.RESPONDER}),
    subject="https://id.example|7",
    made_at=NOON,
)


class Memory(users.memory.Books):
    """The fakes of both halves in one."""

    def __init__(self) -> None:
        super().__init__()
        made = entries.memory.Books()
        self.entries, self.shifts, self.reads = made.entries, made.shifts, made.reads


Books = Memory | sql.Books


@contextmanager
def in_memory(_request: pytest.FixtureRequest) -> Iterator[Books]:
    yield Memory()


@contextmanager
def in_sqlite(request: pytest.FixtureRequest) -> Iterator[Books]:
    store: building.Store = request.getfixturevalue("on_sqlite")
    with store.db.writing() as one:
        yield one


@contextmanager
def in_postgresql(request: pytest.FixtureRequest) -> Iterator[Books]:
    url: str = request.getfixturevalue("one_postgresql")
    databases.empty(url)
    folder: Path = request.getfixturevalue("tmp_path")
    with building.opened(folder / "data", url) as store, store.db.writing() as one:
        yield one


@pytest.fixture(params=[in_memory, in_sqlite, in_postgresql])
def books(request: pytest.FixtureRequest) -> Iterator[Books]:
    with request.param(request) as one:
        yield one


def test_a_user_is_found_by_name_and_by_who_vouches_until_they_end(books: Books) -> None:
    books.users.put(MEI)
    assert books.users.named("mei.lin") == MEI == books.users.vouched("https://id.example|7")
    gone = replace(MEI, ended_at=NOON)
    books.users.put(gone)

    assert books.users.named("mei.lin") is None
    assert books.users.vouched("https://id.example|7") is None
    assert books.users.vouched("") is None
    assert books.users.get("u1") == gone
    assert (books.users.all(), books.users.has_any()) == ([], True)


def test_who_was_let_go_is_remembered_by_subject_and_by_name(books: Books) -> None:
    books.users.put(MEI)
    assert not books.users.has_ended(MEI.subject, MEI.name)
    books.users.put(replace(MEI, ended_at=NOON))

    assert books.users.has_ended(MEI.subject, "")
    assert books.users.has_ended("https://other.example|1", "mei.lin")
    assert not books.users.has_ended("https://other.example|1", "wei")
    assert not books.users.has_ended("", "")


def test_fictional_users_are_no_reason_to_ask_who_comes(books: Books) -> None:
    books.users.put(replace(MEI, is_simulated=True))

    assert not books.users.has_any()
    assert books.users.named("mei.lin") is not None


def test_what_proves_a_user_is_kept_and_nothing_is_known_of_strangers(books: Books) -> None:
    proof = users.Credentials(user_id="u1", password="$argon2id$…", recovery=("a", "b"))
    books.users.prove(proof)

    assert books.users.proof("u1") == proof
    assert books.users.proof("u2") == users.Credentials(user_id="u2")


def test_a_link_is_spent_once_and_not_after_its_time(books: Books) -> None:
    for key, ends_at in (("k1", NOON + HOUR), ("k2", NOON)):
        books.links.put(users.Link(key_hash=key, user_id="u1", made_at=NOON, ends_at=ends_at))

    assert [books.links.spend(key, NOON) for key in ("k1", "k1", "k2", "k3")] == [
        True,
        False,
        False,
        False,
    ]


def test_links_of_a_user_are_voided_together(books: Books) -> None:
    books.links.put(users.Link(key_hash="k1", user_id="u1", made_at=NOON, ends_at=NOON + HOUR))
    books.links.put(users.Link(key_hash="k2", user_id="", made_at=NOON, ends_at=NOON + HOUR))
    books.links.void("u1", NOON)

    assert (books.links.spend("k1", NOON), books.links.spend("k2", NOON)) == (False, True)


def test_sessions_are_found_by_key_and_listed_until_they_are_ended(books: Books) -> None:
    first = users.sessions.begun("u1", "one", how="password", now=NOON)
    second = users.sessions.begun("u1", "two", how="passkey", now=NOON + HOUR)
    for one in (first, second):
        books.sessions.put(one)
    assert books.sessions.of("u1") == [second, first]
    books.sessions.put(users.sessions.ended(second, NOON + HOUR))

    assert books.sessions.of("u1") == [first]
    assert books.sessions.by_key(users.sessions.hashed("one")) == first
    books.sessions.forget(NOON + timedelta(days=9))
    assert books.sessions.by_key(users.sessions.hashed("one")) is None


def test_passkeys_are_kept_by_user(books: Books) -> None:
    key = users.Passkey(
        passkey_id="p1", user_id="u1", name="Phone", public_key="x", count=0, made_at=NOON
    )
    books.passkeys.put(key)
    assert books.passkeys.of("u1") == [key] == [books.passkeys.get("p1")]
    books.passkeys.remove("p1")

    assert books.passkeys.of("u1") == []


@pytest.mark.parametrize("kind", entries.KINDS.values(), ids=str)
def test_every_kind_of_entry_comes_back_as_it_was(books: Books, kind: type[entries.Entry]) -> None:
    more: dict[type[entries.Entry], dict[str, Any]] = {
        entries.model.Enquiry: {"question": "Why?", "asked_at": NOON},
        entries.model.Outreach: {"leader_id": "l1", "request": "請轉", "asked_at": NOON},
        entries.model.Policy: {"since": NOON, "text": "條款"},
    }
    one = kind(entry_id="e1", name="名稱", **more.get(kind, {}))
    books.entries.put(one)

    assert books.entries.get(kind, "e1") == one
    assert books.entries.all(kind) == [one]
    assert books.entries.remove(kind, "e1")
    assert not books.entries.remove(kind, "e1")


def test_shifts_that_touch_a_time_are_found(books: Books) -> None:
    night = entries.Shift(
        shift_id="s1", duty_id="d1", person_id="p1", begins_at=NOON, ends_at=NOON + 8 * HOUR
    )
    books.shifts.put([night])

    assert (books.shifts.get("s1"), books.shifts.get("s2")) == (night, None)
    assert books.shifts.between(NOON + 7 * HOUR, NOON + 9 * HOUR) == [night]
    assert books.shifts.between(NOON + 8 * HOUR, NOON + 9 * HOUR) == []
    assert (books.shifts.remove("s1"), books.shifts.remove("s1")) == (True, False)


def test_the_first_reading_of_a_policy_counts(books: Books) -> None:
    first = entries.Read(policy_id="p1", version=2, person_id="mei", at=NOON)
    books.reads.put(first)
    books.reads.put(entries.Read(policy_id="p1", version=2, person_id="mei", at=NOON + HOUR))

    assert books.reads.of("p1", 2) == [first]
    assert books.reads.of("p1", 1) == []
