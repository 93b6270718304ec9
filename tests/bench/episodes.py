"""Real episodes for the replay: which posts, which terms to watch for, when it really began.

Terms were picked by hand from the names of places and things before any run and are the same for
every detector compared. Onsets are facts from outside the stream where there are any. For CHNCI,
where nobody recorded an outbreak, the onset of an incident is the first hour with at least 20 of
its own (labelled) comments; every such hour is "dense", and a warning within 48 hours after a
dense hour, or one hour before it, is not counted as false.
"""

import csv
import hashlib
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
_DENSE = 20  # comments an hour
_BEFORE, _AFTER = timedelta(hours=1), timedelta(hours=48)
_WEEK = timedelta(days=7)

Post = dict[str, Any]
Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class Watched:
    """One watch and what is known of its crisis."""

    name: str
    any: tuple[str, ...]
    onset: datetime
    source: str
    excused: tuple[Span, ...] = ()  # in these spans a warning is no false one


@dataclass(frozen=True, kw_only=True)
class Episode:
    """A stream of posts in time order and the watches over it."""

    name: str
    posts: list[Post] = field(repr=False)
    watches: tuple[Watched, ...]


@dataclass(frozen=True, kw_only=True)
class _Disaster:
    folder: str
    any: tuple[str, ...]
    onset: datetime
    source: str
    lead: timedelta = _BEFORE  # how long before a warning is no false one


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # year, month, day, …


_DISASTERS = (
    _Disaster(
        folder="2012_Sandy_Hurricane",
        any=("sandy", "hurricane", "frankenstorm"),
        onset=_utc(2012, 10, 29, 23, 30),
        source="landfall near Brigantine, National Hurricane Center report AL182012",
        lead=timedelta(days=3),  # watches and warnings had been out since 26 October
    ),
    _Disaster(
        folder="2013_Alberta_Floods",
        any=("flood", "yyc", "alberta", "calgary", "high river", "highriver"),
        onset=_utc(2013, 6, 20, 13, 0),
        source="state of emergency in High River, morning of 20 June; the stream begins later",
    ),
    _Disaster(
        folder="2013_Oklahoma_Tornado",
        any=("tornado", "oklahoma", "moore"),
        onset=_utc(2013, 5, 20, 19, 56),
        source="touchdown 2:56 pm CDT, National Weather Service Norman",
    ),
    _Disaster(
        folder="2013_Queensland_Floods",
        any=("flood", "bigwet", "big wet", "bundaberg", "queensland", "qld", "oswald", "brisbane"),
        onset=_utc(2013, 1, 26, 3, 0),
        source="tornadoes at Bargara near Bundaberg, 1 pm AEST 26 January; the stream begins later",
    ),
)

# The incidents are known by a digest of their titles: the titles belong to the data.
_INCIDENTS = {
    "ca1c85ae43": ("学术", "酒吧"),
    "86c7cefa8c": ("武磊", "申花", "球迷"),
    "8005931967": ("刘女士", "地铁"),
    "9be50cfbdd": ("青岛", "大爷", "袖章"),
    "9b16ec6ab9": ("输液", "医院", "病历"),
    "315f993761": ("外卖",),
    "5d2cd40cc2": ("山西", "阴阳", "碗面"),
    "98a1bcf5c7": ("教官", "这种学校", "军训"),
    "4e5851101b": ("石破", "首相"),
    "80c547594f": ("吃播", "大码"),
    "f8294ce82f": ("淘宝", "微信支付", "支付宝"),
    "18c8174f30": ("国足", "守门员"),
    "7850d67f48": ("于适", "封神", "张雨绮"),
    "9592dad10b": ("神奇海", "塌房"),
    "cff3f670b6": ("肢体冲突", "群殴", "江西"),
    "2a9ba10889": ("代驾", "纹身"),
    "42a856e6fa": ("LNG", "EDG", "scout"),
    "36b3df7c39": ("莎莎", "孙颖莎", "张本"),
    "44bd6c3770": ("三只羊", "小杨哥", "月饼"),
    "ecd9f5cb6d": ("山东", "孔孟"),
    "a38407a63c": ("高管", "下属"),
    "b1be7ddca9": ("以色列", "黎巴嫩"),
    "8d46d0f690": ("机票",),
}


