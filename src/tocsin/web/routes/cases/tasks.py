"""Tasks: add, begin, hand on, finish with proof, skip with a reason, put in order."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory
from tocsin.adapters import sql
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api", tags=["cases"])

_REFUSED = refusals.changing(404, 409)


def _told(books: sql.Books, one: room.tasks.Task) -> Response:
    return answers.told(runtime.showing.task(books.cases.cabinet(), one))


@router.post(
    "/cases/{case_id}/tasks",
    operation_id="add_task",
    summary="Add a task to a running case",
    response_model=shapes.CaseTask,
    status_code=201,
    responses=_REFUSED,
)
def add_task(
    case_id: refusals.Id, entry: wishes.TaskEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Add it at the end of the board; without an owner it goes to whoever holds the duty."""
    directory.require(actor, "task.add", room.LAW)
    now, named = house.clock.now(), runtime.peopling.person
    with house.db.writing() as books:
        asked = verbs.tasking.Asked(
            name=entry.name,
            done_when=entry.done_when,
            step=room.Step(entry.step),
            duty=entry.duty,
            owner=named(books, entry.user_id) if entry.user_id else None,
            deputy=named(books, entry.deputy_id, what="deputy_id") if entry.deputy_id else None,
            due_at=entry.due_at,
            blocked_by=entry.blocked_by,
            party=entry.party,
        )
        one = verbs.tasking.add(house.cases.on(books), actor, case_id, asked, now)
        told = runtime.showing.task(books.cases.cabinet(), one)
    return answers.told(told, 201)


@router.post(
    "/tasks/{task_id}/begin",
    operation_id="begin_task",
    summary="Say that somebody is at it",
    response_model=shapes.CaseTask,
    responses=_REFUSED,
)
def begin_task(
    task_id: refusals.Id, entry: wishes.TaskBegin, house: ports.Here, actor: ports.Acting
) -> Response:
    """Begin it; a task that nobody has becomes yours."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.tasking.begin(desk, actor, task_id, now, revision=entry.expected)
        return _told(books, one)


@router.post(
    "/tasks/{task_id}/hand",
    operation_id="hand_task",
    summary="Give a task to somebody, or another due time",
    response_model=shapes.CaseTask,
    responses=_REFUSED,
)
def hand_task(
    task_id: refusals.Id, entry: wishes.TaskHanding, house: ports.Here, actor: ports.Acting
) -> Response:
    """Hand it on; the person is told."""
    directory.require(actor, "task.move", room.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        to = runtime.peopling.person(books, entry.user_id)
        desk = house.cases.on(books)
        one = verbs.tasking.hand(desk, actor, task_id, to, now, due_at=entry.due_at)
        return _told(books, one)


@router.post(
    "/tasks/{task_id}/finish",
    operation_id="finish_task",
    summary="Say that a task is done, and what shows it",
    response_model=shapes.CaseTask,
    responses=_REFUSED,
)
def finish_task(
    task_id: refusals.Id, entry: wishes.TaskProofEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Finish it; its clock is met."""
    now = house.clock.now()
    proof = room.tasks.Proof(note=entry.note, link=entry.link, snapshot_id=entry.snapshot_id)
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.tasking.finish(desk, actor, task_id, proof, now, revision=entry.expected)
        return _told(books, one)


@router.post(
    "/tasks/{task_id}/skip",
    operation_id="skip_task",
    summary="Leave a task out, for a reason",
    response_model=shapes.CaseTask,
    responses=_REFUSED,
)
def skip_task(
    task_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Skip it; the review will read the reason."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(books, verbs.tasking.skip(desk, actor, task_id, entry.reason, now))


@router.post(
    "/tasks/{task_id}/take-up",
    operation_id="take_task_up",
    summary="Take a settled task up again",
    response_model=shapes.CaseTask,
    responses=_REFUSED,
)
def take_task_up(
    task_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Take it up, for a reason."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(books, verbs.tasking.take_up(desk, actor, task_id, entry.reason, now))


@router.post(
    "/tasks/{task_id}/order",
    operation_id="order_task",
    summary="Put a task at another place of the board",
    response_model=list[shapes.CaseTask],
    responses=_REFUSED,
)
def order_task(
    task_id: refusals.Id, entry: wishes.TaskPlace, house: ports.Here, actor: ports.Acting
) -> Response:
    """Return the board in its new order."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        some = verbs.tasking.order(desk, actor, task_id, entry.place, now)
        return answers.told(runtime.showing.board_of(desk.books, some[0].case_id))


@router.post(
    "/tasks/{task_id}/blocked-by",
    operation_id="rewire_task",
    summary="Say what a task waits for",
    response_model=shapes.CaseTask,
    responses=_REFUSED,
)
def rewire_task(
    task_id: refusals.Id, entry: wishes.TaskBlockers, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; what goes in a circle is refused."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(books, verbs.tasking.rewire(desk, actor, task_id, entry.blocked_by, now))
