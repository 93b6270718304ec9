"""Synthetic posts for benches: traditional, simplified, English; seeded, none of it real."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_HANS = [
    "今天",
    "昨天",
    "手机",
    "水壶",
    "快递",
    "客服",
    "耳机",
    "充电",
    "屏幕",
    "售后",
    "价格",
    "回复",
    "视频",
    "朋友",
    "觉得",
    "喜欢",
    "失望",
    "垃圾",
    "好用",
    "等了",
    "三天",
]
_HANT = [
    "今天",
    "昨天",
    "手機",
    "水壺",
    "快遞",
    "客服",
    "耳機",
    "充電",
    "螢幕",
    "售後",
    "價格",
    "回覆",
    "影片",
    "朋友",
    "覺得",
    "喜歡",
    "失望",
    "垃圾",
    "好用",
    "等了",
    "三天",
]
_EN = [
    "today",
    "phone",
    "kettle",
    "parcel",
    "support",
    "charger",
    "screen",
    "price",
    "reply",
    "video",
    "friend",
    "like",
    "hate",
    "broken",
    "nice",
    "three",
    "days",
]
_VOICES = ((_HANS, ""), (_HANT, ""), (_EN, " "))
BRANDS = ("Anvilo", "鎏湖", "鎏湖科技", "Pelluca")


def lines(posts: int, *, days: float, brand_share: float = 0.3, seed: int = 1) -> Iterator[str]:
    """Yield JSONL posts in the order of their times, spread over `days`."""
    chance = random.Random(seed)
    gap = days * 86_400 / posts
    at = BEGIN
    for number in range(posts):
        at += timedelta(seconds=chance.uniform(0, 2 * gap))
        words, between = _VOICES[number % 3]
        text = between.join(chance.choices(words, k=chance.randint(8, 36)))
        if chance.random() < brand_share:
            text = f"{chance.choice(BRANDS)} {text}"
        told = {
            "id": str(number),
            "platform": ("forum", "video", "board")[number % 3],
            "author": f"u{int(chance.paretovariate(0.6)) % 400_000}",
            "text": text,
            "created_at": at.isoformat(timespec="milliseconds"),
            "parent_id": str(chance.randrange(number)) if number and number % 4 == 0 else None,
            "lang": "",
            "followers": int(chance.paretovariate(0.9) * 20),
        }
        yield json.dumps(told, ensure_ascii=False)


def write(file: Path, posts: int, *, days: float, brand_share: float = 0.3) -> None:
    """Write such posts to a file, once."""
    if file.exists():
        return
    part = file.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines(posts, days=days, brand_share=brand_share))
    part.rename(file)


def terms(many: int = 10_000) -> str:
    """Return a terms file of two brand watches and one of `many` terms that hardly ever hit."""
    rare = ", ".join(f'"qz{number:05d}x"' for number in range(many))
    return f"""
[[watch]]
name = "Anvilo"
any = ["Anvilo", "Pelluca"]

[[watch]]
name = "鎏湖"
any = ["鎏湖"]
exclusions = ["鎏湖科技"]

[[watch]]
name = "rare"
any = [{rare}]
"""
