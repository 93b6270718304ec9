"""Who watches the screens of the invented brand this week: three shifts a day, one left open."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tocsin import directory

_Shift = directory.entries.Shift
SOURCE = "demo"
_HOME = ZoneInfo("Asia/Taipei")
_DUTY = "monitoring"
_WATCHES = ((0, "demo-technology"), (8, "demo-duty"), (16, "demo-writer"))
_LONG = timedelta(hours=8)
_DAYS = range(-1, 8)
_OPEN = (5, 0)  # the night of the fifth day from now on: a gap that is seen in time


def shifts(now: datetime) -> list[_Shift]:
    """Return the shifts of the week around a moment; equal days have equal ids."""
    today = now.astimezone(_HOME).replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    for ahead in _DAYS:
        day = today + timedelta(days=ahead)
        for hour, person in _WATCHES:
            if (ahead, hour) == _OPEN:
                continue
            begins = day + timedelta(hours=hour)
            found.append(
                _Shift(
                    shift_id=f"demo-{day:%Y%m%d}-{hour:02}",
                    duty_id=_DUTY,
                    person_id=person,
                    begins_at=begins,
                    ends_at=begins + _LONG,
                    source=SOURCE,
                )
            )
    return found
