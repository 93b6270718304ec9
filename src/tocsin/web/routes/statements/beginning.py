"""Where words can go, and the first words of a case in one step."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import directory, publishers
from tocsin import statements as room
from tocsin.runtimes import statements as runtime
from tocsin.statements import checks, drafting, verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asked as wishes
from tocsin.web.models.statements import told as shapes
from tocsin.web.routes.statements import speaking

router = APIRouter(prefix="/api", tags=["statements"])


@router.get(
    "/places",
    operation_id="list_places",
    summary="Channels that words can go out by",
    response_model=list[shapes.Place],
    responses=refusals.reading(),
)
def list_places(house: ports.Here, actor: ports.Acting) -> Response:
    """Return them, our own page first; those without a publisher are carried by a person."""
    directory.require(actor, "statement.read", room.law.LAW)
    return answers.told(
        [
            {
                "channel": one.channel,
                "by_hand": one.by_hand,
                "is_inside": drafting.is_inside(one.channel),
                "address": one.address,
                "limit": checks.lengths.limit(one.channel),
                "account": one.account,
                "files": one.takes.files,
                "media_types": list(one.takes.media_types),
                "longest": one.takes.longest,
            }
            for one in publishers.places(house.settings.publishers)
        ]
    )


@router.post(
    "/drafts/{draft_id}/compose",
    operation_id="compose_anew",
    summary="Compose the next version from what is confirmed by now",
    response_model=shapes.DraftDetail,
    responses=refusals.changing(404, 409),
)
def compose_anew(
    draft_id: refusals.Id, entry: wishes.Anew, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; the versions before stay, and every signature under them is void."""
    directory.require(actor, "draft.write", room.law.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        desk = runtime.desk(books)
        before = verbs.writing.found(desk, draft_id)
        one = verbs.writing.compose_anew(
            desk,
            draft_id,
            expected=entry.expected,
            setting=_setting(house, before.language, before.channel, entry.zone),
            actor=actor,
            now=now,
        )
        told = runtime.Told(books, actor, now).detail(one)
    return answers.told(told)


@router.post(
    "/holding-statements",
    operation_id="begin_holding_statement",
    summary="Compose the holding statement of a case, or of a warning's case",
    response_model=shapes.DraftDetail,
    status_code=201,
    responses=refusals.changing(404),
)
def begin_holding_statement(
    entry: wishes.HoldingEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Open it at the case's level and fill it with confirmed facts; twice is as once.

    A warning that no case has taken up yet is given one, with its team, tasks and clocks.
    """
    now = house.clock.now()
    wish = runtime.first_words.Wish(
        case_id=entry.case_id,
        warning_id=entry.warning_id,
        is_simulated=house.is_simulated,
        place=verbs.writing.Place(language=entry.language, channel=entry.channel),
        setting=_setting(house, entry.language, entry.channel, entry.zone),
    )
    with house.db.writing() as books:
        one = runtime.first_words.begin(books, house.cases.on(books), wish, actor=actor, now=now)
        told = runtime.Told(books, actor, now).detail(one)
    return answers.told(told, 201)


def _setting(house: ports.House, language: str, channel: str, zone: str) -> drafting.Setting:
    return drafting.Setting(
        organisation=speaking.called(house, language),
        zone=speaking.zone(zone),
        limit=checks.lengths.limit(channel),
    )
