"""What the API tells, by example."""

from typing import Any

AT = "2026-03-02T09:41:00.000Z"
SEAL = "a" * 64
FACT: dict[str, Any] = {
    "fact_id": "f-1",
    "number": 1,
    "case_id": "case-1",
    "aspect": "what",
    "texts": {"en": "Two kettles overheated."},
    "standing": "confirmed",
    "source": "Plant report 7",
    "owner": "Quality",
    "person_id": "mei",
    "person": "Mei",
    "at": AT,
    "why": "",
}
ATTACHMENT: dict[str, Any] = {
    "name": "recall.png",
    "media_type": "image/png",
    "sha256": SEAL,
    "alt": "The base of a kettle; its number is framed in red.",
    "length": 81_204,
}
KEPT: dict[str, Any] = {
    "sha256": SEAL,
    "media_type": "image/png",
    "length": 81_204,
    "width": 1200,
    "height": 800,
}
DRAFT: dict[str, Any] = {
    "draft_id": "d-1",
    "number": 1,
    "statement_id": "s-1",
    "language": "en",
    "channel": "website",
    "account": "",
    "title": "Lantern: statement on kettles",
    "text": "Two kettles overheated.",
    "cites": [{"start": 0, "end": 23, "fact_ids": ["f-1"], "template": ""}],
    "attachments": [],
    "author_id": "mei",
    "author_ids": ["mei"],
    "author": "Mei",
    "at": AT,
    "ai_generated": False,
    "template": "holding/1",
    "seal": SEAL,
}
STANDING: dict[str, Any] = {
    **DRAFT,
    "standing": "signing",
    "missing_people": 2,
    "missing_duties": ["communications", "legal"],
}
ROOM: dict[str, Any] = {"channel": "bluesky", "length": 23, "limit": 300}
PASSED: dict[str, Any] = {"name": "Huang", "why": "author"}
STOOD_IN: dict[str, Any] = {"duty": "legal", "instead_of": [PASSED]}
LINE: dict[str, Any] = {
    "duty": "legal",
    "people": [{**PASSED, "may_sign": False}, {"name": "Lin", "why": "", "may_sign": True}],
}
WORD: dict[str, Any] = {
    "signature_id": "g-1",
    "word": "approved",
    "person": "Lin",
    "duties": ["legal"],
    "stood_in": [STOOD_IN],
    "reason": "",
    "seal": SEAL,
    "at": AT,
    "expires_at": AT,
    "void": "",
}
SIGNED: dict[str, Any] = {
    "is_signed": False,
    "people": 2,
    "duties": ["communications", "legal"],
    "missing_people": 2,
    "missing_duties": ["communications", "legal"],
    "carried_by": {},
    "declined_by": [],
    "until": None,
    "signatures": [],
    "void": [],
}
PUBLICATION: dict[str, Any] = {
    "publication_id": "p-1",
    "draft_id": "d-1",
    "draft_number": 1,
    "seal": SEAL,
    "statement_id": "s-1",
    "case_id": "case-1",
    "channel": "website",
    "account": "",
    "state": "published",
    "person": "Wang",
    "at": AT,
    "due_at": AT,
    "is_scheduled": False,
    "break_id": "",
    "tries": 1,
    "published_at": AT,
    "proof": "site p-1",
    "url": "",
    "fault": "",
    "steps": [],
    "hear_first": [],
    "actions": ["cancel"],
}
OUTGOING: dict[str, Any] = {
    **PUBLICATION,
    "title": "Lantern: statement on kettles",
    "text": "Two kettles overheated.",
    "language": "en",
    "attachments": [ATTACHMENT],
}
STATEMENT: dict[str, Any] = {
    "statement_id": "s-1",
    "number": 1,
    "case_id": "case-1",
    "kind": "holding",
    "level": "orange",
    "subject": "Kettles",
    "cluster": "",
    "next_update_at": None,
    "opened_by": "mei",
    "opened_at": AT,
    "reply_to": "",
    "answers": "",
    "measured_by": "orange",
    "toned_by": "accidental",
    "drafts": [STANDING],
}
GLASS: dict[str, Any] = {
    "break_id": "b-1",
    "draft_id": "d-1",
    "case_id": "case-1",
    "person": "Wang",
    "reason": "Gas is leaking now",
    "at": AT,
    "review_due_at": AT,
    "reviewed_by": "",
    "reviewed_at": None,
    "was_right": None,
    "lesson": "",
    "statement_id": "s-1",
    "actions": ["review"],
}
PLACE: dict[str, Any] = {
    "channel": "weibo",
    "by_hand": True,
    "is_inside": False,
    "address": "https://weibo.com/",
    "limit": 2000,
    "account": "",
    "files": 20,
    "media_types": ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"],
    "longest": 5_000_000,
}
