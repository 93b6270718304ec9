"""The ledger of facts and the sheet of 5W1H."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import directory
from tocsin import statements as room
from tocsin.runtimes import statements as runtime
from tocsin.statements import verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asked as wishes
from tocsin.web.models.statements import told as shapes

router = APIRouter(prefix="/api", tags=["statements"])

Case = Annotated[str, Query(alias="case", min_length=1, max_length=200)]


@router.get(
    "/facts",
    operation_id="fact_sheet",
    summary="What is known of a case, by question, with its gaps",
    response_model=shapes.FactSheet,
    responses=refusals.reading(),
)
def fact_sheet(case_id: Case, house: ports.Here, actor: ports.Acting) -> Response:
    """Return the sheet of 5W1H."""
    directory.require(actor, "fact.read", room.law.LAW)
    with house.db.reading() as books:
        sheet = room.facts.sheet.fill(case_id, books.facts.of_case(case_id))
        told = runtime.Told(books, actor, house.clock.now()).sheet(sheet)
    return answers.told(told)


@router.post(
    "/facts",
    operation_id="record_fact",
    summary="Enter a claim",
    response_model=shapes.Fact,
    status_code=201,
    responses=refusals.changing(),
)
def record_fact(entry: wishes.FactEntry, house: ports.Here, actor: ports.Acting) -> Response:
    """Enter a claim with what is known of it."""
    with house.db.writing() as books:
        one = verbs.recording.record(
            runtime.desk(books),
            case_id=entry.case_id,
            aspect=room.facts.Aspect(entry.aspect),
            texts=dict(entry.texts.items()),
            standing=room.facts.Standing(entry.standing),
            source=entry.source,
            owner=entry.owner,
            actor=actor,
            now=house.clock.now(),
        )
        told = runtime.Told(books, actor, house.clock.now()).fact(one)
    return answers.told(told, 201)


@router.post(
    "/facts/{fact_id}",
    operation_id="change_fact",
    summary="Enter what is now known of a claim",
    response_model=shapes.Fact,
    responses=refusals.changing(404, 409),
)
def change_fact(
    fact_id: refusals.Id, entry: wishes.FactChange, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter the next version; the versions before stay."""
    changes = entry.model_dump(exclude={"expected"}, exclude_none=True)
    if entry.standing is not None:
        changes["standing"] = room.facts.Standing(entry.standing)
    with house.db.writing() as books:
        one = verbs.recording.change(
            runtime.desk(books),
            fact_id,
            expected=entry.expected,
            changes=changes,
            actor=actor,
            now=house.clock.now(),
        )
        told = runtime.Told(books, actor, house.clock.now()).fact(one)
    return answers.told(told)


@router.get(
    "/facts/{fact_id}",
    operation_id="fact_history",
    summary="Every version of a claim, the newest first",
    response_model=list[shapes.Fact],
    responses=refusals.reading(404),
)
def fact_history(fact_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return all that was ever entered of it."""
    directory.require(actor, "fact.read", room.law.LAW)
    with house.db.reading() as books:
        found = books.facts.history(fact_id)
        if not found:
            raise room.errors.UnknownFact(fact_id=fact_id)
        seen = runtime.Told(books, actor, house.clock.now())
        told = [seen.fact(one) for one in found]
    return answers.told(told)
