"""Who holds a duty at a moment: the shift, the holder, a deputy, or nobody, said loudly."""

from datetime import UTC, datetime, timedelta

import pytest

from tocsin import directory
from tocsin.directory import duties, entries

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
_M = entries.model
MEI = _M.Person(
    entry_id="mei", name="林美", reach=(_M.Reach(channel="email", address="Mei@example.org"),)
)
CHEN = _M.Person(entry_id="chen", name="Chen Yi")
PEOPLE = {one.entry_id: one for one in (MEI, CHEN)}
DUTY = _M.Duty(
    entry_id="officer",
    name="Duty officer",
    holdings=(_M.Holding(person_id="mei", deputies=("chen",)),),
)


def a_shift(person: str, begins_at: datetime, hours: int = 8) -> entries.Shift:
    return entries.Shift(
        shift_id=f"{person}-{begins_at:%H}",
        duty_id="officer",
        person_id=person,
        begins_at=begins_at,
        ends_at=begins_at + hours * HOUR,
    )


def away(person: entries.model.Person, begins_at: datetime, hours: int) -> entries.model.Person:
    gone = _M.Away(begins_at=begins_at, ends_at=begins_at + hours * HOUR)
    return _M.Person(entry_id=person.entry_id, name=person.name, away=(gone,))


def test_the_agreed_holder_holds_it() -> None:
    held = duties.duty_at(DUTY, PEOPLE, [], NOON)

    assert (held.person_id, held.how) == ("mei", "holder")


def test_the_rota_goes_before_the_agreement() -> None:
    held = duties.duty_at(DUTY, PEOPLE, [a_shift("chen", NOON - HOUR)], NOON)

    assert (held.person_id, held.how) == ("chen", "shift")


def test_a_shift_ends_on_the_second() -> None:
    on = [a_shift("chen", NOON - 8 * HOUR)]

    assert duties.duty_at(DUTY, PEOPLE, on, NOON).how == "holder"


def test_a_deputy_steps_in_for_who_is_away() -> None:
    people = {**PEOPLE, "mei": away(MEI, NOON, 2)}
    held = duties.duty_at(DUTY, people, [], NOON)

    assert (held.person_id, held.how, held.passed_over) == ("chen", "deputy", ("mei",))


def test_nobody_is_said_loudly() -> None:
    people = {one.entry_id: away(one, NOON, 2) for one in (MEI, CHEN)}
    held = duties.duty_at(DUTY, people, [], NOON)

    assert (held.person_id, held.how, held.passed_over) == ("", "nobody", ("mei", "chen"))


def test_people_who_left_hold_nothing() -> None:
    assert duties.duty_at(DUTY, {}, [a_shift("mei", NOON)], NOON).how == "nobody"


def test_an_agreement_that_is_over_holds_no_more() -> None:
    over = _M.Duty(
        entry_id="officer",
        name="Duty officer",
        holdings=(_M.Holding(person_id="mei", ends_at=NOON),),
    )

    assert duties.duty_at(over, PEOPLE, [], NOON - HOUR).how == "holder"
    assert duties.duty_at(over, PEOPLE, [], NOON).how == "nobody"


def test_gaps_are_found_before_they_come() -> None:
    people = {
        "mei": away(MEI, NOON + 5 * HOUR, 10),
        "chen": away(CHEN, NOON + 8 * HOUR, 3),
    }
    found = duties.gaps(DUTY, people, [], NOON, NOON + 24 * HOUR)

    assert [(one.begins_at, one.ends_at) for one in found] == [(NOON + 8 * HOUR, NOON + 11 * HOUR)]


def test_the_duties_of_a_person_follow_the_moment() -> None:
    told = [
        duties.duties_of("chen", [DUTY], PEOPLE, on, NOON) for on in ([], [a_shift("chen", NOON)])
    ]

    assert told == [frozenset(), frozenset({"officer"})]
    assert duties.duties_of("", [DUTY], PEOPLE, [], NOON) == frozenset()


def ics(*events: str) -> bytes:
    told = "".join(f"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n" for one in events)
    return f"BEGIN:VCALENDAR\r\n{told}END:VCALENDAR\r\n".encode()


TIME = "DTSTART:20260302T120000Z\r\nDTEND:20260302T200000Z\r\n"


def test_a_calendar_brings_shifts_by_address_or_by_name() -> None:
    read = duties.rota.read(
        ics(
            f"UID:1\r\n{TIME}ATTENDEE;CN=x:mailto:mei@EXAMPLE.org",
            f"UID:2\r\n{TIME}SUMMARY:Night: Chen Yi",
        ),
        "officer",
        PEOPLE,
    )

    assert [one.person_id for one in read.shifts] == ["mei", "chen"]
    assert read.shifts[0].begins_at == NOON


