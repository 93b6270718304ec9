"""A case's release plan: drawn from its playbook and the directory, told with who has heard."""

from collections.abc import Sequence
from datetime import datetime

from tocsin import cases, directory, shapes, statements
from tocsin.adapters import sql
from tocsin.directory import entries
from tocsin.runtimes.statements import entering
from tocsin.statements import planning, verbs


def draw(
    books: sql.Books, desk: cases.Desk, case_id: str, *, actor: directory.Actor, now: datetime
) -> list[planning.Turn]:
    """Draw what the case's level asks for; raises NotAllowed, cases.errors.UnknownCase."""
    directory.require(actor, "stakeholder_plan.write", statements.law.LAW)
    case = cases.loading.known(desk, case_id)
    playbook = cases.verbs.planning.known(desk).get(case.playbook)
    words = [
        planning.drawing.Words(
            audience=one.audience,
            stage=str(one.stage),
            role=one.role,
            channel=one.channel,
            texts=one.text,
        )
        for one in (playbook.wordings if playbook else ())
        if one.stage is case.stage
    ]
    return verbs.planning.draw(
        entering.desk(books),
        case_id,
        level=case.level,
        words=words,
        listeners=_listeners(books),
        actor=actor,
        now=now,
    )


def told(books: sql.Books, actor: directory.Actor, case_id: str, now: datetime) -> shapes.Shape:
    """Return a plan in order, each turn with whether anybody waits for it; raises NotAllowed."""
    directory.require(actor, "statement.read", statements.law.LAW)
    desk = entering.desk(books)
    turns = verbs.planning.of_case(desk, case_id)
    settled = verbs.planning.settled(desk, case_id, turns)
    return {
        "case_id": case_id,
        "parties": [str(one) for one in planning.PARTIES],
        "turns": [turn(one, settled, now) for one in turns],
    }


def mine(
    books: sql.Books, case_id: str, duties: frozenset[str], own: frozenset[str], now: datetime
) -> list[shapes.Shape]:
    """Return the turns that a person has to tell: theirs by name, or by a duty of theirs."""
    desk = entering.desk(books)
    turns = [
        one
        for one in verbs.planning.of_case(desk, case_id)
        if (one.owner_id in own if one.owner_id else one.duty in duties)
    ]
    settled = verbs.planning.settled(desk, case_id, turns) if turns else frozenset()
    return [turn(one, settled, now) for one in turns if one.turn_id not in settled]


def turn(one: planning.Turn, settled: frozenset[str], now: datetime) -> shapes.Shape:
    """Return one turn."""
    is_settled = one.turn_id in settled
    return {
        "turn_id": one.turn_id,
        "number": one.number,
        "case_id": one.case_id,
        "party": str(one.party),
        "audience": one.audience,
        "stage": one.stage,
        "from_level": one.from_level.word,
        "channel": one.channel,
        "duty": one.duty,
        "owner_id": one.owner_id,
        "owner": one.owner,
        "due_at": shapes.time(one.due_at),
        "texts": dict(one.texts),
        "statement_id": one.statement_id,
        "is_settled": is_settled,
        "is_late": not is_settled and one.due_at is not None and one.due_at < now,
        "done_at": shapes.time(one.done_at),
        "done_by": one.done_by,
        "proof": one.proof,
        "waived_at": shapes.time(one.waived_at),
        "waived_by": one.waived_by,
        "why_waived": one.why_waived,
    }


def _listeners(books: sql.Books) -> Sequence[planning.Listener]:
    names = {one.entry_id: one.name for one in books.entries.all(entries.model.Person)}
    return [
        planning.Listener(
            listener_id=one.entry_id,
            name=one.name,
            group=one.group,
            rank=one.stage,
            channel=next((each.channel for each in one.reach), ""),
            owner_id=one.owner_id,
            owner=names.get(one.owner_id, ""),
        )
        for one in books.entries.all(entries.model.Stakeholder)
    ]
