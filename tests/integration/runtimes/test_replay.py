"""`tocsin replay` as a user runs it: a process of its own, killed and started again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests import needs

pytestmark = pytest.mark.integration

BEGIN = datetime(2026, 3, 10, tzinfo=UTC)
CALM = ["水壶", "今天", "客服", "说", "还好", "the", "kettle", "is", "fine"]
WORDS = [*CALM, "冒烟", "smoke", "again", "退款", "refund", "shop"]
TERMS = """
[[watch]]
name = "水壶"
any = ["水壺", "kettle"]

[[watch]]
name = "refunds"
all = ["refund"]
none = ["lottery"]
"""


def a_story(file: Path, posts: int = 60_000) -> int:
    """Write quiet days, then a burst; a few lines are broken or come twice. Returns the lines."""
    chance = random.Random(5)
    at, lines = BEGIN, []
    for number in range(posts):
        in_crisis = number > posts * 0.7
        at += timedelta(seconds=chance.expovariate(2 if in_crisis else 0.5))
        told = {
            "id": str(number),
            "platform": chance.choice(["forum", "video"]),
            "author": f"a{chance.randint(1, 900)}",
            "text": " ".join(chance.choices(WORDS, k=10)),
            "created_at": at.isoformat(),
        }
        lines.append(json.dumps(told, ensure_ascii=False))
    lines[100] = "{broken"
    lines[200] = lines[199]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def command(folder: Path, data: Path, report: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "tocsin.cli", "replay", str(folder / "posts.jsonl")),
        *("--watch", str(folder / "terms.toml"), "--as-fast-as-possible"),
        *("--report", str(report), "--data", str(data), "--reader", "null"),
    ]


def run(folder: Path, data: Path, report: Path) -> dict[str, object]:
    subprocess.run(command(folder, data, report), check=True, timeout=170)
    told: dict[str, object] = json.loads(report.read_text("utf-8"))
    told.pop("seconds")
    return told


def count(data: Path, *terms: str) -> int:
    words = [sys.executable, "-m", "tocsin.cli", "search", *terms, "--count", "--data", str(data)]
    return int(subprocess.run(words, check=True, capture_output=True, timeout=100).stdout)


def stored(data: Path) -> int:
    """Return how many files of posts there are."""
    return len(list((data / "segments").rglob("*.parquet")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("replay")
    a_story(made / "posts.jsonl")
    (made / "terms.toml").write_text(TERMS, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> dict[str, object]:
    return run(folder, folder / "calm", folder / "calm.json")


def test_a_replay_reports_what_became_of_every_post_and_finds_the_burst(
    folder: Path, undisturbed: dict[str, object]
) -> None:
    posts, changes = undisturbed["posts"], undisturbed["changes"]

    assert isinstance(posts, dict)
    assert isinstance(changes, list)
    assert (posts["read"], posts["duplicated"], posts["quarantined"]) == (60_000, 1, 1)
    assert {one["watch"] for one in changes} == {"水壶", "refunds"}
    first = next(one for one in changes if one["level"] == "orange")
    assert first["rules"]
    assert first["evidence"]
    matching = count(folder / "calm", "水壺")
    assert 0 < matching < posts["matched"]


@pytest.mark.timeout(600)
def test_a_replay_killed_again_and_again_ends_as_if_it_never_was(
    folder: Path, undisturbed: dict[str, object]
) -> None:
    data, chance = folder / "killed", random.Random(8)
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    for _ in range(needs.times(2)):
        before = stored(data)
        process = subprocess.Popen(
            command(folder, data, folder / "killed.json"),
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while stored(data) == before and process.poll() is None:
            time.sleep(0.02)
        time.sleep(chance.uniform(0.0, 0.3))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    again = run(folder, data, folder / "killed.json")

    assert again == undisturbed
    assert count(data, "退款") == count(folder / "calm", "退款")
