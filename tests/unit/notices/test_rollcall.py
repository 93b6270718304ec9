"""Who was told, when, by which way, who has read it, who is missing."""

from dataclasses import replace

from tests.unit.notices.making import NOON, notice, seconds

from tocsin import notices

ACCEPTED, DEAD = notices.State.ACCEPTED, notices.State.DEAD
LIN = notices.rollcall.Person(
    person_id="lin",
    name="Lin",
    places=frozenset({("in_app", "lin"), ("email", "lin@example.org")}),
    is_wanted=True,
)
MEI = notices.rollcall.Person(person_id="mei", name="Mei", is_wanted=True)
GONE = notices.rollcall.Person(person_id="gone", name="Gone")


def to(channel: str, recipient: str, **told: object) -> notices.Notice:
    return replace(notice(channel=channel, recipient=recipient), **told)  # type: ignore[arg-type]  # a test's own fields


def test_a_person_is_told_by_any_way_and_read_by_the_one_they_opened() -> None:
    ways = [
        to("email", "lin@example.org", state=DEAD, fault="x"),
        to("in_app", "lin", state=ACCEPTED, accepted_at=NOON + seconds(2)),
    ]
    (told,) = notices.rollcall.call(ways, [LIN])
    ways[1] = replace(ways[1], read_by="Lin", read_at=NOON + seconds(9))
    (read,) = notices.rollcall.call(ways, [LIN])

    assert (told.presence, told.told_at) == (notices.rollcall.Presence.TOLD, NOON + seconds(2))
    assert (read.presence, read.read_at) == (notices.rollcall.Presence.READ, NOON + seconds(9))
    assert {one.channel for one in told.ways} == {"email", "in_app"}


def test_whoever_ought_to_be_told_and_was_not_is_missing() -> None:
    ways = [to("in_app", "lin"), to("email", "desk@example.org", state=DEAD)]

    rows = notices.rollcall.call(ways, [LIN, MEI, GONE])

    assert [(one.name, str(one.presence)) for one in rows] == [
        ("Mei", "missing"),
        ("desk@example.org", "missing"),
        ("Lin", "on_its_way"),
    ]
    assert notices.rollcall.counted(rows) == {
        "missing": 2,
        "on_its_way": 1,
        "told": 0,
        "read": 0,
    }


def test_another_s_answer_is_no_reading() -> None:
    outbox = notices.memory.MemoryOutbox()
    mine, theirs = to("in_app", "lin"), to("in_app", "mei")
    outbox.add([mine, theirs])

    outbox.acknowledge(mine.notice_id, "Lin", NOON)
    after = [outbox.get(one.notice_id) for one in (mine, theirs)]

    assert [one and one.acknowledged_by for one in after] == ["Lin", "Lin"]
    assert [one and one.read_by for one in after] == ["Lin", ""]


def test_who_read_of_blue_does_not_stand_as_having_read_of_red() -> None:
    read = {"accepted_at": NOON, "read_by": "Lin", "read_at": NOON + seconds(3)}
    blue = to("in_app", "lin", change_id="blue", notice_id="1", state=ACCEPTED, **read)
    red = to(
        "email",
        "lin@example.org",
        change_id="red",
        notice_id="2",
        created_at=NOON + seconds(60),
        state=DEAD,
    )
    (gone,) = notices.rollcall.call([red, blue], [LIN])
    again = replace(red, notice_id="3", state=ACCEPTED, accepted_at=NOON + seconds(61))
    (told,) = notices.rollcall.call([red, blue, again], [LIN])

    assert (gone.presence, gone.told_at) == (notices.rollcall.Presence.MISSING, None)
    assert (told.presence, told.told_at) == (notices.rollcall.Presence.TOLD, NOON + seconds(61))
    assert len(told.ways) == 3
