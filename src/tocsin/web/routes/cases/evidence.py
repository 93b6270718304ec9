"""The evidence locker: take, look, hold, release, drop, hand out."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory
from tocsin.adapters import sql
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, errors, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api", tags=["cases"])

SEAL_HEADER, KEY_HEADER = "Tocsin-Seal", "Tocsin-Key"
_REFUSED = refusals.changing(404, 409)
_ZIP = "application/zip"
_BUNDLE = {"schema": {"type": "string", "format": "binary"}, "example": "PK"}
_plain = runtime.shaping.plain


@router.get(
    "/cases/{case_id}/evidence",
    operation_id="list_evidence",
    summary="A case's evidence, and whether its chain holds",
    response_model=shapes.EvidenceLocker,
    responses=refusals.reading(404),
)
def list_evidence(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return every snapshot in order, and the legal holds."""
    directory.require(actor, "evidence.view", room.LAW)
    with house.db.reading() as books:
        desk = house.cases.on(books)
        room.loading.known(desk, case_id)
        some, broken = runtime.snapping.locker(desk.books, actor, case_id)
        told = {
            "snapshots": _plain(some),
            "holds": _plain(desk.books.holds.of(case_id)),
            "is_whole": broken is None,
            "first_break": broken,
            "names": runtime.peopling.names(books),
            "signer": runtime.snapping.signer(house.names).public,
        }
    return answers.told(told)


@router.get(
    "/evidence/signer",
    operation_id="get_evidence_signer",
    summary="The public key that evidence bundles are signed with",
    response_model=shapes.EvidenceSigner,
    responses=refusals.reading(),
)
def get_evidence_signer(house: ports.Here) -> Response:
    """Return what a third party compares: without it, a signature proves only itself."""
    key = runtime.snapping.signer(house.names).public
    return answers.told({"algorithm": room.evidence.signatures.ALGORITHM, "public_key": key})


@router.post(
    "/cases/{case_id}/evidence",
    operation_id="take_evidence",
    summary="Take a stored post, or a text, into evidence",
    response_model=shapes.EvidenceSnapshot,
    status_code=201,
    responses=_REFUSED,
)
def take_evidence(
    case_id: refusals.Id, entry: wishes.EvidenceEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Take it as it is now: text, pseudonym, counters, hashes of pictures. It stays so."""
    directory.require(actor, "evidence.take", room.LAW)
    now = house.clock.now()
    rows = house.archive.posts([entry.post_id]) if entry.post_id else []
    if entry.post_id and not rows:
        raise errors.UnknownPost(id=entry.post_id)
    with house.db.writing() as books:
        taken = runtime.snapping.taken(books, rows[0], entry.note) if rows else _brought(entry)
        one = verbs.locker.take(house.cases.on(books), actor, case_id, taken, now)
    return answers.told(_plain(one), 201)


def _brought(entry: wishes.EvidenceEntry) -> room.evidence.Taken:
    """Return what a person brings; raises BadEntry for nothing at all."""
    if not entry.text.strip() and not entry.address.strip():
        raise room.errors.BadEntry(what="evidence", why="empty")
    return room.evidence.Taken(
        kind="page" if entry.address else "text",
        text=entry.text,
        address=entry.address,
        note=entry.note,
    )


@router.post(
    "/cases/{case_id}/holds",
    operation_id="hold_evidence",
    summary="Begin a legal hold",
    response_model=shapes.LegalHold,
    status_code=201,
    responses=_REFUSED,
)
def hold_evidence(
    case_id: refusals.Id, entry: wishes.HoldEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Begin it: nothing of the case, and no post since then, is let go of."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.locker.hold(desk, actor, case_id, entry.reason, now, since=entry.since)
    return answers.told(_plain(one), 201)


@router.post(
    "/holds/{hold_id}/release",
    operation_id="release_hold",
    summary="End a legal hold",
    response_model=shapes.LegalHold,
    responses=_REFUSED,
)
def release_hold(
    hold_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """End it; never whoever began it."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return answers.told(_plain(verbs.locker.release(desk, actor, hold_id, entry.reason, now)))


@router.post(
    "/cases/{case_id}/evidence/drop",
    operation_id="drop_evidence",
    summary="Let go of a closed case's evidence",
    response_model=shapes.EvidenceDropped,
    responses=_REFUSED,
)
def drop_evidence(
    case_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Drop it; refused while a legal hold covers it."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        dropped = verbs.locker.drop(desk, actor, case_id, entry.reason, now)
    return answers.told({"dropped": dropped})


@router.post(
    "/cases/{case_id}/evidence/export",
    operation_id="export_evidence",
    summary="Hand a case's evidence out as a bundle",
    response_class=Response,
    responses={
        **_REFUSED,
        200: {
            "description": "A signed zip; its seal, to be told apart from it, is in the header "
            "Tocsin-Seal, the house's public key in Tocsin-Key",
            "content": {_ZIP: _BUNDLE},
        },
    },
)
def export_evidence(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return the bundle; that it was handed out stands in the timeline."""
    with house.db.writing() as books:
        content, seal = _exported(books, case_id, house, actor)
    held = {
        "Content-Disposition": 'attachment; filename="evidence.zip"',
        SEAL_HEADER: seal,
        KEY_HEADER: runtime.snapping.signer(house.names).public,
    }
    return Response(content, 200, held, media_type=_ZIP)


def _exported(
    books: sql.Books, case_id: str, house: ports.House, actor: directory.Actor
) -> tuple[bytes, str]:
    signer, now = runtime.snapping.signer(house.names), house.clock.now()
    return verbs.locker.export(house.cases.on(books), actor, case_id, now, signer=signer)
