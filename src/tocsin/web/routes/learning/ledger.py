"""The ledger: verdicts on warnings, missed cases, proposals and decisions."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import directory
from tocsin.runtimes import learning
from tocsin.warning import ledger
from tocsin.web import answers, models, ports, refusals
from tocsin.web.views import picture

router = APIRouter(prefix="/api", tags=["learning"])

_HALF_A_YEAR = timedelta(days=182)
Watch = Annotated[str | None, Query(max_length=200)]


@router.get(
    "/ledger",
    operation_id="get_ledger",
    summary="How good the warnings were",
    response_model=models.Ledger,
    responses=refusals.reading(),
)
def get_ledger(
    house: ports.Here,
    watch: Watch = None,
    since: Annotated[
        models.Moment | None, Query(description="Without it: half a year back")
    ] = None,
    until: Annotated[models.Moment | None, Query(description="Without it: now")] = None,
) -> Response:
    """Return precision, recall, lead time and alarms a week, with intervals, and their grounds."""
    end = until or house.clock.now()
    with house.db.reading() as books:
        told = learning.ledger_shapes.whole(
            books, watch, since=since or end - _HALF_A_YEAR, until=end
        )
    return answers.told(told)


@router.get(
    "/warnings/{warning_id}/verdicts",
    operation_id="list_verdicts",
    summary="What was said of a warning",
    response_model=list[models.Verdict],
    responses=refusals.reading(404),
)
def list_verdicts(warning_id: refusals.Id, house: ports.Here) -> Response:
    """Return every version, the newest first: that one counts."""
    with house.db.reading() as books:
        if books.warnings.get(warning_id) is None:
            raise ledger.errors.UnknownWarning(warning_id=warning_id)
        found = books.verdicts.versions(warning_id)
    return answers.told([learning.ledger_shapes.verdict(one) for one in found])


@router.post(
    "/warnings/{warning_id}/verdicts",
    status_code=201,
    operation_id="judge_warning",
    summary="Say what a warning was",
    response_model=models.Verdict,
    responses=refusals.changing(404),
)
def judge_warning(
    warning_id: refusals.Id, entry: models.VerdictEntry, house: ports.Here, actor: ports.Asking
) -> Response:
    """Enter a named person's verdict as a new version; older ones stay."""
    with house.db.writing() as books:
        one = learning.deciding.judge(
            books,
            ports.named(actor, entry.person),
            warning_id,
            kind=ledger.Kind(entry.verdict),
            now=house.clock.now(),
            note=entry.note,
            noticed_at=entry.noticed_at,
        )
    return answers.told(learning.ledger_shapes.verdict(one), 201)


@router.post(
    "/missed",
    status_code=201,
    operation_id="enter_missed_case",
    summary="Enter a case that nobody was warned of",
    response_model=models.MissedCase,
    responses=refusals.changing(404),
)
def enter_missed_case(
    entry: models.MissedEntry, house: ports.Here, actor: ports.Asking
) -> Response:
    """Enter what the warnings missed; without it recall would flatter itself."""
    with house.db.writing() as books:
        one = learning.deciding.miss(
            books,
            ports.named(actor, entry.person),
            entry.watch_id,
            onset=entry.onset,
            now=house.clock.now(),
            note=entry.note,
        )
    return answers.told(learning.ledger_shapes.missed_case(one), 201)


@router.post(
    "/missed/{missed_id}/withdraw",
    operation_id="withdraw_missed_case",
    summary="Take a missed case back",
    response_model=models.MissedCase,
    responses=refusals.changing(404),
)
def withdraw_missed_case(
    missed_id: refusals.Id, entry: models.Withdrawal, house: ports.Here, actor: ports.Asking
) -> Response:
    """Take back what was entered by mistake; its versions stay."""
    with house.db.writing() as books:
        one = learning.deciding.withdraw(
            books,
            ports.named(actor, entry.person),
            missed_id,
            now=house.clock.now(),
            note=entry.note,
        )
    return answers.told(learning.ledger_shapes.missed_case(one))


@router.post(
    "/proposals",
    operation_id="draw_proposals",
    summary="Ask the ledger for a better budget",
    response_model=list[models.Proposal],
    responses=refusals.changing(404),
)
def draw_proposals(asked: models.Drawing, house: ports.Here, actor: ports.Asking) -> Response:
    """Draw proposals from half a year's verdicts, in place of those nobody decided on.

    Nothing changes by it.
    """
    picture.now(house).watch(asked.watch_id)
    with house.db.reading() as books:  # judging anew may take a while: nothing waits for it
        found = learning.deciding.propose(books, asked.watch_id, now=house.clock.now())
    with house.db.writing() as books:
        learning.deciding.keep_proposals(books, actor, asked.watch_id, found, now=house.clock.now())
    return answers.told([learning.ledger_shapes.proposal(one) for one in found])


@router.post(
    "/proposals/{proposal_id}/apply",
    operation_id="apply_proposal",
    summary="Put a proposed budget in force",
    response_model=models.Proposal,
    responses=refusals.changing(404, 409),
)
def apply_proposal(
    proposal_id: refusals.Id, by: models.Decision, house: ports.Here, actor: ports.Asking
) -> Response:
    """Put the proposed budget in force as a new version, on a named person's word."""
    return _decided(house, ports.named(actor, by.person), proposal_id, by.why, ledger.State.APPLIED)


@router.post(
    "/proposals/{proposal_id}/decline",
    operation_id="decline_proposal",
    summary="Decline a proposal",
    response_model=models.Proposal,
    responses=refusals.changing(404, 409),
)
def decline_proposal(
    proposal_id: refusals.Id, by: models.Decision, house: ports.Here, actor: ports.Asking
) -> Response:
    """Leave the budget as it is; who and why is kept."""
    return _decided(
        house, ports.named(actor, by.person), proposal_id, by.why, ledger.State.DECLINED
    )


def _decided(
    house: ports.House,
    actor: directory.Actor,
    proposal_id: str,
    why: str,
    state: ledger.State,
) -> Response:
    with house.db.writing() as books:
        one = learning.deciding.decide(
            books, actor, proposal_id, state=state, why=why, now=house.clock.now()
        )
    return answers.told(learning.ledger_shapes.proposal(one))
