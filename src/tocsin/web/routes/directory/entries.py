"""Whom and what the house knows: each kind listed, kept and removed in the same way."""

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin import directory as room
from tocsin.directory import entries
from tocsin.runtimes import directory
from tocsin.web import answers, errors, ports, problems, refusals
from tocsin.web.models import directory as shown
from tocsin.web.models.shaping import Shape

router = APIRouter(prefix="/api/directory", tags=["people"])
_keeping = directory.keeping
_Answer = Callable[..., Response]

# The word of a kind, its plural in paths, and its shape.
_KINDS: tuple[tuple[str, str, type[Shape]], ...] = (
    ("department", "departments", shown.Department),
    ("person", "people", shown.DirectoryPerson),
    ("duty", "duties", shown.Duty),
    ("stakeholder", "stakeholders", shown.Stakeholder),
    ("media_contact", "media-contacts", shown.MediaContact),
    ("enquiry", "enquiries", shown.Enquiry),
    ("expert", "experts", shown.Expert),
    ("association", "associations", shown.Association),
    ("supplier", "suppliers", shown.Supplier),
    ("leader", "leaders", shown.Leader),
    ("outreach", "outreaches", shown.Outreach),
    ("policy", "policies", shown.Policy),
)


def spoken(request: Request, house: ports.House, told: object, kind: str) -> object:
    """Return the demo's own entries in the reader's words; a real house's stay as written."""
    if not house.is_simulated:
        return told
    lang = problems.language(request, house.settings.language)
    return directory.furnishing.spoken(told, kind, lang)


def _listing(kind: type[entries.Entry]) -> _Answer:
    def listed(request: Request, house: ports.Here, actor: ports.Acting) -> Response:
        with house.db.reading() as books:
            found = entries.service.listed(books, actor, kind)
        told, word = [_keeping.told(one) for one in found], entries.checking.kind_of(kind)
        return answers.told(spoken(request, house, told, word))

    return listed


def _keep(kind: type[entries.Entry], shape: type[Shape]) -> _Answer:
    def keep(
        entry_id: refusals.Id,
        entry: shape,  # type: ignore[valid-type]  # one function a kind
        house: ports.Here,
        actor: ports.Acting,
    ) -> Response:
        told = entry.model_dump()  # type: ignore[attr-defined]  # it is a Shape
        room.require(actor, f"{entries.checking.kind_of(kind)}.keep", room.law.LAW)
        if told["entry_id"] != entry_id:
            raise errors.OtherId(path=entry_id, body=told["entry_id"])
        one = msgspec.convert(told, kind)
        with house.db.writing() as books:
            kept = _keeping.keep(books, actor, one, house.clock.now())
        return answers.told(_keeping.told(kept))

    return keep


def _removing(kind: type[entries.Entry]) -> _Answer:
    def remove(entry_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
        with house.db.writing() as books:
            _keeping.remove(books, actor, kind, entry_id, house.clock.now())
        return answers.empty()

    return remove


def _enter(word: str, plural: str, shape: type[Shape]) -> None:
    kind, named = entries.KINDS[word], plural.replace("-", " ")
    router.add_api_route(
        f"/{plural}",
        _listing(kind),
        methods=["GET"],
        operation_id=f"list_{plural.replace('-', '_')}",
        summary=f"List {named}",
        description="Return all, in the order of their names.",
        response_model=list[shape],  # type: ignore[valid-type]  # one route a kind
        responses=refusals.reading(),
    )
    router.add_api_route(
        f"/{plural}/{{entry_id}}",
        _keep(kind, shape),
        methods=["PUT"],
        operation_id=f"keep_{word}",
        summary=f"Keep one of the {named}",
        description="Keep it, new or changed; what it points to must be there.",
        response_model=shape,
        responses=refusals.changing(),
    )
    router.add_api_route(
        f"/{plural}/{{entry_id}}",
        _removing(kind),
        methods=["DELETE"],
        status_code=HTTPStatus.NO_CONTENT,
        operation_id=f"remove_{word}",
        summary=f"Remove one of the {named}",
        description="Forget it, unless others still point to it.",
        response_class=Response,
        responses=refusals.changing(404, 409),
    )


for _word, _plural, _shape in _KINDS:
    _enter(_word, _plural, _shape)
