"""`tocsin statement list | show | verify`: what is said, and the proof of what is out.

Whoever has the data folder has the books; these verbs only read.
"""

from typing import Annotated

import typer

from tocsin import statements
from tocsin.adapters import sql
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.words import say
from tocsin.kernel import audit
from tocsin.runtimes import statements as room
from tocsin.statements import signing

app = typer.Typer(help=say("statements.cli.help"), no_args_is_help=True)
root.app.add_typer(app, name="statement")

_STATEMENTS = ("statement_id", "kind", "level", "case_id", "subject", "opened_at")
_DRAFTS = ("draft_id", "number", "language", "channel", "ai_generated", "text")
_PUBLICATIONS = ("publication_id", "channel", "state", "person", "published_at", "proof")
_PROOFS = ("publication_id", "holds", "why", "signed_by", "glass_broken_by", "seal")

StatementId = Annotated[str, typer.Argument(help=say("cli.id"))]


@app.command("list", help=say("statements.cli.list"))
def list_statements(
    *,
    case: Annotated[str, typer.Option("--case", help=say("statements.cli.case"))] = "",
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the statements, the newest first."""
    with folder.reading(config, data) as books:
        found = books.drafts.statements(case_id=case or None, limit=1_000)
    tables.show([room.shaping.statement(one, ()) for one in found], _STATEMENTS, as_json=as_json)


@app.command("show", help=say("statements.cli.show"))
def show(
    statement_id: StatementId,
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print one with its drafts and where they went."""
    with folder.reading(config, data) as books:
        one = statements.verbs.opening.found(room.desk(books), statement_id)
        drafts = [room.shaping.draft(each) for each in books.drafts.of_statement(statement_id)]
        out = _out(books, statement_id)
    told = {**room.shaping.statement(one, drafts), "publications": out}
    if as_json:
        tables.tell(told)
        return
    tables.show([told], _STATEMENTS, as_json=False)
    tables.show(drafts, _DRAFTS, as_json=False)
    tables.show(out, _PUBLICATIONS, as_json=False)


@app.command("verify", help=say("statements.cli.verify"))
def verify(
    statement_id: StatementId,
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Prove what is out of it; where something does not hold, ends with 2."""
    with folder.reading(config, data) as books:
        proofs = statements.verbs.proving.of_statement(room.desk(books), statement_id)
        broken_at = audit.first_break(books.audit.entries())
    tables.show([_shape(one) for one in proofs], _PROOFS, as_json=as_json)
    broken = [one.publication_id for one in proofs if not one.holds]
    if broken:
        raise statements.errors.NotProved(statement_id=statement_id, publications=broken)
    if broken_at is not None:
        raise statements.errors.NotProved(
            statement_id=statement_id, publications=[f"audit {broken_at}"]
        )
    if not as_json:
        words.tell("statements.cli.verified", publications=len(proofs))


def _out(books: sql.Books, statement_id: str) -> list[room.shaping.Shape]:
    return [
        room.shaping.publication(one, books.publications.attempts(one.publication_id))
        for draft in books.drafts.of_statement(statement_id)
        for one in books.publications.of_draft(draft.draft_id)
    ]


def _shape(one: signing.proving.Proof) -> room.shaping.Shape:
    return {
        "publication_id": one.publication_id,
        "holds": one.holds,
        "why": one.why,
        "signed_by": list(one.signed_by),
        "glass_broken_by": one.glass_broken_by,
        "seal": one.seal,
    }
