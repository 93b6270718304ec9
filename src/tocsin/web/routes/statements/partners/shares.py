"""Letting a partner see parts of a case, and ending it."""

from datetime import timedelta
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases, directory, shapes
from tocsin import statements as room
from tocsin.runtimes import statements as runtime
from tocsin.statements import sharing, verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import told as shown

FOLDER = "/shared"
_LONGEST = verbs.sharing.LONGEST.days

router = APIRouter(prefix="/api", tags=["statements"])


def _told(one: sharing.Share, house: ports.House) -> shapes.Shape:
    return {
        "share_id": one.share_id,
        "case_id": one.case_id,
        "partner": one.partner,
        "parts": [str(part) for part in one.parts],
        "by": one.by,
        "at": shapes.time(one.at),
        "until": shapes.time(one.until),
        "seen_at": shapes.time(one.seen_at),
        "ended_at": shapes.time(one.ended_at),
        "ended_by": one.ended_by,
        "holds": one.holds(house.clock.now()),
    }


@router.get(
    "/cases/{case_id}/shares",
    operation_id="list_shares",
    summary="Which partners may see what of a case",
    response_model=list[shown.PartnerShare],
    responses=refusals.reading(404),
)
def list_shares(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return all, the newest first, ended ones too."""
    directory.require(actor, "statement.read", room.law.LAW)
    with house.db.reading() as books:
        cases.loading.known(house.cases.on(books), case_id)
        found = books.shares.of_case(case_id)
    return answers.told([_told(one, house) for one in found])


@router.post(
    "/cases/{case_id}/shares",
    operation_id="begin_share",
    summary="Let a partner see parts of a case",
    response_model=shown.ShareBegun,
    status_code=201,
    responses=refusals.changing(404),
)
def begin_share(
    case_id: refusals.Id, entry: shown.ShareEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Make the page that only its address opens; the address is told here and never again."""
    now = house.clock.now()
    begin = partial(
        verbs.sharing.begin,
        partner=entry.partner,
        parts=[sharing.Part(part) for part in entry.parts],
        until=now + timedelta(days=min(entry.days, _LONGEST)),
    )
    with house.db.writing() as books:
        cases.loading.known(house.cases.on(books), case_id)
        one, key = begin(runtime.desk(books), case_id, actor=actor, now=now)
    return answers.told({"share": _told(one, house), "path": f"{FOLDER}/{key}"}, 201)


@router.post(
    "/shares/{share_id}/end",
    operation_id="end_share",
    summary="Show a partner nothing more",
    response_model=shown.PartnerShare,
    responses=refusals.changing(404),
)
def end_share(share_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Close the page at once; whatever was read or kept before stays with the partner."""
    with house.db.writing() as books:
        one = verbs.sharing.end(runtime.desk(books), share_id, actor=actor, now=house.clock.now())
    return answers.told(_told(one, house))
