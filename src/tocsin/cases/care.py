"""Posts of people who may come to harm: who is called, by when, and who alone may answer."""

from dataclasses import replace
from datetime import datetime, timedelta

from tocsin import directory, notices
from tocsin.cases import errors, promising
from tocsin.cases.clocks import Rung
from tocsin.cases.model import Person
from tocsin.cases.papers import Negative
from tocsin.cases.ports import Desk

DUTY = "care"
ABOUT = "negative"  # what its clocks stand for
WITHIN = timedelta(minutes=15)
SCRIPT = "cases.care.script"
LEVEL = "red"  # no quiet hours, no digest
_SHOWN = 300  # characters of a post that a notice tells


def called(desk: Desk, one: Negative, now: datetime) -> Negative:
    """Return it as trained people have it, who are called: the first at once, the others in turn.

    Where nobody is trained the house is told, as of whatever is nobody's.
    """
    trained = desk.duties.trained(now)
    first = trained[0] if trained else None
    ours = replace(
        one,
        is_distressed=True,
        duty=DUTY,
        user_id=first.user_id if first else "",
        person=first.name if first else "",
        due_at=min(one.due_at or now + WITHIN, now + WITHIN),
        script=SCRIPT,
    )
    promised(desk, ours, now)
    desk.tell(_bulletin(ours, now, is_anybody_here=bool(trained)), trained)
    return ours


def promised(desk: Desk, one: Negative, now: datetime) -> None:
    """Have its clock tell whoever has it, then the other trained people, then whoever leads."""
    others = [each for each in desk.duties.trained(now) if each.user_id != one.user_id]
    owner = [Rung(duty=DUTY, user_id=one.user_id, name=one.person)] if one.user_id else []
    rungs = (
        *owner,
        *(Rung(duty=DUTY, user_id=each.user_id, name=each.name) for each in others),
        *promising.lead(desk, one.case_id, now),
    )
    told = promising.Promise(
        about=f"{ABOUT}/{one.negative_id}",
        name=desk.say("cases.clock.care", {}),
        due_at=one.due_at or now + WITHIN,
        rungs=rungs,
        case_id=one.case_id,
    )
    promising.promise(desk, told, now)


def handed(desk: Desk, one: Negative, now: datetime) -> None:
    """Call whoever it was given to, and have its clock climb from them."""
    promised(desk, one, now)
    to = Person(user_id=one.user_id, name=one.person)
    desk.tell(_bulletin(one, now, is_anybody_here=True), [to])


def check(desk: Desk, actor: directory.Actor, one: Negative) -> None:
    """Raise MachineAnswer unless a trained person answers somebody in distress."""
    if one.is_distressed and not desk.duties.is_trained(actor.user_id):
        raise errors.MachineAnswer(what=one.negative_id)


def _bulletin(one: Negative, now: datetime, *, is_anybody_here: bool) -> notices.Bulletin:
    lines = [
        {"code": "cases.line.reported", "facts": {"text": one.excerpt[:_SHOWN]}},
        {"code": SCRIPT, "facts": {}},
        *([] if is_anybody_here else [{"code": "cases.line.nobody_trained", "facts": {}}]),
    ]
    return notices.Bulletin(
        bulletin_id=f"negative/{one.negative_id}/distress/{one.user_id}",
        topic_id=f"{one.case_id}/negative/{one.negative_id}",
        at=now,
        level=LEVEL,
        subject_code="cases.subject.distress",
        facts={},
        lines=tuple(lines),
    )
