"""Who has read a policy, and who must still."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import directory as room
from tocsin import shapes
from tocsin.directory import entries
from tocsin.runtimes import directory
from tocsin.web import answers, ports, refusals
from tocsin.web.models import directory as shown

router = APIRouter(prefix="/api/directory", tags=["people"])
_keeping, _visiting = directory.keeping, directory.visiting


@router.post(
    "/policies/{entry_id}/read",
    status_code=204,
    operation_id="confirm_policy",
    summary="I have read this policy",
    response_class=Response,
    responses=refusals.changing(404),
)
def confirm_policy(entry_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Enter that I have read the version in force; the first time counts."""
    with house.db.writing() as books:
        _keeping.confirm(books, actor, entry_id, house.clock.now())
    return answers.empty()


@router.get(
    "/policies/{entry_id}/readers",
    operation_id="list_policy_readers",
    summary="Who has read a policy, and who must still",
    response_model=list[shown.PolicyReader],
    responses=refusals.reading(404),
)
def list_policy_readers(
    entry_id: refusals.Id,
    house: ports.Here,
    actor: ports.Acting,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> Response:
    """Return who has read the version in force, then who has not; of an earlier one, who had."""
    room.require(actor, "entries.read", room.law.LAW)
    with house.db.reading() as books:
        policy = books.entries.get(entries.model.Policy, entry_id)
        if policy is None:
            raise entries.errors.UnknownEntry(kind="policy", id=entry_id)
        people = _visiting.people(books)
        done = books.reads.of(entry_id, version or policy.version)
        is_in_force = version in {None, policy.version}
        left = entries.service.unread(books, policy) if is_in_force else []
    told = [
        {
            "person_id": one.person_id,
            "person": people[one.person_id].name if one.person_id in people else one.person_id,
            "at": shapes.time(one.at),
        }
        for one in done
    ]
    told += [{"person_id": one.entry_id, "person": one.name, "at": None} for one in left]
    return answers.told(told)
