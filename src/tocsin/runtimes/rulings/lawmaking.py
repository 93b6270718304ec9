"""What people put in force: each verb enters it in the books, with an audit entry, and marks them.

The mark tells a running desk that its rules are no longer those in the books, whoever wrote them;
the feed tells the screens.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.adapters import sql
from tocsin.runtimes import publishing
from tocsin.runtimes.rulings import law
from tocsin.warning import consequence, fatigue, periods, rules

_MARK = "rulings/mark"


def mark(books: sql.Books) -> str:
    """Return what changes with every ruling."""
    return books.settings.get(_MARK) or ""


def in_force(books: sql.Books) -> rules.Rules:
    """Return everything in force; what no longer reads is left out, so that the rest holds."""
    watches = books.watches.all()
    return rules.Rules(
        version=books.rules.newest(),
        table=books.rules.table(),
        budgets=books.rules.budgets(),
        presets={watch.watch_id: watch.preset for watch in watches if watch.preset},
        periods=(*books.periods.all(), *periods.of_watch(watches)),
    )


def set_table(
    books: sql.Books,
    actor: directory.Actor,
    table: consequence.Table,
    *,
    why: str,
    now: datetime,
) -> rules.Entry:
    """Put a table of consequence in force; raises NotAllowed, NobodyNamed, NoReason."""
    directory.require(actor, "consequence.set", law.LAW)
    person = actor.name
    _check(person, why, "table")
    entry = books.rules.add_table(table, person=person, why=why, at=now)
    facts = {"version": entry.version, "why": why, "classes": [one.code for one in table.classes]}
    _enter(books, now, person, "consequence.table_set", str(entry.version), facts)
    return entry


def set_budget(
    books: sql.Books,
    actor: directory.Actor,
    watch_id: str,
    per_week: float | None,
    *,
    why: str,
    now: datetime,
) -> rules.Entry:
    """Give a watch ("" = the house) its budget, or take it back.

    Raises NotAllowed, BadBudget, UnknownWatch, NobodyNamed, NoReason.
    """
    directory.require(actor, "budget.set", law.LAW)
    person = actor.name
    _check(person, why, "budget")
    if per_week is not None:
        rules.budgets.checked(per_week)
    if watch_id and books.watches.get(watch_id) is None:
        raise warning.errors.UnknownWatch(watch_id=watch_id)
    entry = books.rules.add_budget(watch_id, per_week, person=person, why=why, at=now)
    facts = {"version": entry.version, "per_week": per_week, "why": why}
    _enter(books, now, person, "budget.set", watch_id, facts)
    return entry


def put_period(
    books: sql.Books, actor: directory.Actor, one: periods.Period, *, now: datetime
) -> periods.Period:
    """Keep a sensitive period; raises NotAllowed, NobodyNamed, BadPeriod."""
    directory.require(actor, "period.keep", law.LAW)
    _check(actor.name, "-", "period")
    periods.checked(one)
    if one.repeats:
        periods.recurring.read(one.repeats)
    periods.zones.zone(one.zone)
    books.periods.put(one)
    facts = {"name": one.name, "begins_at": one.begins_at, "source": one.source}
    _enter(books, now, actor.name, "period.kept", one.period_id, facts)
    return one


def remove_period(
    books: sql.Books, actor: directory.Actor, period_id: str, *, now: datetime
) -> None:
    """Forget a sensitive period; raises NotAllowed, NobodyNamed, UnknownPeriod."""
    directory.require(actor, "period.remove", law.LAW)
    _check(actor.name, "-", "period")
    if not books.periods.remove(period_id):
        raise warning.errors.UnknownPeriod(period_id=period_id)
    _enter(books, now, actor.name, "period.removed", period_id, {})


def put_silence(
    books: sql.Books, actor: directory.Actor, one: fatigue.Silence, *, now: datetime
) -> fatigue.Silence:
    """Begin a silence; raises NotAllowed, what `fatigue.silences.checked` does, UnknownWatch."""
    directory.require(actor, "silence.begin", directory.law.LAW)
    fatigue.silences.checked(one)
    if one.ends_at <= now:
        raise warning.errors.BadSilence(why="over")
    if one.watch_id and books.watches.get(one.watch_id) is None:
        raise warning.errors.UnknownWatch(watch_id=one.watch_id)
    books.silences.put(one)
    facts = {
        "watch_id": one.watch_id,
        "up_to": one.up_to.word,
        "rule": one.rule,
        "reason": one.reason,
        "second_person": one.second_person,
        "ends_at": one.ends_at,
    }
    _enter(books, now, one.person, "silence.begun", one.silence_id, facts)
    return one


def end_silence(
    books: sql.Books, actor: directory.Actor, silence_id: str, *, now: datetime
) -> fatigue.Silence:
    """Have a silence end now; the desk tells what it kept back. NotAllowed, UnknownSilence."""
    directory.require(actor, "silence.end", directory.law.LAW)
    person = actor.name
    _check(person, "-", "silence")
    one = books.silences.get(silence_id)
    if one is None:
        raise warning.errors.UnknownSilence(silence_id=silence_id)
    if one.ended_at is not None or one.ends_at <= now:
        return one
    ending = replace(one, ends_at=max(now, one.begins_at), ended_by=person)
    books.silences.put(ending)
    _enter(books, now, person, "silence.ending", silence_id, {})
    return ending


def declare(
    books: sql.Books,
    actor: directory.Actor,
    warning_id: str,
    said: consequence.Declaration,
    *,
    now: datetime,
) -> rules.Entry:
    """Enter a person's word on the consequence of a standing warning; the desk takes it up.

    Raises NotAllowed, NobodyNamed, NoReason, NotStanding, UnknownClass.
    """
    directory.require(actor, "consequence.declare", law.LAW)
    said = replace(said, person=actor.name)
    _check(said.person, said.reason, "consequence")
    known = books.warnings.get(warning_id)
    if known is None or known.closed_at is not None:
        raise warning.errors.NotStanding(warning_id=warning_id)
    if books.rules.table().of(said.code) is None:
        raise warning.errors.UnknownClass(**{"class": said.code})
    entry = books.rules.add_declaration(warning_id, said)
    facts = {
        "class": said.code,
        "applies": said.applies,
        "two_levels": said.second,
        "reason": said.reason,
        "version": entry.version,
    }
    _enter(books, now, said.person, "consequence.declared", warning_id, facts)
    return entry


def _check(person: str, why: str, what: str) -> None:
    if not person.strip():
        raise warning.errors.NobodyNamed(what=what)
    if not why.strip():
        raise warning.errors.NoReason(what=what)


def _enter(
    books: sql.Books,
    now: datetime,
    person: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
) -> None:
    entry = books.audit.append(now, person, action, subject, facts)
    books.settings.put(_MARK, str(entry.number))
    publishing.changed(books, action.partition(".")[0], subject, now)
