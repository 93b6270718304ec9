"""Pairs from scenes written by hand: what was said of one matter, and what is said of it later."""

import tomllib
from pathlib import Path

from tests.bench.sayings.making import Pair

_WRITTEN = Path(__file__).parent / "written"
UNSEEN = "unseen"


def pairs(*, is_unseen: bool) -> list[Pair]:
    """Return them: of the scenes that the checks were mended beside, or of the others."""
    files = sorted(one for one in _WRITTEN.glob("*.toml") if (one.stem == UNSEEN) == is_unseen)
    return [
        Pair(
            name=f"{scene['name']} {at}",
            before=scene["said"],
            now=now,
            is_contradiction=kind == "differ",
            before_at=scene.get("said_at"),
            now_at=scene.get("now_at"),
        )
        for file in files
        for scene in tomllib.loads(file.read_text("utf-8"))["scene"]
        for kind in ("differ", "agree")
        for at, now in enumerate(scene[kind])
    ]
