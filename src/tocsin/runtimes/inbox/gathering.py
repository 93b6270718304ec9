"""One person's inbox as one shape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tocsin import cases, directory, notices, shapes, statements
from tocsin.adapters import sql
from tocsin.cases import papers
from tocsin.runtimes import cases as room
from tocsin.runtimes import statements as press
from tocsin.runtimes.inbox import law, waiting
from tocsin.runtimes.statements import plans
from tocsin.statements import drafting, publishing, signing, verbs

Shape = shapes.Shape
_ENDED = frozenset({papers.Handling.FED_BACK, papers.Handling.SET_ASIDE})
_UNSETTLED = "new"
_TO_REVIEW = ("break_id", "draft_id", "case_id", "person", "reason", "at", "review_due_at")
_OF_STATEMENTS = frozenset({press.asking.SUBJECT, press.calls.stuck.SUBJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads, and in which language."""

    actor: directory.Actor
    catalogue: notices.wording.Catalogue
    lang: str


def of(books: sql.Books, reader: Reader, now: datetime) -> Shape:
    """Return what waits for a person; raises NotAllowed."""
    actor = reader.actor
    directory.require(actor, "inbox.see", law.LAW)
    own = waiting.mine(books, actor)
    cabinet, desk = books.cases.cabinet(), press.desk(books)
    known = {one.case_id: one for one in cabinet.cases.open()}
    names = room.peopling.names(books)
    told: Shape = {
        "to_acknowledge": [_notice(one, reader, names) for one in waiting.unseen(books, actor)],
        "to_do": _tasks(cabinet, own, known),
        "to_approve": [_draft(*one) for one in waiting.unsigned(books, actor, now)],
        "to_publish": [_publication(desk, one) for one in waiting.stuck(books, actor)],
        "to_review": [_break(one) for one in waiting.unreviewed(books, actor)],
        "to_tell": [
            one
            for case in known.values()
            for one in plans.mine(books, case.case_id, _duties(cabinet, own, case), own, now)
        ],
        "to_take_over": _handovers(cabinet, actor, known.values()),
        "to_answer": [
            room.shaping.flat(one)
            for one in cabinet.negatives.all()
            if one.user_id in own and one.handling not in _ENDED
        ],
        "to_settle": _reports(cabinet, actor),
    }
    return {**told, "cases": {key: one.name for key, one in known.items()}}


def _tasks(
    cabinet: cases.Cabinet, own: frozenset[str], known: Mapping[str, cases.Case]
) -> list[Shape]:
    found = [task for name in sorted(own) for task in cabinet.tasks.of_person(name)]
    return [room.showing.task(cabinet, one) for one in found if one.case_id in known]


def _duties(cabinet: cases.Cabinet, own: frozenset[str], case: cases.Case) -> frozenset[str]:
    team = cabinet.team.of(case.case_id)
    return frozenset(one.duty for one in team if one.user_id in own)


def _handovers(
    cabinet: cases.Cabinet, actor: directory.Actor, some: Iterable[cases.Case]
) -> list[Shape]:
    if not directory.may(actor, "handover.take", cases.LAW):
        return []
    return [
        room.shaping.flat(one)
        for case in some
        for one in cabinet.handovers.of(case.case_id)
        if not one.taken_by and one.by != actor.user_id and one.to in {"", actor.user_id}
    ]


def _reports(cabinet: cases.Cabinet, actor: directory.Actor) -> list[Shape]:
    if not directory.may(actor, "report.settle", cases.LAW):
        return []
    return [room.shaping.flat(one) for one in cabinet.reports.all() if one.state == _UNSETTLED]


def _notice(waits: waiting.Waiting, reader: Reader, names: Mapping[str, str]) -> Shape:
    one = waits.notice
    words = notices.wording.brief(one, reader.catalogue, reader.lang)
    is_of_case = one.subject_code.startswith("cases.")
    is_of_statement = one.subject_code in _OF_STATEMENTS
    topic = one.warning_id.partition("/")[0]
    return {
        "notice_id": one.notice_id,
        "level": one.level,
        "at": shapes.time(one.created_at),
        "told_to": waits.told_to,
        "in_place_of": [names.get(each, each) for each in waits.in_place_of],
        "subject": words[0],
        "lines": list(words[1:]),
        "case_id": topic if is_of_case else "",
        "statement_id": topic if is_of_statement else "",
        "warning_id": "" if is_of_case or is_of_statement else one.warning_id,
        "is_simulated": bool(one.facts.get("is_simulated")),
    }


def _draft(statement: drafting.Statement, one: drafting.Draft, judged: signing.Judged) -> Shape:
    return {
        "draft_id": one.draft_id,
        "statement_id": one.statement_id,
        "case_id": statement.case_id,
        "kind": str(statement.kind),
        "level": statement.level.word,
        "subject": statement.subject,
        "language": one.language,
        "channel": one.channel,
        "title": one.title,
        "number": one.number,
        "at": shapes.time(one.at),
        "missing_people": judged.missing_people,
        "missing_duties": list(judged.missing_duties),
    }


def _publication(desk: statements.Books, one: publishing.Publication) -> Shape:
    statement = verbs.opening.found(desk, one.statement_id)
    level = max(statement.level, desk.level_of(statement.case_id))
    return {
        "publication_id": one.publication_id,
        "draft_id": one.draft_id,
        "statement_id": one.statement_id,
        "case_id": one.case_id,
        "level": level.word,
        "subject": statement.subject,
        "channel": one.channel,
        "state": str(one.state),
        "fault": one.fault,
        "due_at": shapes.time(one.due_at),
        "person": one.person,
    }


def _break(one: signing.GlassBreak) -> Shape:
    """Return what there is to review; what the review said is not there yet."""
    told = press.shaping.glass_break(one)
    return {name: told[name] for name in _TO_REVIEW}
