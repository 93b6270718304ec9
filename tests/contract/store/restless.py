"""Tells hour after hour of a store until it is killed or done."""

from collections.abc import Callable
from datetime import datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

from tests.contract.store import building

from tocsin.runtimes import hourly, judging

HOURS = 40
SETTLED = timedelta(minutes=20)
_PLACE = "restless"


def fill(store: building.Store) -> None:
    """Store ordinary hours of a watch, now and then one with new words of new people."""
    for hour in range(HOURS):
        at = building.NOON + timedelta(hours=hour)
        is_new = hour % 10 == 9
        text = f"电锅自燃爆炸第{hour}起" if is_new else "电锅很好用"
        who = f"new{hour}-" if is_new else "regular"
        posts = building.posts(
            [f"{text} {number}" for number in range(5)],
            post_id=[f"{hour}-{number}" for number in range(5)],
            created_at=[at] * 5,
            received_at=[at] * 5,
            account=[f"{who}{number}" for number in range(5)],
        )
        store.commit(f"hour{hour}", posts)
        with store.db.writing() as books:
            books.rollups.merge(judging.roll_up(posts))


def tell(store: building.Store, say: Callable[[], None] = lambda: None) -> None:
    """Reckon and keep every hour from where the last run stood."""
    watches = lambda: ("w1",)  # noqa: E731 (short)
    reckoners = hourly.reckoners(store.db, store.posts, watches, timedelta(days=30))
    with store.db.reading() as books:
        begun = int(books.settings.get(_PLACE) or 0)
    say()
    for hour in range(begun, HOURS + 1):
        with store.db.writing() as books:
            books.settings.put(_PLACE, str(hour))
        for reckoner in reckoners:
            reckoner.reckon(_when(hour))()


def _when(hour: int) -> datetime:
    return building.NOON + timedelta(hours=hour) + SETTLED


def live(folder: Path, ready: Event) -> None:
    """Go on until all is told."""
    with building.opened(folder) as store:
        tell(store, ready.set)
