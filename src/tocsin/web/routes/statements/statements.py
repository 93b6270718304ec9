"""Statements: one thing to say, however many channels say it."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import cases, directory, warning
from tocsin import statements as room
from tocsin.adapters import sql
from tocsin.runtimes import statements as runtime
from tocsin.statements import verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asked as wishes
from tocsin.web.models.statements import told as shapes

router = APIRouter(prefix="/api", tags=["statements"])


@router.get(
    "/statements",
    operation_id="list_statements",
    summary="Statements, the newest first",
    response_model=list[shapes.Statement],
    responses=refusals.reading(),
)
def list_statements(
    house: ports.Here,
    actor: ports.Acting,
    case_id: Annotated[str | None, Query(alias="case", max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Return them with their drafts as they read now."""
    with house.db.reading() as books:
        found = books.drafts.statements(case_id=case_id, limit=limit)
        seen = runtime.Told(books, actor, house.clock.now())
        told = [seen.statement(one) for one in found]
    return answers.told(told)


@router.post(
    "/statements",
    operation_id="open_statement",
    summary="Open a statement",
    response_model=shapes.Statement,
    status_code=201,
    responses=refusals.changing(404, 409),
)
def open_statement(
    entry: wishes.StatementEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Open one thing to say; of a turn of the plan, it carries that turn."""
    with house.db.writing() as books:
        desk = runtime.desk(books)
        one = verbs.opening.open_statement(
            desk,
            case_id=entry.case_id,
            kind=room.drafting.Kind(entry.kind),
            level=warning.Level[entry.level.upper()],
            subject=entry.subject,
            cluster=entry.cluster,
            next_update_at=entry.next_update_at,
            reply_to=entry.reply_to,
            answers=_voice(books, house, entry, actor),
            actor=actor,
            now=house.clock.now(),
        )
        if entry.turn_id:
            verbs.planning.carry(
                desk,
                entry.turn_id,
                one.statement_id,
                expected=entry.turn_number,
                actor=actor,
                now=house.clock.now(),
            )
        told = runtime.Told(books, actor, house.clock.now()).statement(one)
    return answers.told(told, 201)


@router.get(
    "/statements/{statement_id}",
    operation_id="get_statement",
    summary="A statement with its drafts",
    response_model=shapes.Statement,
    responses=refusals.reading(404),
)
def get_statement(statement_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return one."""
    directory.require(actor, "statement.read", room.law.LAW)
    with house.db.reading() as books:
        one = verbs.opening.found(runtime.desk(books), statement_id)
        told = runtime.Told(books, actor, house.clock.now()).statement(one)
    return answers.told(told)


@router.post(
    "/statements/{statement_id}",
    operation_id="change_statement",
    summary="Change what a statement is measured by",
    response_model=shapes.Statement,
    responses=refusals.changing(404, 409),
)
def change_statement(
    statement_id: refusals.Id,
    entry: wishes.StatementChange,
    house: ports.Here,
    actor: ports.Acting,
) -> Response:
    """Change its subject, cluster or next update; its level only rises."""
    with house.db.writing() as books:
        one = verbs.opening.change(
            runtime.desk(books),
            statement_id,
            expected=entry.expected,
            level=warning.Level[entry.level.upper()] if entry.level else None,
            subject=entry.subject,
            cluster=entry.cluster,
            next_update_at=entry.next_update_at,
            actor=actor,
            now=house.clock.now(),
        )
        told = runtime.Told(books, actor, house.clock.now()).statement(one)
    return answers.told(told)


def _voice(
    books: sql.Books, house: ports.House, entry: wishes.StatementEntry, actor: directory.Actor
) -> str:
    """Return the voice that a statement answers, of its own case; raises UnknownPart.

    Somebody who may come to harm is answered by trained people only: raises MachineAnswer.
    """
    if not entry.answers:
        return ""
    directory.require(actor, "statement.open", room.law.LAW)
    desk = house.cases.on(books)
    one = cases.loading.part(desk.books.negatives, "negative", entry.answers)
    if one.case_id not in {"", entry.case_id}:
        raise room.errors.BadDraft(why="case")
    cases.care.check(desk, actor, one)
    return one.negative_id
