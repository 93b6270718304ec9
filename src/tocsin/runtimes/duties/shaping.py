"""A roll-call in the one shape in which the API tells of it."""

from collections.abc import Sequence

from tocsin import notices, shapes


def roll_call(about: str, rows: Sequence[notices.rollcall.Row]) -> shapes.Shape:
    """Return who was told of a topic, and how many stand where."""
    return {
        "about": about,
        "counts": notices.rollcall.counted(rows),
        "rows": [
            {
                "person_id": row.person_id,
                "name": row.name,
                "presence": str(row.presence),
                "told_at": shapes.time(row.told_at),
                "read_at": shapes.time(row.read_at),
                "ways": [
                    {
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
                    for one in row.ways
                ],
            }
            for row in rows
        ],
    }
