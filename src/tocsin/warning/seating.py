"""Where every watch sits: rows of arrays for what is calm, a seat for what must be remembered."""

import bisect
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
import numpy as np

from tocsin.kernel import ids
from tocsin.warning import consequence, errors, grading, model, ports

INDICATORS = ("mentions", "negative")
NEGATIVE = INDICATORS.index("negative")
_BIN = 5
_READ = 20.0  # negative posts seen before their silence means anything


Baseline = tuple[str, str, int, float, float]  # watch, indicator, minute, expected, spread


class Seat(msgspec.Struct, kw_only=True):
    """All that the desk keeps of one watch."""

    watch_id: str
    machine: grading.Machine = msgspec.field(default_factory=grading.Machine)
    warning: model.EarlyWarning | None = None
    rate: float = float("inf")
    rarest: float = float("inf")  # rate at which the standing warning was told
    negatives: float = 0.0
    first_minute: int = -1  # when it was first heard of
    memory: consequence.Memory = msgspec.field(default_factory=consequence.Memory)
    waiting: list[consequence.Heard] = []  # of minutes not yet judged, in their order
    declared: dict[str, consequence.Declaration] = {}  # class → a person's word, while it stands
    reader: str = ""  # who read its posts last, with the version
    degraded: str = ""  # why it hears too little
    degraded_since: datetime | None = None
    degraded_share: float = 1.0
    turning: int = 0  # bins that speak against that
    opinion: model.Opinion | None = None  # of the learned model in use, if it judges this watch

    @property
    def is_calm(self) -> bool:
        """Return whether nothing of it needs a look at every minute."""
        return self.machine == grading.Machine()

    def listen(self, minute: int) -> None:
        """Remember the posts of up to a minute; only those heard in calm teach what is usual.

        A replay hands over days at once: no minute is judged by what was posted after it.
        """
        ready = bisect.bisect_right(self.waiting, minute, key=lambda one: one.minute)
        for one in self.waiting[:ready]:
            self.memory.hear(one, is_calm=self.warning is None)
        del self.waiting[:ready]

    def note_rarity(self, before: model.Level, edges: grading.Edges) -> None:
        """Keep the rarest that the warning was told at; by its level where nobody remembers."""
        is_forgotten = before and self.rarest == float("inf")
        self.rarest = min(edges.of(before) if is_forgotten else self.rarest, self.rate)

    def close(self) -> None:
        """Forget what was said of a warning that no longer stands."""
        self.declared = {}
        self.rarest = float("inf")


