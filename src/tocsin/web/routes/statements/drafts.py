"""Drafts: composed from facts or written, looked at while they are written."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import directory
from tocsin import statements as room
from tocsin.adapters import sql
from tocsin.runtimes import statements as runtime
from tocsin.statements import checks, drafting, verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asked as wishes
from tocsin.web.models.statements import told as shapes
from tocsin.web.routes.statements import speaking

router = APIRouter(prefix="/api", tags=["statements"])


@router.post(
    "/statements/{statement_id}/drafts",
    operation_id="begin_draft",
    summary="Compose a draft from facts, or begin one with a person's words",
    response_model=shapes.DraftDetail,
    status_code=201,
    responses=refusals.changing(404),
)
def begin_draft(
    statement_id: refusals.Id, entry: wishes.DraftEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Without a text, the template of the statement's kind is filled with confirmed facts."""
    with house.db.writing() as books:
        made = _begun(books, statement_id, entry, house, actor)
        told = runtime.Told(books, actor, house.clock.now()).detail(made)
    return answers.told(told, 201)


def _begun(
    books: sql.Books,
    statement_id: str,
    entry: wishes.DraftEntry,
    house: ports.House,
    actor: directory.Actor,
) -> drafting.Draft:
    desk, now = runtime.desk(books), house.clock.now()
    place = verbs.writing.Place(
        language=entry.language, channel=entry.channel, account=entry.account
    )
    if entry.text is None:
        made, _ = verbs.writing.compose(
            desk,
            statement_id,
            place=place,
            setting=_setting(entry, house),
            actor=actor,
            now=now,
            attachments=_attached(entry.attachments),
        )
        return made
    return verbs.writing.begin(
        desk,
        statement_id,
        place=place,
        title=entry.title,
        text=entry.text,
        attachments=_attached(entry.attachments),
        actor=actor,
        now=now,
    )


@router.get(
    "/drafts/{draft_id}",
    operation_id="get_draft",
    summary="A draft with its findings, signatures and ways out",
    response_model=shapes.DraftDetail,
    responses=refusals.reading(404),
)
def get_draft(draft_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return it as it reads now."""
    with house.db.reading() as books:
        one = verbs.writing.read(runtime.desk(books), draft_id, actor)
        told = runtime.Told(books, actor, house.clock.now()).detail(one)
    return answers.told(told)


@router.get(
    "/drafts/{draft_id}/versions",
    operation_id="list_draft_versions",
    summary="Every version of a draft, the newest first",
    response_model=list[shapes.Draft],
    responses=refusals.reading(404),
)
def list_draft_versions(draft_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return what it ever said."""
    with house.db.reading() as books:
        verbs.writing.read(runtime.desk(books), draft_id, actor)
        found = books.drafts.versions(draft_id)
        seen = runtime.Told(books, actor, house.clock.now())
        told = [seen.version(one) for one in found]
    return answers.told(told)


@router.post(
    "/drafts/{draft_id}",
    operation_id="rewrite_draft",
    summary="Enter the next version of the words",
    response_model=shapes.DraftDetail,
    responses=refusals.changing(404, 409),
)
def rewrite_draft(
    draft_id: refusals.Id, entry: wishes.DraftChange, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; every signature under another text is void."""
    attachments = None if entry.attachments is None else _attached(entry.attachments)
    with house.db.writing() as books:
        one = verbs.writing.rewrite(
            runtime.desk(books),
            draft_id,
            expected=entry.expected,
            title=entry.title,
            text=entry.text,
            account=entry.account,
            attachments=attachments,
            actor=actor,
            now=house.clock.now(),
        )
        told = runtime.Told(books, actor, house.clock.now()).detail(one)
    return answers.told(told)


@router.post(
    "/drafts/{draft_id}/check",
    operation_id="check_words",
    summary="Look at words before they are kept",
    response_model=shapes.Looked,
    responses=refusals.changing(404),
)
def check_words(
    draft_id: refusals.Id, words: wishes.Words, house: ports.Here, actor: ports.Acting
) -> Response:
    """Return what there is to say of them; nothing is kept."""
    directory.require(actor, "draft.check", room.law.LAW)
    with house.db.reading() as books:
        desk = runtime.desk(books)
        before = verbs.writing.read(desk, draft_id, actor)
        text = drafting.editing.cleaned(words.text)
        statement = verbs.opening.found(desk, before.statement_id)
        cites = drafting.editing.cited(text, before, desk.facts.of_case(statement.case_id))
        one = replace(before, title=words.title, text=text, cites=cites)
        told = runtime.Told(books, actor, house.clock.now()).looked(one)
    return answers.told(told)


@router.post(
    "/drafts/{draft_id}/polish",
    operation_id="polish_draft",
    summary="Have the language model that is set up smooth the sentences",
    response_model=shapes.DraftDetail,
    responses=refusals.changing(404, 409, 502),
)
def polish_draft(
    draft_id: refusals.Id, wish: wishes.Polish, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter its version, marked; refused whole where it holds what no fact bears out."""
    directory.require(actor, "draft.polish", room.law.LAW)
    works = runtime.polishing.polisher(house.settings, house.db, house.clock)
    one = works.polish(draft_id, expected=wish.expected, actor=actor)
    with house.db.reading() as books:
        told = runtime.Told(books, actor, house.clock.now()).detail(one)
    return answers.told(told)


def _setting(entry: wishes.DraftEntry, house: ports.House) -> drafting.Setting:
    return drafting.Setting(
        organisation=entry.organisation or speaking.called(house, entry.language),
        zone=speaking.zone(entry.zone),
        limit=checks.lengths.limit(entry.channel),
    )


def _attached(some: tuple[wishes.AttachmentEntry, ...]) -> tuple[drafting.Attachment, ...]:
    """Return them as asked for; their kind is told by the bytes that were kept."""
    return tuple(drafting.Attachment(media_type="", **one.model_dump()) for one in some)