def all_of(data: Path) -> Iterator[Episode]:
    """Yield every episode of the development pack."""
    for disaster in _DISASTERS:
        yield _crisislex(data / "CrisisLex" / "CrisisLexT6" / disaster.folder, disaster)
    yield _pheme(data / "PHEME" / "ottawashooting.jsonl.xz")
    yield _chnci(data / "CHNCI" / "incidents_before_2024-09-23.jsonl.xz")


def _crisislex(folder: Path, disaster: _Disaster) -> Episode:
    posts = []
    with next(folder.glob("*.csv")).open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.reader(lines):
            number = row[0].strip().strip("'")
            if number.isdecimal():
                posts.append(_post(number, "x", row[1], _snowflake_time(int(number)), lang="en"))
    watched = Watched(
        name=disaster.folder,
        any=disaster.any,
        onset=disaster.onset,
        source=disaster.source,
        excused=((disaster.onset - disaster.lead, disaster.onset + 2 * _WEEK),),
    )
    return _in_order(f"CrisisLex {disaster.folder}", posts, (watched,))


def _pheme(file: Path) -> Episode:
    onset = _utc(2014, 10, 22, 13, 52)
    posts = [
        _post(
            row["tweet_id"],
            "x",
            row["text"],
            datetime.fromisoformat(row["t"]),
            author=row.get("user_id", ""),
            parent_id=row.get("parent", ""),
            lang="en",
        )
        for row in _rows(file)
    ]
    watched = Watched(
        name="ottawashooting",
        any=("ottawa", "parliament", "war memorial", "soldier", "shooting"),
        onset=onset,
        source="first shots at the War Memorial 9:52 am EDT (RCMP)",
        excused=((onset - _BEFORE, onset + _WEEK),),
    )
    return _in_order("PHEME ottawashooting", posts, (watched,))


def _chnci(file: Path) -> Episode:
    posts, hours = [], defaultdict[str, Counter[datetime]](Counter)
    for number, row in enumerate(_rows(file)):
        at = datetime.fromisoformat(row["t"])
        posts.append(_post(str(number), row["platform"], row["text"], at, lang="zh-Hans"))
        hours[row["incident"]][at.replace(minute=0)] += 1
    watches = tuple(
        _incident(name, _INCIDENTS[_mark(name)], hours[name])
        for name in hours
        if _mark(name) in _INCIDENTS
    )
    return _in_order("CHNCI", posts, watches)


def _mark(title: str) -> str:
    return hashlib.blake2b(title.encode(), digest_size=5).hexdigest()


def _incident(name: str, terms: tuple[str, ...], hours: Counter[datetime]) -> Watched:
    dense = sorted(hour for hour, comments in hours.items() if comments >= _DENSE)
    return Watched(
        name=name,
        any=terms,
        onset=dense[0],
        source="first hour with 20 labelled comments",
        excused=tuple((hour - _BEFORE, hour + _AFTER) for hour in dense),
    )


def _rows(file: Path) -> Iterator[Post]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _post(number: str, platform: str, text: str, at: datetime, **more: str) -> Post:
    return {"id": number, "platform": platform, "text": text, "created_at": at} | more


def _snowflake_time(number: int) -> datetime:
    return datetime.fromtimestamp(((number >> 22) + _SNOWFLAKE_EPOCH_MS) / 1000, UTC)


def _in_order(name: str, posts: list[Post], watches: tuple[Watched, ...]) -> Episode:
    posts.sort(key=lambda post: (post["created_at"], post["id"]))
    return Episode(name=name, posts=posts, watches=watches)
