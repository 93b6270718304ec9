"""Playbooks: the library, one with its text and versions, a text looked at before it is put."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory
from tocsin.adapters import sql
from tocsin.cases import playbooks, verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, ports, problems, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api/playbooks", tags=["cases"])

_BRIEF = ("code", "version", "name", "summary", "trigger", "kind", "origin", "levels", "team")


@router.get(
    "",
    operation_id="list_playbooks",
    summary="The playbooks in force",
    response_model=list[shapes.PlaybookBrief],
    responses=refusals.reading(),
)
def list_playbooks(house: ports.Here, actor: ports.Acting) -> Response:
    """Return each by its code; the house's own go before the shipped ones."""
    directory.require(actor, "playbook.view", room.LAW)
    with house.db.reading() as books:
        desk = house.cases.on(books)
        own, known = set(desk.books.playbooks.codes()), verbs.planning.known(desk)
    told = [_brief(one, is_own=code in own) for code, one in known.items()]
    return answers.told(told)


@router.post(
    "",
    operation_id="put_playbook",
    summary="Keep a playbook as the next version of its code",
    response_model=shapes.PlaybookDetail,
    status_code=201,
    responses=refusals.changing(409),
)
def put_playbook(entry: wishes.PlaybookText, house: ports.Here, actor: ports.Acting) -> Response:
    """Keep it; a text with any fault is refused, with every fault and its line."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.planning.put(house.cases.on(books), actor, entry.text, now)
        told = _detail(books, one, house)
    return answers.told(told, 201)


@router.post(
    "/preview",
    operation_id="preview_playbook",
    summary="Look at a playbook's text before it is kept",
    response_model=shapes.PlaybookPreview,
    responses=refusals.changing(),
)
def preview_playbook(
    entry: wishes.PlaybookText, request: Request, house: ports.Here, actor: ports.Acting
) -> Response:
    """Return what it would make, and everything that is wrong with it, line by line."""
    directory.require(actor, "playbook.view", room.LAW)
    with house.db.reading() as books:
        known = verbs.planning.known(house.cases.on(books))
    found, faults = playbooks.check(entry.text, known)
    lang = problems.language(request, house.settings.language)
    told = [
        {
            **runtime.shaping.flat(one),
            "detail": house.catalogue.say(lang, one.code, one.facts),
        }
        for one in faults
    ]
    whole = None if found is None else _whole(found, is_own=True)
    return answers.told({"playbook": whole, "faults": told})


@router.get(
    "/{code}",
    operation_id="get_playbook",
    summary="One playbook with its text and versions",
    response_model=shapes.PlaybookDetail,
    responses=refusals.reading(404),
)
def get_playbook(code: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return it as it is in force."""
    directory.require(actor, "playbook.view", room.LAW)
    with house.db.reading() as books:
        told = _detail(books, verbs.opening.playbook(house.cases.on(books), code), house)
    return answers.told(told)


@router.get(
    "/{code}/text",
    operation_id="get_playbook_text",
    summary="The text of one version of a playbook",
    response_model=shapes.PlaybookSource,
    responses=refusals.reading(404),
)
def get_playbook_text(
    code: refusals.Id,
    house: ports.Here,
    actor: ports.Acting,
    *,
    version: Annotated[
        int | None, Query(ge=1, le=1_000_000, description="Left out: the one in force")
    ] = None,
) -> Response:
    """Return it as its author wrote it."""
    directory.require(actor, "playbook.view", room.LAW)
    with house.db.reading() as books:
        desk = house.cases.on(books)
        number = version or verbs.opening.playbook(desk, code).version
        text = _text(desk, code, number)
    if text is None:
        raise room.errors.UnknownPlaybook(playbook=f"{code} {number}")
    return answers.told({"code": code, "version": number, "text": text})


def _text(desk: room.Desk, code: str, version: int) -> str | None:
    """Return the text of a version: the house's own, or as it was shipped."""
    own = desk.books.playbooks.text(code, version)
    shipped = playbooks.shipped.all_of_them().get(code)
    if own is None and shipped is not None and shipped.version == version:
        return playbooks.shipped.texts()[code]
    return own


def _detail(books: sql.Books, one: playbooks.Playbook, house: ports.House) -> dict[str, object]:
    desk, names = house.cases.on(books), runtime.peopling.names(books)
    versions = desk.books.playbooks.versions(one.code)
    return {
        "playbook": _whole(one, is_own=bool(versions)),
        "text": _text(desk, one.code, one.version) or "",
        "versions": [
            runtime.shaping.plain(
                {"version": number, "by": by, "name": names.get(by, by), "at": at}
            )
            for number, by, at in versions
        ],
    }


def _brief(one: playbooks.Playbook, *, is_own: bool) -> dict[str, object]:
    told = runtime.shaping.flat(one)
    counted = {"plays": len(one.plays), "clocks": len(one.clocks), "is_own": is_own}
    return {**{name: told[name] for name in _BRIEF}, **counted}


def _whole(one: playbooks.Playbook, *, is_own: bool) -> dict[str, object]:
    return {**runtime.shaping.flat(one), "is_own": is_own}
