"""Signatures, publications and broken glass, as the API tells them."""

from tocsin.web.models.shaping import Shape, Told, example
from tocsin.web.models.statements import samples
from tocsin.web.models.statements.written import Attachment, Draft, DraftFinding, LengthRoom


class Signature(Shape):
    """One person's yes that counts."""

    model_config = example(
        {
            "signature_id": "g-1",
            "person_id": "lin",
            "person": "Lin",
            "duties": ["legal"],
            "at": samples.AT,
            "expires_at": samples.AT,
        }
    )

    signature_id: str
    person_id: str
    person: str
    duties: list[str]
    at: Told
    expires_at: Told


class VoidSignature(Shape):
    """A word that no longer counts, and why."""

    model_config = example({"signature_id": "g-1", "why": "other_text"})

    signature_id: str
    why: str


class AskedDuty(Shape):
    """A duty whose word is missing, and who was asked, the first first."""

    model_config = example({"duty": "legal", "people": ["Huang", "Lin"]})

    duty: str
    people: list[str]


class SignedOff(Shape):
    """What stands under a draft, and what has to."""

    model_config = example(samples.SIGNED)

    is_signed: bool
    people: int
    duties: list[str]
    missing_people: int
    missing_duties: list[str]
    carried_by: dict[str, str]
    declined_by: list[str]
    until: Told | None
    signatures: list[Signature]
    void: list[VoidSignature]


class Step(Shape):
    """One step of a publication."""

    model_config = example(
        {
            "at": samples.AT,
            "what": "sent",
            "state": "published",
            "person": "",
            "fault": "",
            "proof": "id 7",
            "excerpt": "",
        }
    )

    at: Told
    what: str
    state: str
    person: str
    fault: str
    proof: str
    excerpt: str


class Publication(Shape):
    """One draft's way out, with its proof."""

    model_config = example(samples.PUBLICATION)

    publication_id: str
    draft_id: str
    draft_number: int
    seal: str
    statement_id: str
    case_id: str
    channel: str
    account: str
    state: str
    person: str
    at: Told
    due_at: Told
    is_scheduled: bool
    break_id: str
    tries: int
    published_at: Told | None
    proof: str
    url: str
    fault: str
    steps: list[Step]
    hear_first: list[str]
    actions: list[str]


class Outgoing(Publication):
    """One draft's way out, with the words that go."""

    model_config = example(samples.OUTGOING)

    title: str
    text: str
    language: str
    attachments: list[Attachment]


class Place(Shape):
    """A channel that words go out by."""

    model_config = example(samples.PLACE)

    channel: str
    by_hand: bool
    is_inside: bool
    address: str
    limit: int | None
    account: str
    files: int
    media_types: list[str]
    longest: int


class Passed(Shape):
    """Somebody who could not sign for a duty, and why: away, unable, author, signed, silent."""

    model_config = example(samples.PASSED)

    name: str
    why: str


class StoodIn(Shape):
    """A duty that a word carries in others' place."""

    model_config = example(samples.STOOD_IN)

    duty: str
    instead_of: list[Passed]


class LinePerson(Shape):
    """Somebody who can carry a duty, and what keeps them from it."""

    model_config = example(samples.LINE["people"][0])

    name: str
    why: str
    may_sign: bool


class DutyLine(Shape):
    """Who can sign for a duty that is missing, in the order in which they step in."""

    model_config = example(samples.LINE)

    duty: str
    people: list[LinePerson]


class SaidWord(Shape):
    """A person's yes or no to one text, whether it still counts or why not."""

    model_config = example(samples.WORD)

    signature_id: str
    word: str
    person: str
    duties: list[str]
    stood_in: list[StoodIn]
    reason: str
    seal: str
    at: Told
    expires_at: Told
    void: str


class DraftDetail(Shape):
    """A draft with its findings, signatures and ways out."""

    model_config = example(
        {
            "draft": samples.DRAFT,
            "authors": ["Mei"],
            "kept_from": "",
            "unknown_authors": [],
            "actions": ["approve", "decline"],
            "findings": [],
            "rooms": [samples.ROOM],
            "signed_off": samples.SIGNED,
            "lines": [samples.LINE],
            "words": [samples.WORD],
            "publications": [samples.PUBLICATION],
        }
    )

    draft: Draft
    authors: list[str]
    kept_from: str
    unknown_authors: list[str]
    actions: list[str]
    findings: list[DraftFinding]
    rooms: list[LengthRoom]
    signed_off: SignedOff
    lines: list[DutyLine]
    words: list[SaidWord]
    publications: list[Publication]


class GlassBreak(Shape):
    """A text that went out without its quorum."""

    model_config = example(samples.GLASS)

    break_id: str
    draft_id: str
    case_id: str
    person: str
    reason: str
    at: Told
    review_due_at: Told
    reviewed_by: str
    reviewed_at: Told | None
    was_right: bool | None
    lesson: str
    statement_id: str
    actions: list[str]
