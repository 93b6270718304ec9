"""The READMEs quote what was measured, and the same in every language."""

import json
import re
from pathlib import Path

import pytest
from tests.architecture import reading
from tests.bench import beside, keeping
from tools import quoted

_NUMBER = re.compile(r"\d[\d,.]*")
_OTHERS = [name for name in quoted.LANGUAGES if name != "README.md"]
MEASURED: dict[str, dict[str, float]] = {
    "ingest": {"sustained": 98_765.4, "sustained_null": 123_456, "ten_times": 5.44, "peak_mb": 7},
    "live": {"warning_median": 1, "warning_p99": 2, "screen_median": 3, "screen_p99": 4},
    "store": {"watch_day_ms": 9.87, "phrase_zh_ms": 6, "phrase_en_ms": 5, "top_accounts_ms": 4},
}


def readme(name: str, root: Path = reading.ROOT) -> str:
    return (root / name).read_text(encoding="utf-8")


def block(text: str) -> list[list[str]]:
    """Return the cells of each row of a README's figures."""
    inside = text.partition(quoted.BEGIN)[2].partition(quoted.END)[0]
    rows = [line.split("|")[1:-1] for line in inside.splitlines() if line.startswith("|")]
    return rows[2:]


def machine(name: str) -> str:
    found = quoted.LANGUAGES[name][0].search(readme(name))
    assert found is not None
    return found.group()


def figures(name: str) -> list[tuple[list[str], str]]:
    return [(_NUMBER.findall(row[1]), row[2].strip()) for row in block(readme(name))]


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the three READMEs, where benches keep their figures."""
    for name in quoted.LANGUAGES:
        (tmp_path / name).write_text(readme(name), encoding="utf-8")
    monkeypatch.setattr(keeping, "FOLDER", tmp_path / ".cache" / "bench")
    return tmp_path


@pytest.mark.parametrize("name", _OTHERS)
def test_every_language_quotes_the_same_figures_of_the_same_machine(name: str) -> None:
    assert figures(name) == figures("README.md")
    assert machine(name) == machine("README.md")


@pytest.mark.parametrize("name", quoted.LANGUAGES)
def test_the_block_has_the_rows_that_the_tool_writes(name: str) -> None:
    assert len(block(readme(name))) == len(quoted.ROWS)


@pytest.mark.parametrize("name", quoted.LANGUAGES)
def test_what_was_measured_is_quoted_and_the_rest_stays(copies: Path, name: str) -> None:
    for bench, measured in MEASURED.items():
        keeping.keep(bench, "Abacus, 7 beads", measured)
    quoted.main(copies)
    before, after = readme(name), readme(name, copies)
    told = [row[1].strip() for row in block(after)]

    assert told[0].startswith("**98,765** ")
    assert told[2:4] == ["5.4 ×", "7 MB"]
    assert told[5:9] == ["3.00 s / **4.00 s**", "9.9 ms", "6 / 5 ms", "4 ms"]
    assert block(after)[9:] == block(before)[9:]  # nothing was replayed
    assert after.count("Abacus, 7 beads (") == 1
    assert after.partition(quoted.BEGIN)[0] == before.partition(quoted.BEGIN)[0]
    assert after.partition(quoted.END)[2] == before.partition(quoted.END)[2]


def test_a_replay_is_quoted_with_its_watches_and_days(copies: Path) -> None:
    class Totals:
        watches = 31
        days = 7000.0
        raised = [30, 20, 10, 5]  # noqa: RUF012 (read once)
        false = [20, 40, 30, 1000]  # noqa: RUF012 (read once)
        leads = [[[], [], [-5.0, 7.0, 60.0]]] * 3

    keeping.keep_replay("Abacus", Totals())
    quoted.main(copies)
    reached, false, sooner = block(readme("README.zh-Hant.md", copies))[9:12]

    assert "31 個監測主題" in reached[0]
    assert reached[1].strip() == "30 · 20 · 10 · 5"
    assert "7,000 個主題日" in false[0]
    assert false[1].strip() == "**0.02** · 0.04 · 1.00"
    assert sooner[1].strip() == "**+7 min** (**+7**) · **+7 min**"


def test_reading_is_quoted_beside_other_tools(copies: Path) -> None:
    told = beside.Line(task="edited copies: recall", tool="tocsin", score=0.5, rate=9, texts=2)
    others = dict.fromkeys(("copies_rensa_percent", "copies_datasketch_percent"), 0.25)
    moods = dict.fromkeys(("weibo_tocsin", "weibo_snownlp", "tweets_tocsin", "tweets_vader"), 1)
    keeping.keep("beside", "Abacus", {**beside.figures([told]), **others, **moods})
    quoted.main(copies)

    (quote,) = [row[1] for row in block(readme("README.md", copies)) if "rensa" in row[0]]
    assert quote.strip() == "**50 %** · 0 % · 0 %"


def test_figures_of_two_machines_are_not_mixed(copies: Path) -> None:
    keeping.keep("ingest", "Abacus", MEASURED["ingest"])
    keeping.keep("live", "Slide rule", MEASURED["live"])

    with pytest.raises(SystemExit, match="Slide rule"):
        quoted.main(copies)


def test_a_bench_keeps_its_machine_and_date(copies: Path) -> None:
    keeping.keep("live", "Abacus", MEASURED["live"])
    told = json.loads((copies / ".cache" / "bench" / "live.json").read_text("utf-8"))

    assert told["machine"] == "Abacus"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["date"])
    assert told["figures"] == MEASURED["live"]
