"""Statements at a terminal: listed, shown, proved; a forged one is told."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy
from tests import databases
from tests.integration.cli.command import Run
from tests.unit.statements import making

from tocsin import warning
from tocsin.adapters import sql
from tocsin.runtimes import statements as runtime
from tocsin.statements import drafting, verbs

pytestmark = pytest.mark.integration

NOW = datetime(2026, 3, 2, 12, 5, tzinfo=UTC)


def published(folder: Path) -> drafting.Draft:
    """Write a statement and hand it out, as the house does."""
    db = databases.opened(folder)
    with db.writing() as books:
        desk = runtime.desk(books)
        one = making.draft(desk, statement=making.opened(desk, level=warning.Level.YELLOW))
        seal = drafting.sealing.seal(one)
        verbs.approving.approve(desk, one.draft_id, seal=seal, actor=making.LIN, now=making.NOON)
        verbs.releasing.publish(desk, making.wish(one), actor=making.WANG, now=NOW)
    db.close()
    return one


def test_a_statement_is_listed_shown_and_proved(run: Run, begun: Path) -> None:
    one = published(begun)

    (listed,) = json.loads(run("statement", "list", "--case", "case-1", "--json"))
    shown = json.loads(run("statement", "show", one.statement_id, "--json"))
    proofs = json.loads(run("statement", "verify", one.statement_id, "--json"))
    told = run("statement", "verify", one.statement_id)

    assert listed["statement_id"] == one.statement_id
    assert shown["drafts"][0]["text"] == one.text
    assert shown["publications"][0]["state"] == "pending"
    assert proofs[0]["signed_by"] == ["Lin"]
    assert "what was signed" in told
    assert json.loads(run("statement", "list", "--case", "other", "--json")) == []
    run("statement", "show", "nothing", code=2)
    run("statement", "verify", "nothing", code=2)


def test_a_forged_text_is_told(run: Run, begun: Path) -> None:
    one = published(begun)
    db = sql.Database.open(f"sqlite:///{begun / 'tocsin.db'}", ballast_bytes=0)
    with db.writing() as books:
        forged = sqlalchemy.text("UPDATE drafts SET body = replace(body, 'stopped', 'went on')")
        books.connection.execute(forged)
    db.close()

    assert "cannot be proved" in run("statement", "verify", one.statement_id, code=2)
