"""Papers, evidence and reports, as the API tells them."""

from typing import Annotated

from pydantic import Field

from tocsin.web.models.cases import samples
from tocsin.web.models.shaping import Shape, Told, example


class CaseHandover(Shape):
    """What one shift tells the next."""

    model_config = example(samples.HANDOVER)

    handover_id: str
    case_id: str
    at: Told
    by: str
    person: str
    standing: str
    open_points: list[str]
    watch_for: str
    to: str
    taken_by: str
    taken_at: Told | None


class CaseMeeting(Shape):
    """One meeting: what has to be ready, and its minutes."""

    model_config = example(samples.MEETING)

    meeting_id: str
    case_id: str
    form: str
    name: str
    begins_at: Told
    link: str
    prepared: dict[str, bool]
    invited: list[str]
    minutes: str
    decisions: list[str]
    held_at: Told | None
    by: str


class CaseImpact(Shape):
    """How grave it is in one field, and on what evidence; the newest counts."""

    model_config = example(samples.IMPACT)

    impact_id: str
    case_id: str
    field: str
    score: int
    evidence: str
    links: list[str]
    at: Told
    by: str


class HoursWorked(Shape):
    """How long somebody worked within a day; a flag is a question to ask, never a mark."""

    model_config = example({"user_id": "u-lin", "name": "Lin", "hours": 11.5, "flag": "long"})

    user_id: str
    name: str
    hours: float
    flag: str


class CaseNegative(Shape):
    """One negative thing that was said, on its way through our hands."""

    model_config = example(samples.NEGATIVE)

    negative_id: str
    case_id: str
    post_id: str
    excerpt: str
    handling: str
    theme: str
    is_distressed: bool
    duty: str
    user_id: str
    person: str
    due_at: Told | None
    answer: str
    outcome: str
    script: Annotated[str, Field(description="Code of the sentence to say, or empty")]
    collected_at: Told
    collected_by: str
    moved_at: Told | None


class LegalHold(Shape):
    """While it stands, nothing that it covers is let go of."""

    model_config = example(samples.HOLD)

    hold_id: str
    case_id: str
    reason: str
    since: Told
    by: str
    at: Told
    released_by: str
    released_at: Told | None
    release_reason: str


class EvidenceMedia(Shape):
    """A picture or a film by its address and its hashes."""

    model_config = example(samples.TAKEN["media"][0])

    address: str
    sha256: str
    hash: str


class EvidenceTaken(Shape):
    """What was taken, as it was."""

    model_config = example(samples.TAKEN)

    kind: str
    text: str
    platform: str
    post_id: str
    account: str
    created_at: Told | None
    counters: dict[str, int]
    media: list[EvidenceMedia]
    address: str
    note: str


class EvidenceSnapshot(Shape):
    """One link of a case's chain of evidence; `seal` covers all the rest."""

    model_config = example(samples.SNAPSHOT)

    snapshot_id: str
    case_id: str
    number: int
    at: Told
    by: str
    taken: EvidenceTaken
    before: str
    seal: str


class EvidenceLocker(Shape):
    """A case's evidence; `first_break` is the first snapshot that does not hold, if any."""

    model_config = example(
        {
            "snapshots": [samples.SNAPSHOT],
            "holds": [samples.HOLD],
            "is_whole": True,
            "first_break": None,
            "names": {"u-lin": "Lin"},
            "signer": "0" * 64,
        }
    )

    snapshots: list[EvidenceSnapshot]
    holds: list[LegalHold]
    is_whole: bool
    first_break: int | None
    names: dict[str, str]
    signer: str


class EvidenceSigner(Shape):
    """By which key a bundle is known to be ours."""

    model_config = example({"algorithm": "Ed25519", "public_key": "0" * 64})

    algorithm: str
    public_key: Annotated[str, Field(description="In hexadecimal; no secret")]


class EvidenceDropped(Shape):
    """How many snapshots were let go of."""

    model_config = example({"dropped": 3})

    dropped: int


class RiskReport(Shape):
    """A risk that somebody told us of."""

    model_config = example(samples.REPORT)

    report_id: str
    is_public: bool
    at: Told
    by: str
    name: str
    contact: str
    what: str
    where: str
    urgent: bool
    state: str
    case_id: str
    answer: str
    settled_by: str
    settled_at: Told | None


class TipTaken(Shape):
    """All that somebody from outside is told."""

    model_config = example({"received": True})

    received: bool