class Seating:
    """Seats by watch, and the arrays in which calm ones cost next to nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights_of = [weights.get(name, 0.0) for name in INDICATORS]
        self.seats: dict[str, Seat] = {}
        self.order: list[str] = []  # watches as rows …
        self.row: dict[str, int] = {}
        self.streams: ports.Ints = np.zeros((0, len(INDICATORS)), dtype=np.int64)  # … of streams
        self.weights: ports.Floats = np.zeros((0, len(INDICATORS)))
        self._opinions: list[tuple[int, float]] = []  # rows that a learned model judges
        self.busy: set[str] = set()  # what stands, calms down or was dismissed

    def put(self, seats: Iterable[Seat], streams: Sequence[model.Stream]) -> list[int]:
        """Seat all of `seats`; returns for each row which row it was (-1: new)."""
        before = self.row
        self.seats = {seat.watch_id: seat for seat in seats}
        self.order = list(self.seats)
        self.row = {name: place for place, name in enumerate(self.order)}
        number = {stream: place for place, stream in enumerate(streams)}
        places = [number[stream] for stream in streams_of(self.order)]
        self.streams = np.array(places, dtype=np.int64).reshape(-1, len(INDICATORS))
        self.busy &= set(self.seats)
        self._find_opinions()
        self.weigh()
        return [before.get(name, -1) for name in self.order]

    def weigh(self) -> None:
        """Let the negative stream count where posts are read; its silence says nothing else."""
        self.weights = np.array([self._weights_of] * len(self.order)).reshape(-1, len(INDICATORS))
        unread = [not is_read(self.seats[name]) for name in self.order]
        self.weights[unread, NEGATIVE] = 0.0

    def opine(self, told: Mapping[str, model.Opinion]) -> None:
        """Let a learned model judge the watches it has an opinion of, the rules all others."""
        for seat in self.seats.values():
            seat.opinion = told.get(seat.watch_id)
        self._find_opinions()

    def by_model(self, rates: ports.Floats) -> ports.Floats:
        """Return the rules' rates with the model's in place of those that it judges."""
        if not self._opinions:
            return rates
        told = rates.copy()
        for row, rate in self._opinions:
            told[row] = rate
        return told

    def _find_opinions(self) -> None:
        told = ((self.row[seat.watch_id], seat.opinion) for seat in self.seats.values())
        self._opinions = [(row, one.rate_per_week) for row, one in told if one is not None]

    def named(self, watch_id: str, person: str) -> Seat:
        """Return a watch's seat to a named person; raises NobodyNamed, NotStanding."""
        if not person.strip():
            raise errors.NobodyNamed(watch_id=watch_id)
        if watch_id not in self.seats:
            raise errors.NotStanding(watch_id=watch_id)
        return self.seats[watch_id]

    def standing(self) -> list[model.EarlyWarning]:
        """Return the warnings that stand."""
        return [seat.warning for seat in self.seats.values() if seat.warning is not None]

    def hear(self, posts: Iterable[tuple[str, consequence.Heard]], reader: str) -> None:
        """Take telling posts by watch, for when their minutes are judged; `reader` read them."""
        for watch_id, heard in posts:
            seat = self.seats.get(watch_id)
            if seat is not None:
                bisect.insort(seat.waiting, heard, key=lambda one: one.minute)
                seat.reader = reader or seat.reader

    def listen(self, minute: int) -> None:
        """Have every watch remember its posts of up to a minute."""
        for seat in self.seats.values():
            if seat.waiting:
                seat.listen(minute)

    def first(self, which: ports.Ints, at: ports.Ints) -> None:
        """Note when each row was first heard of."""
        for row in np.unique(which).tolist():
            seat = self.seats[self.order[row]]
            if seat.first_minute < 0:
                seat.first_minute = int(at[which == row].min())

    def understood(self, which: ports.Ints, negative: ports.Floats) -> None:
        """Note how many negative posts each row gained."""
        total = np.bincount(which, weights=negative, minlength=len(self.order))
        for row in np.flatnonzero(total).tolist():
            self.seats[self.order[row]].negatives += float(total[row])
        self.weigh()

    def baselines(self, surprise: ports.Surprise) -> list[Baseline]:
        """Return what was expected of the bin that ends with a minute."""
        begin = surprise.minute - _BIN + 1
        expected = surprise.expected[self.streams].tolist()
        spread = surprise.spread[self.streams].tolist()
        return [
            (watch_id, indicator, begin, expected[row][place], spread[row][place])
            for row, watch_id in enumerate(self.order)
            for place, indicator in enumerate(INDICATORS)
        ]

    def note(self, seat: Seat) -> None:
        """Keep the list of busy seats true."""
        (self.busy.discard if seat.is_calm else self.busy.add)(seat.watch_id)


def streams_of(watch_ids: Iterable[str]) -> list[model.Stream]:
    """Return the streams that watches bring, one an indicator."""
    return [
        model.Stream(watch_id=watch_id, indicator=indicator)
        for watch_id in watch_ids
        for indicator in INDICATORS
    ]


def is_read(seat: Seat) -> bool:
    """Tell whether the watch's posts are understood at all, so that few negative ones mean calm."""
    return seat.negatives >= _READ


def named(kind: str, of: str, minute: int, at: datetime) -> str:
    """Return the identifier that this happening always gets, in a replay too."""
    told = f"{kind}\x1f{of}\x1f{minute}".encode("utf-8", "surrogatepass")
    return ids.uuid7(at, entropy=int.from_bytes(hashlib.blake2b(told, digest_size=10).digest()))


def end_of(minute: int, now: datetime | None) -> datetime:
    """Return when a minute was over, but never later than `now`."""
    end = datetime.fromtimestamp((minute + 1) * 60, UTC)
    return end if now is None else min(end, now)
