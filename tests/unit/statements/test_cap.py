"""CAP 1.2, checked against the standard's schema: names, order, how often, which words."""

import re
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from tests.unit.statements import making

from tocsin import directory, statements, warning
from tocsin.statements import drafting, errors, facts, publishing, sharing, verbs

_N = f"{{{sharing.cap.NAMESPACE}}}"
# (name, least, most) in the order of the schema of CAP 1.2, section 3.4.
_ROOT = [
    *[(name, 1, 1) for name in ("identifier", "sender", "sent", "status", "msgType")],
    *[("source", 0, 1), ("scope", 1, 1), ("restriction", 0, 1), ("addresses", 0, 1)],
    *[("code", 0, 99), ("note", 0, 1), ("references", 0, 1), ("incidents", 0, 1)],
    ("info", 0, 99),
]
_INFO = [
    *[("language", 0, 1), ("category", 1, 99), ("event", 1, 1), ("responseType", 0, 99)],
    *[("urgency", 1, 1), ("severity", 1, 1), ("certainty", 1, 1), ("audience", 0, 1)],
    *[("eventCode", 0, 99), ("effective", 0, 1), ("onset", 0, 1), ("expires", 0, 1)],
    *[(name, 0, 1) for name in ("senderName", "headline", "description", "instruction")],
    *[("web", 0, 1), ("contact", 0, 1), ("parameter", 0, 99), ("resource", 0, 99)],
    ("area", 0, 99),
]
_WORDS = {
    "status": {"Actual", "Exercise", "System", "Test", "Draft"},
    "msgType": {"Alert", "Update", "Cancel", "Ack", "Error"},
    "scope": {"Public", "Restricted", "Private"},
    "category": set(sharing.cap.CATEGORIES),
    "responseType": {"Evacuate", "Execute", "Avoid", "Monitor", "AllClear", "None"},
    "urgency": {"Immediate", "Expected", "Future", "Past", "Unknown"},
    "severity": {"Extreme", "Severe", "Moderate", "Minor", "Unknown"},
    "certainty": {"Observed", "Likely", "Possible", "Unlikely", "Unknown"},
}
_TIMES = {"sent", "effective", "onset", "expires"}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")
_SENDER = sharing.cap.Sender(
    address="press.lantern.example", name="Lantern", area="Taiwan", contact="0800-000-000"
)


def valid(element: ET.Element, law: list[tuple[str, int, int]]) -> list[str]:
    """Return what the schema would not take."""
    names = [one.tag.removeprefix(_N) for one in element]
    order = [name for name, _, _ in law]
    known = [order.index(name) for name in names]
    counts = [name for name, least, most in law if not least <= names.count(name) <= most]
    words = [
        one.tag
        for one in element
        for allowed in [_WORDS.get(one.tag.removeprefix(_N))]
        if allowed and one.text not in allowed
    ]
    times = [
        one.tag
        for one in element
        if one.tag.removeprefix(_N) in _TIMES and not _TIME.fullmatch(one.text or "")
    ]
    empty = [one.tag for one in element if not len(one) and not (one.text or "").strip()]
    return [*(["order"] if known != sorted(known) else []), *counts, *words, *times, *empty]


def out(books: statements.Books, one: drafting.Draft, minutes: int = 0) -> None:
    at = making.NOON + timedelta(minutes=minutes)
    publication = publishing.Publication(
        publication_id=f"p-{one.draft_id}",
        draft_id=one.draft_id,
        draft_number=one.number,
        seal="",
        statement_id=one.statement_id,
        case_id="case-1",
        channel=one.channel,
        account="",
        state=publishing.State.PUBLISHED,
        person_id="wang",
        person="Wang",
        at=at,
        due_at=at,
        is_scheduled=False,
        published_at=at,
        url="https://example.org/status/1",
    )
    step = publishing.Attempt(at=at, what="sent", state=publishing.State.PUBLISHED)
    books.publications.put(publication, step)