def test_a_floating_time_hangs_in_the_zone_that_was_told_over_daylight_saving() -> None:
    night = "UID:1\r\nDTSTART:20260329T000000\r\nDTEND:20260329T080000\r\nSUMMARY:林美"
    read = duties.rota.read(ics(night), "officer", PEOPLE, "Europe/Berlin")

    assert read.shifts[0].ends_at - read.shifts[0].begins_at == 7 * HOUR


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (f"{TIME}SUMMARY:Somebody", "nobody"),
        (f"{TIME}RRULE:FREQ=DAILY\r\nSUMMARY:Chen Yi", "repeats"),
        ("SUMMARY:Chen Yi", "no_time"),
        ("DTSTART:x\r\nDTEND:y\r\nSUMMARY:Chen Yi", "no_time"),
        ("DTSTART:20260302T120000Z\r\nDTEND:20260301T120000Z\r\nSUMMARY:Chen Yi", "order"),
        ("DTSTART:20260302T120000Z\r\nDTEND:20290301T120000Z\r\nSUMMARY:Chen Yi", "order"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line(event: str, why: str) -> None:
    read = duties.rota.read(ics(event, f"UID:2\r\n{TIME}SUMMARY:Chen Yi"), "officer", PEOPLE)

    assert [(one.line, one.why["code"]) for one in read.left_out] == [(2, f"directory.rota.{why}")]
    assert len(read.shifts) == 1


@pytest.mark.parametrize("bad", [b"", b"\xff\xfe\x00", b"hello", b"BEGIN:VEVENT"])
def test_what_is_no_calendar_is_refused(bad: bytes) -> None:
    with pytest.raises(duties.errors.BadRota):
        duties.rota.read(bad, "officer", PEOPLE)


def test_a_rota_goes_out_and_comes_back_the_same() -> None:
    shifts = [a_shift("mei", NOON), a_shift("chen", NOON + 8 * HOUR)]
    out = duties.rota.written(shifts, "值班; 夜, 班 " * 20, PEOPLE, NOON)
    back = duties.rota.read(out, "officer", PEOPLE)

    assert all(len(line) <= 75 for line in out.split(b"\r\n"))
    assert [(one.person_id, one.begins_at, one.ends_at) for one in back.shifts] == [
        (one.person_id, one.begins_at, one.ends_at) for one in shifts
    ]
    assert duties.rota.read(out, "officer", PEOPLE) == back  # twice is as once


def an_actor(*roles: directory.Role) -> directory.Actor:
    return directory.Actor(user_id="u", name="U", roles=frozenset(roles))


ADMIN = an_actor(directory.Role.ADMIN)


def test_nothing_that_points_nowhere_is_kept() -> None:
    books = entries.memory.Books()
    with pytest.raises(entries.errors.BadEntry):
        entries.service.keep(books, ADMIN, DUTY)
    for one in (MEI, CHEN, DUTY):
        entries.service.keep(books, ADMIN, one)

    with pytest.raises(entries.errors.StillUsed):
        entries.service.remove(books, ADMIN, _M.Person, "chen")


@pytest.mark.parametrize("name", ["", " ", "a\x00b", "a\u202eb", "a\u200bb", "x" * 201])
def test_a_name_nobody_can_read_is_not_kept(name: str) -> None:
    with pytest.raises(entries.errors.BadEntry):
        entries.service.keep(entries.memory.Books(), ADMIN, _M.Person(entry_id="p", name=name))


def test_another_text_is_a_new_version_that_must_be_read_anew() -> None:
    books = entries.memory.Books()
    policy = _M.Policy(entry_id="y", name="Voice", text="one", since=NOON)
    entries.service.keep(books, ADMIN, MEI)
    entries.service.keep(books, ADMIN, policy)
    entries.service.confirm(books, ADMIN, "y", "mei", NOON)
    assert entries.service.unread(books, policy) == []
    newer = entries.service.keep(
        books, ADMIN, _M.Policy(entry_id="y", name="Voice", text="two", since=NOON)
    )

    assert newer.version == 2
    assert entries.service.unread(books, newer) == [MEI]


def test_a_file_brings_what_it_can_and_tells_the_rest() -> None:
    books = entries.memory.Books()
    told = b"""{"person": [{"entry_id": "mei", "name": "Mei"}, {"name": 7}],
        "duty": [{"entry_id": "d", "name": "D", "holdings": [{"person_id": "gone"}]}]}"""
    taken = entries.exchange.imported(books, ADMIN, told)

    assert taken.kept == 1
    assert [(one.kind, one.number, one.why["code"]) for one in taken.left_out] == [
        ("person", 2, "directory.bad_entry.form"),
        ("duty", 1, "directory.bad_entry"),
    ]


@pytest.mark.parametrize("bad", [b"", b"[]", b'{"weapons": []}', b"[" * 100_000, b"\xff"])
def test_what_is_no_directory_is_refused(bad: bytes) -> None:
    with pytest.raises(entries.errors.BadFile):
        entries.exchange.imported(entries.memory.Books(), ADMIN, bad)


@pytest.mark.parametrize(
    "role", [role for role in directory.Role if role is not directory.Role.ADMIN]
)
def test_only_administrators_say_who_holds_a_duty(role: directory.Role) -> None:
    with pytest.raises(directory.errors.NotAllowed):
        entries.service.keep(entries.memory.Books(), an_actor(role), DUTY)
