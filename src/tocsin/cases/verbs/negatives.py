"""Negative posts on their way through our hands: collect, analyse, respond, feed back.

A post of somebody who may come to harm goes to people who are trained for it, with a script, and
is never answered by a machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin import directory, warning
from tocsin.cases import care, errors, law, loading, naming, promising, spoken
from tocsin.cases.model import Person
from tocsin.cases.papers import Handling, Negative
from tocsin.cases.ports import Desk
from tocsin.cases.verbs import calling

_Actor = directory.Actor
ANSWER_WITHIN = timedelta(hours=4)
_WAY = (Handling.COLLECTED, Handling.ANALYSED, Handling.RESPONDED, Handling.FED_BACK)
_ENDED = frozenset({Handling.FED_BACK, Handling.SET_ASIDE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What was said, as somebody brings it."""

    excerpt: str
    post_id: str = ""
    theme: str = ""
    is_distressed: bool = False
    duty: str = "customer_care"
    due_at: datetime | None = None


def listed(desk: Desk, actor: _Actor, case_id: str | None, limit: int) -> list[Negative]:
    """Return those of a case ("" = before any), or all, the newest first; raises NotAllowed."""
    directory.require(actor, "case.view", law.LAW)
    book = desk.books.negatives
    return book.all(limit) if case_id is None else book.of(case_id, limit)


def collect(desk: Desk, actor: _Actor, case_id: str, told: Collected, now: datetime) -> Negative:
    """Take up what was said; the same post twice is once. In distress, it goes to care at once."""
    directory.require(actor, "negative.add", law.LAW)
    if case_id:
        loading.case(desk, case_id)
    there = [one for one in desk.books.negatives.of(case_id) if one.post_id == told.post_id]
    if told.post_id and there:
        return there[0]
    duty = loading.written(told.duty, "duty", longest=60)
    holder = next(iter(desk.duties.holders(duty, now)), None)
    excerpt = loading.written(told.excerpt, "excerpt", longest=5000)
    one = Negative(
        negative_id=naming.made(now, case_id, "negative", told.post_id or excerpt),
        case_id=case_id,
        post_id=told.post_id,
        excerpt=excerpt,
        theme=loading.written(told.theme, "theme", longest=200, may_be_empty=True),
        duty=duty,
        user_id=holder.user_id if holder else "",
        person=holder.name if holder else "",
        due_at=told.due_at or now + ANSWER_WITHIN,
        collected_at=now,
        collected_by=actor.user_id,
    )
    if told.is_distressed:
        one = care.called(desk, one, now)
    desk.books.negatives.put(one)
    facts = {"post_id": one.post_id, "duty": one.duty, "is_distressed": one.is_distressed}
    _enter(desk, actor, one, "negative.collected", facts, now)
    return one


def analyse(
    desk: Desk, actor: _Actor, negative_id: str, theme: str, now: datetime, *, distress: bool
) -> Negative:
    """Say what it is about, and whether its author may come to harm; that is never taken back."""
    one = _mine(desk, actor, negative_id, Handling.ANALYSED)
    in_distress = one.is_distressed or distress
    changed = replace(one, theme=loading.written(theme, "theme", longest=200))
    if in_distress and not one.is_distressed:
        changed = care.called(desk, changed, now)
    facts: dict[str, object] = {"theme": changed.theme, "is_distressed": in_distress}
    return _moved(desk, actor, changed, Handling.ANALYSED, facts, now)


def respond(
    desk: Desk,
    actor: _Actor,
    negative_id: str,
    answer: str,
    now: datetime,
    *,
    is_private: bool = False,
) -> Negative:
    """Say what was answered: what went out signed, or was said to one person alone.

    Raises MachineAnswer where only people may answer, UnsignedAnswer.
    """
    one = _mine(desk, actor, negative_id, Handling.RESPONDED)
    care.check(desk, actor, one)
    words = answer
    if not one.is_distressed:
        level = loading.case(desk, one.case_id).level if one.case_id else warning.Level.NONE
        said = desk.said(one.case_id)
        words = spoken.words(one, said, level, answer, is_private=is_private)
    changed = replace(one, answer=loading.written(words, "answer"))
    return _moved(desk, actor, changed, Handling.RESPONDED, {"answer": changed.answer}, now)


