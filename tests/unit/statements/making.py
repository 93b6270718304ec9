"""People, facts and drafts for tests of statements."""

from datetime import UTC, datetime

from tocsin import directory, statements, warning
from tocsin.statements import drafting, facts, verbs

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
_R = directory.Role


def person(name: str, *roles: directory.Role, duties: tuple[str, ...] = ()) -> directory.Actor:
    return directory.Actor(
        user_id=name.lower(), name=name, roles=frozenset(roles), duties=frozenset(duties)
    )


MEI = person("Mei", _R.DRAFTER)
LIN = person("Lin", _R.APPROVER, duties=("communications",))
HUANG = person("Huang", _R.APPROVER, duties=("legal",))
BOTH = person("Both", _R.APPROVER, duties=("legal", "communications"))
WANG = person("Wang", _R.PUBLISHER)
VIEWER = person("Viewer", _R.VIEWER)


def opened(
    books: statements.Books,
    *,
    level: warning.Level = warning.Level.ORANGE,
    kind: drafting.Kind = drafting.Kind.HOLDING,
    next_update_at: datetime | None = None,
    cluster: str = "",
) -> drafting.Statement:
    return verbs.opening.open_statement(
        books,
        case_id="case-1",
        kind=kind,
        level=level,
        subject="the kettle",
        cluster=cluster,
        next_update_at=next_update_at,
        actor=MEI,
        now=NOON,
    )


def draft(
    books: statements.Books,
    text: str = "We stopped selling it.",
    *,
    statement: drafting.Statement | None = None,
    channel: str = "website",
    language: str = "en",
    actor: directory.Actor = MEI,
) -> drafting.Draft:
    return verbs.writing.begin(
        books,
        (statement or opened(books)).statement_id,
        place=verbs.writing.Place(language=language, channel=channel),
        title="",
        text=text,
        actor=actor,
        now=NOON,
    )


def fact(
    books: statements.Books,
    aspect: facts.Aspect,
    *,
    standing: facts.Standing = facts.Standing.CONFIRMED,
    **texts: str,
) -> facts.Fact:
    named = {"en": "en", "hant": "zh-Hant", "hans": "zh-Hans"}
    return verbs.recording.record(
        books,
        case_id="case-1",
        aspect=aspect,
        texts={named[name]: text for name, text in texts.items()},
        standing=standing,
        source="plant report",
        owner="Quality",
        actor=MEI,
        now=NOON,
    )


def signed(books: statements.Books, one: drafting.Draft) -> drafting.Draft:
    for who in (LIN, HUANG):
        seal = drafting.sealing.seal(one)
        verbs.approving.approve(books, one.draft_id, seal=seal, actor=who, now=NOON)
    return one


def wish(one: drafting.Draft, due_at: datetime | None = None) -> verbs.releasing.Wish:
    seal = drafting.sealing.seal(one)
    return verbs.releasing.Wish(draft_id=one.draft_id, seal=seal, due_at=due_at)
