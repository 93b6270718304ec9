"""What people decide of a case itself."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory, warning
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, errors, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api/cases/{case_id}", tags=["cases"])

_REFUSED = refusals.changing(404, 409)


def _told(one: room.Case) -> Response:
    return answers.told(runtime.shaping.brief(one))


@router.post(
    "/sort",
    operation_id="sort_case",
    summary="Say what kind of crisis it is",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def sort_case(
    case_id: refusals.Id, entry: wishes.SortEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Confirm trigger, type and origin; the advice follows."""
    sort = room.Sort(
        trigger=room.Trigger(entry.trigger),
        kind=room.Kind(entry.kind),
        origin=room.Origin(entry.origin),
    )
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(verbs.handling.sort(desk, actor, case_id, sort, now, revision=entry.expected))


@router.post(
    "/step",
    operation_id="step_case",
    summary="Go on to a step, or back to one",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def step_case(
    case_id: refusals.Id, entry: wishes.StepEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Go; anything but the next step needs a reason."""
    now, to = house.clock.now(), room.Step(entry.to)
    with house.db.writing() as books:
        one = verbs.handling.step(
            house.cases.on(books),
            actor,
            case_id,
            to,
            now,
            reason=entry.reason,
            revision=entry.expected,
        )
    return _told(one)


@router.post(
    "/stage",
    operation_id="stage_case",
    summary="Say where the public's attention stands",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def stage_case(
    case_id: refusals.Id, entry: wishes.StageEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it."""
    now, to = house.clock.now(), room.Stage(entry.to)
    with house.db.writing() as books:
        return _told(verbs.handling.stage(house.cases.on(books), actor, case_id, to, now))


@router.post(
    "/level",
    operation_id="set_case_level",
    summary="Give a case a level on a person's word",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def set_case_level(
    case_id: refusals.Id, entry: wishes.CaseLevelEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; a level that rises brings what the playbook asks for there."""
    now, level = house.clock.now(), warning.Level[entry.level.upper()]
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(verbs.handling.set_level(desk, actor, case_id, level, entry.reason, now))


@router.post(
    "/weigh",
    operation_id="weigh_case",
    summary="Write down what weighs on the strategy",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def weigh_case(
    case_id: refusals.Id, entry: wishes.FactorsEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it."""
    told = room.Factors(**entry.model_dump(exclude={"expected"}))
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.handling.weigh(desk, actor, case_id, told, now, revision=entry.expected)
    return _told(one)


@router.post(
    "/link",
    operation_id="link_warning",
    summary="Say that a warning belongs to a case, too",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def link_warning(
    case_id: refusals.Id, entry: wishes.LinkEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Link it; twice is once."""
    directory.require(actor, "case.link", room.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        if books.warnings.get(entry.warning_id) is None:
            raise errors.UnknownWarning(warning_id=entry.warning_id)
        desk = house.cases.on(books)
        return _told(verbs.handling.link(desk, actor, case_id, entry.warning_id, now))


@router.post(
    "/team",
    operation_id="assign_duty",
    summary="Give a duty on a case to somebody",
    response_model=shapes.CaseMember,
    responses=_REFUSED,
)
def assign_duty(
    case_id: refusals.Id, entry: wishes.MemberEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; the tasks of the duty go with it, and the person is told."""
    directory.require(actor, "case.assign", room.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        person = runtime.peopling.person(books, entry.user_id)
        desk = house.cases.on(books)
        one = verbs.handling.assign(desk, actor, case_id, entry.duty, person, now)
    return answers.told(runtime.shaping.flat(one))


@router.post(
    "/notes",
    operation_id="note_case",
    summary="Write a line in the timeline",
    status_code=204,
    response_class=Response,
    responses=_REFUSED,
)
def note_case(
    case_id: refusals.Id, entry: wishes.NoteEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; a closed case takes one, too."""
    now = house.clock.now()
    with house.db.writing() as books:
        verbs.handling.note(house.cases.on(books), actor, case_id, entry.text, now)
    return answers.empty()


@router.post(
    "/close",
    operation_id="close_case",
    summary="Stand down",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def close_case(
    case_id: refusals.Id, entry: wishes.CloseEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Close it; work that is left has to be left on purpose."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.handling.close(
            house.cases.on(books),
            actor,
            case_id,
            entry.outcome,
            now,
            leave_open=entry.leave_open,
            revision=entry.expected,
        )
    return _told(one)


@router.post(
    "/reopen",
    operation_id="reopen_case",
    summary="Take a closed case up again",
    response_model=shapes.CaseBrief,
    responses=_REFUSED,
)
def reopen_case(
    case_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Take it up at the step of assessing; stopped clocks stay stopped."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(verbs.handling.reopen(desk, actor, case_id, entry.reason, now))