def feed_back(desk: Desk, actor: _Actor, negative_id: str, outcome: str, now: datetime) -> Negative:
    """Say what came of it, and who inside was told."""
    one = _mine(desk, actor, negative_id, Handling.FED_BACK)
    changed = replace(one, outcome=loading.written(outcome, "outcome"))
    return _moved(desk, actor, changed, Handling.FED_BACK, {"outcome": changed.outcome}, now)


def set_aside(desk: Desk, actor: _Actor, negative_id: str, reason: str, now: datetime) -> Negative:
    """Leave it unanswered, for a reason; never one of somebody in distress."""
    one = _mine(desk, actor, negative_id, Handling.SET_ASIDE)
    care.check(desk, actor, one)
    why = loading.reason(reason, "negative.set_aside")
    return _moved(desk, actor, replace(one, outcome=why), Handling.SET_ASIDE, {"reason": why}, now)


def assign(
    desk: Desk,
    actor: _Actor,
    negative_id: str,
    to: Person,
    now: datetime,
    *,
    due_at: datetime | None = None,
) -> Negative:
    """Give it to somebody, who is told, and another due time where one is told.

    One of somebody in distress waits for trained people only (Untrained), and never longer.
    """
    directory.require(actor, "negative.move", law.LAW)
    one = loading.part(desk.books.negatives, "negative", negative_id)
    if one.handling in _ENDED:
        raise errors.NotNow(what="negative", state=str(one.handling))
    person = loading.written(to.name, "name", longest=loading.LONGEST_NAME)
    if one.is_distressed and not desk.duties.is_trained(to.user_id):
        raise errors.Untrained(person=person)
    asked = [each for each in (due_at, one.due_at) if each is not None]
    due = min(asked, default=None) if one.is_distressed else next(iter(asked), None)
    changed = replace(one, user_id=to.user_id, person=person, due_at=due)
    desk.books.negatives.put(changed)
    if one.is_distressed:
        care.handed(desk, changed, now)
    else:
        calling.given(desk, loading.case(desk, one.case_id) if one.case_id else None, changed, now)
    facts = {"user_id": to.user_id, "name": person, "due_at": due}
    _enter(desk, actor, changed, "negative.assigned", facts, now)
    return changed


def _mine(desk: Desk, actor: _Actor, negative_id: str, to: Handling) -> Negative:
    directory.require(actor, "negative.move", law.LAW)
    one = loading.part(desk.books.negatives, "negative", negative_id)
    if one.handling in _ENDED:
        raise errors.NotNow(what="negative", state=str(one.handling))
    if to in _WAY and _WAY.index(to) != _WAY.index(one.handling) + 1:
        raise errors.NotNow(what="negative", state=str(one.handling))
    return one


def _moved(
    desk: Desk,
    actor: _Actor,
    one: Negative,
    to: Handling,
    facts: Mapping[str, object],
    now: datetime,
) -> Negative:
    moved = replace(one, handling=to, moved_at=now)
    desk.books.negatives.put(moved)
    if to in {Handling.RESPONDED, Handling.SET_ASIDE}:
        promising.keep(desk, actor, f"{care.ABOUT}/{moved.negative_id}", str(to), now)
    _enter(desk, actor, moved, f"negative.{to}", facts, now)
    return moved


def _enter(
    desk: Desk,
    actor: _Actor,
    one: Negative,
    action: str,
    facts: Mapping[str, object],
    now: datetime,
) -> None:
    loading.enter(
        desk, actor, now, case_id=one.case_id, action=action, subject=one.negative_id, facts=facts
    )
