"""What is learned is kept, version by version, in every database."""

from dataclasses import replace
from datetime import timedelta

from alembic import command
from sqlalchemy import inspect, text
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin.adapters import sql
from tocsin.adapters.sql import schema
from tocsin.warning import ledger, risk

VERDICT = ledger.Verdict(
    warning_id="wa",
    watch_id="w1",
    version=1,
    kind=ledger.Kind.FALSE,
    person="Lin Mei",
    at=NOON,
    note="a promotion \N{ROCKET}",
)
MISSED = ledger.Missed(
    missed_id="m1", watch_id="w1", version=1, onset=NOON - MINUTE, person="Lin Mei", at=NOON
)
PROPOSAL = ledger.Proposal(
    proposal_id="p1",
    watch_id="w1",
    at=NOON,
    direction=ledger.Direction.TIGHTEN,
    budget_now=1.0,
    budget_proposed=0.5,
    judged=6,
    kept=3,
    right=3,
    dropped=2,
    wrong=3,
)
MODEL = risk.Model(
    version=1,
    at=NOON,
    features=("mentions.hour",),
    centre=(0.1,),
    scale=(1.0,),
    weights=(0.3,),
    intercept=-4.0,
    provenance=risk.Provenance(
        trained_by="Lin Mei",
        trained_from=NOON - timedelta(days=90),
        trained_until=NOON,
        watches=("w1",),
        cases=7,
        wrong=4,
        bins=900,
        positive_bins=70,
        ridge=1.0,
    ),
).sealed()


def test_a_changed_verdict_counts_and_the_old_one_stays(store: Store) -> None:
    changed = replace(VERDICT, version=2, kind=ledger.Kind.LATE, noticed_at=NOON - MINUTE)
    with store.db.writing() as books:
        books.verdicts.add(VERDICT)
        books.verdicts.add(changed)
        books.verdicts.add(replace(VERDICT, warning_id="wb", watch_id="w2"))

    with store.db.reading() as books:
        assert books.verdicts.versions("wa") == [changed, VERDICT]
        assert books.verdicts.newest("w1") == [changed]
        assert [one.warning_id for one in books.verdicts.newest()] == ["wa", "wb"]
        assert books.verdicts.newest(warning_ids=["wb", "nobody"])[0].watch_id == "w2"


def test_a_missed_case_can_be_taken_back_and_is_not_lost(store: Store) -> None:
    with store.db.writing() as books:
        books.missed.add(MISSED)
        books.missed.add(replace(MISSED, missed_id="m2", onset=NOON))
        books.missed.add(replace(MISSED, version=2, is_withdrawn=True))

    with store.db.reading() as books:
        assert [one.missed_id for one in books.missed.all()] == ["m2"]
        assert books.missed.all("w2") == []
        known = books.missed.get("m1")
    assert known is not None
    assert known.is_withdrawn


def test_new_proposals_take_the_place_of_those_nobody_decided_on(store: Store) -> None:
    applied = replace(
        PROPOSAL, proposal_id="p0", state=ledger.State.APPLIED, person="Lin Mei", decided_at=NOON
    )
    with store.db.writing() as books:
        books.proposals.put(applied)
        books.proposals.put(PROPOSAL)
        books.proposals.withdraw_open("w1")

    with store.db.reading() as books:
        assert books.proposals.all() == [applied]
        assert books.proposals.get("p1") is None


def test_a_risk_model_stays_what_was_sealed(store: Store) -> None:
    shelved = risk.Shelved(model=MODEL)
    used = replace(shelved, state=risk.State.IN_USE, person="Lin Mei", decided_at=NOON, why="wins")
    with store.db.writing() as books:
        assert books.models.next_version() == 1
        books.models.put(shelved)
        assert books.models.in_use() is None
        books.models.put(used)
        assert books.models.next_version() == 2

    with store.db.reading() as books:
        assert books.models.in_use() == used
        assert books.models.all() == [used]
        kept = books.models.get(1)
    assert kept is not None
    assert kept.model.is_whole()
    assert not replace(kept.model, intercept=0.0).is_whole()


def test_only_the_newest_backtests_are_kept(store: Store) -> None:
    with store.db.writing() as books:
        for number in range(4):
            told = {"backtest_id": f"b{number}", "watch_id": "w1", "asked_at": NOON.isoformat()}
            books.backtests.put(told, keep=3)

    with store.db.reading() as books:
        assert [one["backtest_id"] for one in books.backtests.recent()] == ["b3", "b2", "b1"]
        assert books.backtests.get("b0") is None
        assert books.backtests.recent("w2") == []


def test_counts_of_a_watch_come_in_the_order_of_time(store: Store) -> None:
    with store.db.reading() as books:
        none = books.rollups.counts("w1", 10**9, ("mentions", "negative"))
        assert books.rollups.begun("w1") is None

    assert {name: len(values) for name, values in none.items()} == {
        "minute": 0,
        "mentions": 0,
        "negative": 0,
    }


def test_a_store_from_before_is_brought_up_with_its_rows_in_place(bare_url: str) -> None:
    db = sql.Database.open(bare_url, ballast_bytes=0)
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), "0003")
        at = "INSERT INTO settings (name, value) VALUES ('kept', 'yes')"
        books.connection.execute(text(at))
        assert "verdicts" not in inspect(books.connection).get_table_names()
    sql.migrate(db)

    with db.writing() as books:
        assert books.settings.get("kept") == "yes"
        books.verdicts.add(VERDICT)
        assert books.verdicts.newest() == [VERDICT]
    db.close()
