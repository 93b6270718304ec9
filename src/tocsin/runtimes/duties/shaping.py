"""A roll-call in the one shape in which the API tells of it."""

from collections.abc import Sequence

from tocsin import notices, shapes


def roll_call(about: str, rows: Sequence[notices.rollcall.Row]) -> shapes.Shape:
    """Return who was told of a topic, and how many stand where."""
    return {
        "about": about,
        "counts": notices.rollcall.counted(rows),
        "rows": [row(one) for one in rows],
    }


def row(one: notices.rollcall.Row) -> shapes.Shape:
    """Return one person of a roll, with every way to them."""
    return {
        "person_id": one.person_id,
        "name": one.name,
        "presence": str(one.presence),
        "told_at": shapes.time(one.told_at),
        "read_at": shapes.time(one.read_at),
        "ways": [_way(each) for each in one.ways],
    }


def _way(one: notices.rollcall.Way) -> shapes.Shape:
    return {
        "notice_id": one.notice_id,
        "channel": one.channel,
        "recipient": one.recipient,
        "state": str(one.state),
        "made_at": shapes.time(one.made_at),
        "told_at": shapes.time(one.told_at),
        "read_at": shapes.time(one.read_at),
        "read_by": one.read_by,
        "fault": one.fault,
    }
