"""Adds a decision to the timeline of the case that it is about, in the decision's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tocsin import cases, directory
from tocsin.adapters import sql

# A try, a draft's every version and each turn drawn are no news of the case: the trail has them.
_NEWS = frozenset(
    {
        *(f"turn.{what}" for what in ("added", "changed", "told", "waived", "taken_back", "late")),
        *(f"fact.{what}" for what in ("recorded", "changed")),
        *(f"statement.{what}" for what in ("opened", "changed")),
        *(f"draft.{what}" for what in ("approved", "declined", "withdrawn", "voided")),
        *(f"draft.{what}" for what in ("signatures_asked", "polished", "glass_broken")),
        *(f"publication.{what}" for what in ("handed_out", "handed_over", "frozen", "thawed")),
        *(f"share.{what}" for what in ("begun", "ended")),
        *(f"publication.{what}" for what in ("confirmed", "denied", "cancelled", "lapsed")),
    }
)
_TRIED = frozenset({"publication.sent", "publication.read_back"})
_ENDS = frozenset({"published", "refused", "in_doubt", "asked"})  # what a try may come to
_SAID = ("reason", "proof", "lesson", "out_of_turn", "audiences", "people", "standing")
_SAID_TOO = ("fault", "url", "level", "model", "late_s")


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """Which case, and of what it is told."""

    case_id: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def add(
    books: sql.Books,
    now: datetime,
    person_id: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
) -> None:
    """Add a line if it is news of a case."""
    news = _news(action, facts)
    about = _about(books, action.partition(".")[0], subject) if news else _About()
    if not about.case_id:
        return
    told = {name: facts[name] for name in (*_SAID, *_SAID_TOO) if facts.get(name)}
    cases.loading.add(
        books.cases.cabinet().timeline,
        _actor(books, person_id),
        now,
        case_id=about.case_id,
        action=news,
        subject=subject,
        facts={**about.facts, **told},
    )


def _news(action: str, facts: Mapping[str, object]) -> str:
    """Return what a timeline calls it; "" = it is no news."""
    if action in _TRIED:
        state = str(facts.get("state"))
        return f"publication.{state}" if state in _ENDS else ""
    if action == "break.reviewed":
        return "draft.glass_reviewed"
    return action if action in _NEWS else ""


def _about(books: sql.Books, noun: str, subject: str) -> _About:
    if noun == "turn":
        turn = books.plans.get(subject)
        return _About(case_id=turn.case_id, facts={"audience": turn.audience}) if turn else _About()
    if noun == "fact":
        fact = books.facts.newest(subject)
        return _About(case_id=fact.case_id, facts={"text": fact.texts}) if fact else _About()
    if noun == "statement":
        return _of_statement(books, subject, {})
    if noun == "share":
        share = books.shares.get(subject)
        return (
            _About(case_id=share.case_id, facts={"partner": share.partner}) if share else _About()
        )
    draft = books.drafts.newest(_draft_id(books, noun, subject))
    if draft is None:
        return _About()
    place = {"channel": draft.channel, "language": draft.language}
    return _of_statement(books, draft.statement_id, place)


def _draft_id(books: sql.Books, noun: str, subject: str) -> str:
    if noun == "publication":
        sent = books.publications.get(subject)
        return sent.draft_id if sent else ""
    if noun == "break":
        glass = books.signatures.glass_break(subject)
        return glass.draft_id if glass else ""
    return subject


def _of_statement(books: sql.Books, statement_id: str, place: Mapping[str, object]) -> _About:
    one = books.drafts.statement(statement_id)
    if one is None:
        return _About()
    return _About(case_id=one.case_id, facts={"kind": str(one.kind), "name": one.subject, **place})


def _actor(books: sql.Books, person_id: str) -> directory.Actor:
    if person_id == cases.law.MACHINE.user_id:
        return cases.law.MACHINE
    user = books.users.get(person_id)
    name = user.shown if user else person_id
    return directory.Actor(user_id=person_id, name=name, roles=frozenset())
