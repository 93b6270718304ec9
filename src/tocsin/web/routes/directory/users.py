"""Users: who may come in, with which roles."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import directory as room
from tocsin import shapes
from tocsin.runtimes import directory
from tocsin.web import answers, models, ports, refusals

router = APIRouter(prefix="/api/users", tags=["people"])
_service, _shaping = room.users.service, directory.shaping
_SHOWN = models.directory


@router.get(
    "",
    operation_id="list_users",
    summary="Who signs in",
    response_model=list[_SHOWN.UserState],
    responses=refusals.reading(),
)
def list_users(house: ports.Here, actor: ports.Acting) -> Response:
    """Return all who have not ended, in the order of their names."""
    with house.db.reading() as books:
        told = [_shaping.user(books, one) for one in _service.listed(books, actor)]
    return answers.told(told)


@router.post(
    "",
    status_code=201,
    operation_id="add_user",
    summary="Make a user",
    response_model=_SHOWN.UserState,
    responses=refusals.changing(409),
)
def add_user(entry: _SHOWN.UserEntry, house: ports.Here, actor: ports.Acting) -> Response:
    """Make a user, who comes in by a one-time link."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = _service.add(books, actor, _told(entry), now)
        directory.enter(books, now, actor.user_id, "user.added", one.user_id, _facts(one))
        told = _shaping.user(books, one)
    return answers.told(told, 201)


@router.put(
    "/{user_id}",
    operation_id="change_user",
    summary="Change a user",
    response_model=_SHOWN.UserState,
    responses=refusals.changing(404, 409),
)
def change_user(
    user_id: refusals.Id, entry: _SHOWN.UserEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Change names and roles; what they may do changes with their next request."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = _service.change(books, actor, user_id, _told(entry), now)
        directory.enter(books, now, actor.user_id, "user.changed", one.user_id, _facts(one))
        told = _shaping.user(books, one)
    return answers.told(told)


@router.delete(
    "/{user_id}",
    status_code=204,
    operation_id="end_user",
    summary="Let a user go",
    response_class=Response,
    responses=refusals.changing(404, 409),
)
def end_user(user_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """End a user and every session of theirs at once; the last administrator stays."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = _service.end(books, actor, user_id, now)
        directory.enter(books, now, actor.user_id, "user.ended", user_id, {"name": one.name})
    return answers.empty()


@router.post(
    "/{user_id}/link",
    operation_id="link_user",
    summary="A one-time link for a user",
    response_model=_SHOWN.OneTimeLink,
    responses=refusals.changing(404),
)
def link_user(user_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return a link to set a password; it is shown this once, and works once."""
    now = house.clock.now()
    with house.db.writing() as books:
        key = _service.link(books, actor, user_id, now)
        directory.enter(books, now, actor.user_id, "user.linked", user_id, {})
    ends_at = shapes.time(now + _service.LINK_LIVES)
    return answers.told({"path": f"/welcome/{key}", "ends_at": ends_at})


@router.post(
    "/{user_id}/proofs/end",
    status_code=204,
    operation_id="forget_proofs",
    summary="Have a user set up codes and passkeys anew",
    response_class=Response,
    responses=refusals.changing(404),
)
def forget_proofs(user_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Forget a lost device: no codes, no passkeys, no sessions."""
    now = house.clock.now()
    with house.db.writing() as books:
        _service.forget_proofs(books, actor, user_id, now)
        directory.enter(books, now, actor.user_id, "user.proofs_forgotten", user_id, {})
    return answers.empty()


def _told(entry: models.directory.UserEntry) -> room.users.service.Entry:
    told = entry.model_dump(exclude={"roles"})
    return _service.Entry(roles=frozenset(map(room.Role, entry.roles)), **told)


def _facts(one: room.users.User) -> dict[str, object]:
    return {"name": one.name, "roles": sorted(one.roles), "is_service": one.is_service}
