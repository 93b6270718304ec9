"""Writes the posts: each beat gets a lane, a form, an account and words."""

import random
from bisect import bisect_right
from datetime import datetime
from functools import lru_cache
from itertools import accumulate

import pyarrow as pa

from tocsin import listening
from tocsin.simulation import cascades, pieces, script, society, timing
from tocsin.simulation.model import Lane, Piece, Scene, Weights
from tocsin.simulation.voices import VOICES

_LINKS = {"reply": "parent_id", "quote": "quote_id", "repost": "repost_id"}
_SHORT_REPLIES = 0.55  # of the replies; the others say as much as an original post
_PICTURES = 0.2
_CROSSINGS = 0.07  # of the crisis posts link across platforms to the first one
_LOUD = 20_000  # followers from which a post takes more tickets in the drum
_PICTURED = frozenset({"same", "chatter", "praise"})
_LANES = {(lane.platform, lane.lang): lane for lane in script.LANES}
_CRISIS_BEGINS = [scene.begins_min for scene in script.CRISIS]


@lru_cache(maxsize=2)
def write(begins_at: datetime, *, hours: int, seed: int) -> pa.RecordBatch:
    """Return the whole story (schema listening.POSTS), sorted by created_at."""
    beats = timing.beats(begins_at, hours=hours, seed=seed)
    pen = _Pen(round(begins_at.timestamp() * 1e6), seed)
    for at_us, origin, number in zip(
        beats.at_us.tolist(), beats.origin.tolist(), beats.number.tolist(), strict=True
    ):
        pen.write(at_us, origin, number)
    return pen.batch()


class _Pen:
    """Writes one post after the other, remembering what was passed on."""

    def __init__(self, begins_us: int, seed: int) -> None:
        self._begins_us = begins_us
        self._prefix = f"s{begins_us // 1_000_000:x}-{seed:x}"
        self._dice = random.Random(seed)  # noqa: S311 a story, not a secret
        self._society = society.Society(seed)
        self._cascades = cascades.Cascades()
        self._rows: list[dict[str, object]] = []
        self._named: dict[str, int] = {}

    def batch(self) -> pa.RecordBatch:
        """Return all that was written."""
        return pa.RecordBatch.from_pylist(self._rows, schema=listening.POSTS)

    def write(self, at_us: int, origin: int, number: int) -> None:
        """Write the post of one beat."""
        if origin == timing.PIECE:
            self._write_piece(at_us, pieces.PIECES[number])
            return
        if origin == timing.COPIES:
            self._write_copy(at_us, _scene_at(self._minute(at_us)))
            return
        if origin == timing.CALM:
            self._write_freely(at_us, script.CALM, script.LANES[number])
            return
        scene = script.PROMO if origin == timing.PROMO else _scene_at(self._minute(at_us))
        self._write_freely(at_us, scene, self._lane(scene))

    def _minute(self, at_us: int) -> float:
        return (at_us - self._begins_us) / timing.MINUTE_US

    def _lane(self, scene: Scene) -> Lane:
        return _LANES[_pick(scene.platforms, self._dice), _pick(scene.langs, self._dice)]

    def _write_freely(self, at_us: int, scene: Scene, lane: Lane) -> None:
        form = _pick(scene.forms, self._dice)
        parent = None
        if form != "original":
            parent = self._cascades.draw(lane.platform, lane.lang, scene.topic, self._dice)
        if parent is None:
            form = "original"
        kind = self._kind(scene, form)
        account, followers = self._society.somebody(
            lane.platform, lane.lang, is_crowd=scene.topic != "calm", dice=self._dice
        )
        row = self._row(at_us, lane, account, followers)
        if form == "repost" and parent is not None:
            row["text"] = self._rows[parent]["text"]
        else:
            row["text"] = VOICES[lane.lang].say(kind, self._dice)
            self._illustrate(row, kind, lane, scene)
            heat = 1 if followers < _LOUD else 8
            self._cascades.enter(lane.platform, lane.lang, scene.topic, len(self._rows), heat=heat)
        if parent is not None:
            row[_LINKS[form]] = self._rows[parent]["post_id"]
        self._rows.append(row)

    def _kind(self, scene: Scene, form: str) -> str:
        if form == "quote":
            return scene.quote
        if form == "reply" and self._dice.random() < _SHORT_REPLIES:
            return scene.reply
        return _pick(scene.kinds, self._dice)

    def _write_copy(self, at_us: int, scene: Scene) -> None:
        lane = self._lane(scene)
        account, followers = self._society.newcomer(lane.platform, lane.lang, self._dice)
        row = self._row(at_us, lane, account, followers)
        row["text"] = VOICES[lane.lang].say("copy", self._dice)
        self._rows.append(row)

    def _write_piece(self, at_us: int, piece: Piece) -> None:
        lane = _LANES[piece.platform, piece.lang]
        handle = pieces.BRAND_ACCOUNT if piece.kind.startswith("brand_") else piece.name
        account = self._society.named(piece.platform, handle)
        row = self._row(at_us, lane, account, piece.followers)
        row["text"] = VOICES[lane.lang].say(piece.kind, self._dice)
        row["media"] = [piece.media] if piece.media else []
        if piece.quotes:
            row["quote_id"] = self._rows[self._named[piece.quotes]]["post_id"]
        self._named[piece.name] = len(self._rows)
        self._cascades.enter(
            piece.platform, piece.lang, piece.topic, len(self._rows), heat=piece.heat
        )
        self._rows.append(row)

    def _row(self, at_us: int, lane: Lane, account: str, followers: int) -> dict[str, object]:
        stirred = self._dice.expovariate(1.0) * (1 + followers * 0.003)
        return {
            "platform": lane.platform,
            "post_id": f"{self._prefix}-{len(self._rows)}",
            "account": account,
            "lang": lane.lang,
            "created_at": at_us,
            "received_at": at_us,
            "urls": [],
            "media": [],
            "likes": int(stirred),
            "reposts": int(stirred * 0.15),
            "replies": int(stirred * 0.1),
            "followers": followers,
            "region": lane.region,
            "simulated": True,
        }

    def _illustrate(self, row: dict[str, object], kind: str, lane: Lane, scene: Scene) -> None:
        if lane.platform == "video":
            row["media"] = [f"https://video.example/v/{row['post_id']}"]
        elif kind in _PICTURED and self._dice.random() < _PICTURES:
            row["media"] = [f"https://{lane.platform}.example/media/{row['post_id']}.jpg"]
        if kind.startswith("news"):
            row["urls"] = [f"https://news.example/{lane.lang}/rill-k3"]
        elif scene.topic == "crisis" and self._dice.random() < _CROSSINGS and self._named:
            row["urls"] = [f"https://microblog.example/p/{self._first_id()}"]

    def _first_id(self) -> object:
        return self._rows[self._named["first"]]["post_id"]


def _scene_at(minute: float) -> Scene:
    return script.CRISIS[max(0, bisect_right(_CRISIS_BEGINS, minute) - 1)]


def _pick(weights: Weights, dice: random.Random) -> str:
    names = list(weights)
    reached = list(accumulate(weights.values()))
    return names[min(bisect_right(reached, dice.random() * reached[-1]), len(names) - 1)]
