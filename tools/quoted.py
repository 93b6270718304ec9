"""Write what the benches measured into the figures blocks of the three READMEs.

A bench keeps its figures as `.cache/bench/<name>.json`: machine, date, figures. Only rows whose
bench has been run are written anew; figures of two machines don't go into one block.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- figures:begin -->", "<!-- figures:end -->"
# The README's language: where its machine stands, and its word for posts a second.
LANGUAGES = {
    "README.md": (re.compile(r"(?<=^On )[^;]+(?=;)", re.MULTILINE), "posts/s"),
    "README.zh-Hant.md": (re.compile(r"(?<=^測試機器：)[^。]+(?=。)", re.MULTILINE), "則/秒"),
    "README.zh-Hans.md": (re.compile(r"(?<=^测试机器：)[^。]+(?=。)", re.MULTILINE), "条/秒"),
}
_NUMBER = re.compile(r"\d[\d,]*")


class Kept(TypedDict):
    """What a bench keeps."""

    machine: str
    date: str
    figures: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the block: its bench, its figures, the first number of its name."""

    bench: str
    told: str
    counted: str = ""


# In the order of the block.
ROWS = (
    Row(bench="ingest", told="**{sustained:,.0f}** {rate}"),
    Row(bench="ingest", told="**{sustained_null:,.0f}** {rate}"),
    Row(bench="ingest", told="{ten_times:.1f} ×"),
    Row(bench="ingest", told="{peak_mb:.0f} MB"),
    Row(bench="live", told="{warning_median:.2f} s / **{warning_p99:.2f} s**"),
    Row(bench="live", told="{screen_median:.2f} s / **{screen_p99:.2f} s**"),
    Row(bench="store", told="{watch_day_ms:.1f} ms"),
    Row(bench="store", told="{phrase_zh_ms:.0f} / {phrase_en_ms:.0f} ms"),
    Row(bench="store", told="{top_accounts_ms:.0f} ms"),
    Row(
        bench="replay",
        told="{blue:.0f} · {yellow:.0f} · {orange:.0f} · {red:.0f}",
        counted="{watches:.0f}",
    ),
    Row(
        bench="replay",
        told="**{false:.2f}** · {false_hour:.2f} · {false_day:.2f}",
        counted="{days:,.0f}",
    ),
    Row(
        bench="replay",
        told="**{sooner_hour:+.0f} min** (**{sooner_whole_hours:+.0f}**) · "
        "**{sooner_day:+.0f} min**",
    ),
    Row(
        bench="warning",
        told="**{found_0:.1f} %, {delay_0:.0f} min** · **{found_1:.1f} %, {delay_1:.0f} min**",
    ),
    Row(bench="warning", told="{hour_found_0:.0f} % · {hour_found_1:.0f} %"),
    Row(
        bench="warning",
        told="{promise_all_025:.2f} · {promise_all_05:.2f} · {promise_all_1:.2f} · "
        "{promise_all_2:.2f}",
    ),
    Row(
        bench="warning",
        told="{promise_negative_025:.2f} · {promise_negative_05:.2f} · "
        "{promise_negative_1:.2f} · {promise_negative_2:.2f}",
    ),
    Row(bench="warning", told="{changes:.2f} · {ms_a_bin:.2f} ms · {streams_a_minute:,.0f}"),
    Row(bench="warning", told="**{nab:.1f}** · {nab_low_fp:.1f} · {nab_low_fn:.1f}"),
    Row(
        bench="forecast",
        told="**{crps_near:.2f}** · {yesterday_near:.2f} / **{crps_day:.2f}** · "
        "{yesterday_day:.2f}, {coverage:.0f} %",
    ),
    Row(bench="nlp", told="**{all:,.0f}** · {numpy:,.0f} {rate}"),
    Row(bench="nlp", told="{many_terms:,.0f} {rate}, {many_terms_ready_s:.2f} s"),
    Row(
        bench="beside",
        told="**{weibo_tocsin:.2f}** · {weibo_snownlp:.2f} / "
        "**{tweets_tocsin:.2f}** · {tweets_vader:.2f}",
    ),
    Row(
        bench="beside",
        told="**{copies_tocsin_percent:.0f} %** · {copies_rensa_percent:.0f} % · "
        "{copies_datasketch_percent:.0f} %",
    ),
    Row(bench="parity", told="{texts:,.0f} · **{differing:.0f}**"),
    Row(
        bench="variants",
        told="{s2t:.2f} · {s2tw:.2f} · {s2hk:.2f}, "
        "{s2t_most:.1f} · {s2tw_most:.1f} · {s2hk_most:.1f}",
    ),
    Row(bench="training", told="{cpu_s:.0f} s", counted="{posts:,.0f}"),
    Row(bench="calibrated", told="{emotion_ece:.3f} · {sentiment_ece:.3f}"),
)


def kept(folder: Path) -> dict[str, Kept]:
    """Return what the benches measured, by bench; raises SystemExit for two machines."""
    found: dict[str, Kept] = {
        name: json.loads((folder / f"{name}.json").read_text("utf-8"))
        for name in sorted({row.bench for row in ROWS})
        if (folder / f"{name}.json").is_file()
    }
    machines = sorted({one["machine"] for one in found.values()})
    if len(machines) > 1:
        raise SystemExit(f"figures of two machines, measure on one: {'; '.join(machines)}")
    return found


def rewritten(text: str, name: str, measured: Mapping[str, Kept]) -> str:
    """Return a README with its block written anew."""
    before, _, rest = text.partition(BEGIN)
    block, _, after = rest.partition(END)
    place, rate = LANGUAGES[name]
    if measured:
        newest = max(measured.values(), key=lambda one: one["date"])
        block = place.sub(f"{newest['machine']} ({newest['date']})", block, count=1)
    lines = block.split("\n")
    for at, row in zip(_rows(lines), ROWS, strict=True):
        if row.bench in measured:
            lines[at] = _written(lines[at], row, measured[row.bench]["figures"] | {}, rate)
    return "".join((before, BEGIN, "\n".join(lines), END, after))


def _rows(lines: Sequence[str]) -> list[int]:
    """Return where the table's rows stand, its head and rule left out."""
    return [at for at, line in enumerate(lines) if line.startswith("|")][2:]


def _written(line: str, row: Row, figures: Mapping[str, float], rate: str) -> str:
    cells = line.split("|")
    cells[2] = f" {row.told.format(**figures, rate=rate)} "
    if row.counted:
        cells[1] = _NUMBER.sub(row.counted.format(**figures), cells[1], count=1)
    return "|".join(cells)


def main(root: Path = ROOT) -> None:
    """Write the blocks of all three READMEs."""
    measured = kept(root / ".cache" / "bench")
    if not measured:
        raise SystemExit("nothing was measured yet: make bench")
    for name in LANGUAGES:
        file = root / name
        file.write_text(rewritten(file.read_text("utf-8"), name, measured), "utf-8")
    missing = sorted({row.bench for row in ROWS} - measured.keys())
    sys.stdout.write(f"written: {', '.join(measured)}; left as they were: {missing or '–'}\n")


if __name__ == "__main__":
    main()