def written(books: statements.Books, statement: drafting.Statement, **told: bool) -> ET.Element:
    told = {"is_exercise": False, **told}
    document = verbs.sharing.cap(
        books, statement.statement_id, sender=_SENDER, actor=making.VIEWER, **told
    )
    return ET.fromstring(document)


def said(root: ET.Element, path: str) -> list[str | None]:
    return [one.text for one in root.findall("/".join(_N + part for part in path.split("/")))]


def test_a_published_statement_is_a_valid_document_with_an_info_a_language() -> None:
    books = statements.memory.books()
    making.fact(books, facts.Aspect.WHAT, en="Two kettles overheated.", hant="兩台過熱。")
    making.fact(books, facts.Aspect.ADVICE, en="Stop using it.", hant="請停用。")
    statement = making.opened(books, next_update_at=making.NOON + timedelta(hours=2))
    for language, text in (("en", "It <overheated> & more \x0b."), ("zh-Hant", "兩台過熱。")):
        out(books, making.draft(books, text, statement=statement, language=language))

    root = written(books, statement)
    infos = root.findall(f"{_N}info")

    assert root.tag == f"{_N}alert"
    assert valid(root, _ROOT) == []
    assert [valid(one, _INFO) for one in infos] == [[], []]
    assert [len(one.findall(f"{_N}area/{_N}areaDesc")) for one in infos] == [1, 1]
    told = zip(said(root, "info/language"), said(root, "info/instruction"), strict=True)
    assert dict(told) == {"en": "Stop using it.", "zh-Hant": "請停用。"}
    assert said(root, "info/certainty") == ["Observed", "Observed"]
    assert said(root, "sent") == ["2026-03-02T12:00:00-00:00"]
    assert said(root, "info/expires") == ["2026-03-02T14:00:00-00:00"] * 2
    assert said(root, "msgType") == ["Alert"]


def test_a_later_one_refers_to_what_was_said_before() -> None:
    books = statements.memory.books()
    first = making.opened(books)
    out(books, making.draft(books, statement=first))
    second = making.opened(books, kind=drafting.Kind.CORRECTION)
    out(books, making.draft(books, "It was Tuesday.", statement=second), minutes=30)

    root = written(books, second, is_exercise=True)

    assert valid(root, _ROOT) == []
    assert said(root, "msgType") == ["Update"]
    assert said(root, "status") == ["Exercise"]
    assert said(root, "references") == [
        f"press.lantern.example,{first.statement_id},2026-03-02T12:00:00-00:00"
    ]
    assert said(written(books, first), "msgType") == ["Alert"]


def test_the_case_s_level_is_told_where_it_is_graver() -> None:
    books = replace(statements.memory.books(), level_of=lambda _: warning.Level.RED)
    statement = making.opened(books, level=warning.Level.BLUE)
    out(books, making.draft(books, statement=statement))

    assert said(written(books, statement), "info/severity") == ["Extreme"]


def test_nothing_unpublished_leaves_by_this_door() -> None:
    books = statements.memory.books()
    statement = making.opened(books)
    making.draft(books, statement=statement)

    with pytest.raises(errors.NothingOut):
        written(books, statement)


@pytest.mark.parametrize("name", ["a b", "a,b", "a<b&c", " "])
def test_what_is_referred_to_has_no_forbidden_signs(name: str) -> None:
    books = statements.memory.books()
    statement = making.opened(books)
    out(books, making.draft(books, statement=statement))
    sender = replace(_SENDER, address=name)

    document = verbs.sharing.cap(
        books, statement.statement_id, sender=sender, is_exercise=False, actor=making.VIEWER
    )

    (told,) = said(ET.fromstring(document), "sender")
    assert told
    assert not re.search(r"[\s,<&]", told)


def test_whoever_may_not_read_gets_none() -> None:
    books = statements.memory.books()
    nobody = making.person("Nobody")

    with pytest.raises(directory.errors.NotAllowed):
        verbs.sharing.cap(books, "s", sender=_SENDER, is_exercise=False, actor=nobody)
