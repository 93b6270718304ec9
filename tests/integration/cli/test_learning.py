"""Verbs of learning, on a data folder of its own: judge, count, propose, try, train."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from tests.integration.cli.command import Run
from tests.unit.warning import counts
from tests.unit.warning.backtest import stored

from tocsin import assembly, listening, settings, warning
from tocsin.adapters import sql

pytestmark = pytest.mark.integration

BY = ("--by", "Lin Mei")
NOW = datetime.now(UTC).replace(second=0, microsecond=0)
DAYS = 40


@pytest.fixture
def books(tmp_path: Path) -> assembly.Kept:
    """Return a data folder with forty quiet days, and warnings now and then."""
    store = settings.load(None, environment={}, flags={"store": {"folder": str(tmp_path / "data")}})
    kept = assembly.keep(store.store)
    with kept.db.writing() as held:
        held.watches.put(listening.Watch(watch_id="kettle", name="Kettle", any=("kettle",)))
        held.rollups.merge(_quiet_days())
        for number in range(6):
            _rose(held, f"e{number}", rate=0.9 if number % 2 else 0.1, days=5 * number + 1)
    kept.close()
    return kept


def _quiet_days() -> pa.Table:
    mentions = counts.busy(DAYS, a_minute=0.3)
    first = int(NOW.timestamp()) // 60 - DAYS * counts.DAY
    return stored.rollups("kettle", first, mentions, negative=mentions // 2)


def _rose(held: sql.Books, name: str, *, rate: float, days: int) -> None:
    at = NOW - timedelta(days=days)
    level = warning.Level.BLUE
    held.warnings.put(
        warning.EarlyWarning(
            warning_id=name, watch_id="kettle", level=level, opened_at=at, since=at, peak=level
        )
    )
    held.warnings.add_change(
        warning.LevelChange(
            change_id=f"c-{name}",
            warning_id=name,
            watch_id="kettle",
            at=at,
            before=warning.Level.NONE,
            after=level,
            reasons=(),
            evidence=(),
            coverage=1.0,
            detector="seasonal",
            facts={"rate_per_week": rate},
        )
    )


@pytest.mark.usefixtures("books")
def test_warnings_are_judged_counted_and_speak_for_a_budget(run: Run) -> None:
    verdicts = ("true", "true", "late", "false", "false", "not-ours")
    for name, kind in zip("024135", verdicts, strict=True):
        run("verdict", f"e{name}", kind, *BY, "--note", "seen")
    onset = (NOW - timedelta(days=3)).isoformat()[:19]
    missed = run("missed", "add", "--watch", "kettle", "--onset", onset, *BY).split()[-1]
    told = json.loads(run("ledger", "--watch", "kettle", "--json"))

    assert told["tallies"][0]["verdicts"] == {"true": 2, "false": 2, "late": 1, "not-ours": 1}
    assert told["tallies"][0]["recall"]["value"] == 0.75
    assert "60 % [23–88]" in run("ledger")
    assert missed in run("missed", "list")

    run("missed", "withdraw", missed, *BY)
    proposal = run("proposal", "draw", "kettle").split()[0]
    assert "0.11 instead of 1 a week" in run("proposal", "list")
    run("proposal", "apply", proposal, *BY, "--why", "quiet nights")
    assert "applied" in run("ledger")
    run("proposal", "decline", proposal, *BY, "--why", "no", code=2)
    run("audit", "verify")


@pytest.mark.usefixtures("books")
def test_what_is_not_there_is_refused_in_a_sentence(run: Run) -> None:
    assert "no such warning" in run("verdict", "e9", "true", *BY, code=2)
    assert "name of a person" in run("verdict", "e1", "true", "--by", " ", code=2)
    assert "no watch stove" in run(
        "missed", "add", "--watch", "stove", "--onset", "2026-01-01T00:00:00", *BY, code=2
    )
    assert "it takes 17" in run("risk", "train", *BY, code=2)
    assert "no risk model 4" in run("risk", "compare", "4", code=2)
    assert "rules stand alone" in run("risk", "list")
    assert "No model is in use" in run("risk", "retire", *BY, "--why", "x", code=2)


@pytest.mark.usefixtures("books")
def test_rules_are_tried_on_what_is_stored(run: Run, tmp_path: Path) -> None:
    since = (NOW - timedelta(days=6)).isoformat()[:19]
    told = run(
        *("backtest", "--watch", "kettle", "--since", since, "--rule", "seasonal"),
        *("--runs", "2", "--shape", "60/240", "--json", "report.json"),
    )
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))

    assert "seasonal" in told
    assert [one["crisis"]["shape"] for one in report["trials"]] == ["60/240"]
    assert len(report["trials"][0]["promised"]) == 17


@pytest.mark.usefixtures("books")
def test_a_backtest_says_why_it_cannot_be_run(run: Run) -> None:
    since = (NOW - timedelta(days=1)).isoformat()[:19]
    ask = ("backtest", "--watch", "kettle")

    assert "three days to try" in run(*ask, "--since", since, code=2)
    assert "no rule named tea leaves" in run(*ask, "--rule", "tea leaves", code=2)
    assert "spiral is none" in run(*ask, "--shape", "spiral", code=2)
    assert "Nothing is stored of watch stove" in run("backtest", "--watch", "stove", code=2)
