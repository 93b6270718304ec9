"""What a level that rises or falls does to cases: one opens, one is raised, one is told."""

from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import warning
from tocsin.cases import law, loading
from tocsin.cases.model import Case, Opening
from tocsin.cases.papers import OpeningRule
from tocsin.cases.playbooks import choosing, shipped
from tocsin.cases.ports import Desk
from tocsin.cases.verbs import opening

HOUSE = "house"  # the rule of every watch that has none of its own
NEVER = "never"
_RULE = OpeningRule(watch_id=HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A level that changed, by the name of its watch."""

    change: warning.LevelChange
    watch_name: str
    is_told: bool = True  # False: a silence keeps it back
    together: frozenset[str] = frozenset()  # watches that people are told of as one thing
    is_simulated: bool = False


def rule(desk: Desk, watch_id: str) -> OpeningRule:
    """Return what a watch's cases open by."""
    return desk.books.rules.get(watch_id) or desk.books.rules.get(HOUSE) or _RULE


def heard(desk: Desk, one: Heard, now: datetime) -> Case | None:
    """Take up a change of level; return the case that it opened or touched.

    A case of the same warning, or else of the same watch or of one that is told together with it,
    takes the change up; only where there is none, and the level is high enough, one opens. What
    people are not told of opens nothing.
    """
    change = one.change
    there = _case(desk, one)
    if there is not None:
        return _touched(desk, there, change, now)
    ruled = rule(desk, change.watch_id)
    if not one.is_told or change.after <= change.before or not _is_high(ruled, change.after):
        return None
    return opening.open_case(desk, law.MACHINE, _asked(desk, one, ruled), now)


def _touched(desk: Desk, case: Case, change: warning.LevelChange, now: datetime) -> Case:
    if change.warning_id not in case.warnings:
        case = replace(
            case, warnings=(*case.warnings, change.warning_id), revision=case.revision + 1
        )
        desk.books.cases.put(case)
        loading.enter(
            desk,
            law.MACHINE,
            now,
            case_id=case.case_id,
            action="case.linked",
            subject=case.case_id,
            facts={"warning_id": change.warning_id},
        )
    if change.after is warning.Level.NONE:
        facts = {"warning_id": change.warning_id, "actor": change.actor}
        loading.enter(
            desk,
            law.MACHINE,
            now,
            case_id=case.case_id,
            action="case.warning_ended",
            subject=change.warning_id,
            facts=facts,
        )
        return case
    return opening.raised(desk, law.MACHINE, case, change.after, now, why=change.change_id)


def _case(desk: Desk, heard: Heard) -> Case | None:
    found, change = desk.books.cases.open(), heard.change
    mine = [one for one in found if change.warning_id in one.warnings]
    same = [one for one in found if change.watch_id in one.watches]
    beside = [one for one in found if heard.together.intersection(one.watches)]
    return next(iter([*mine, *same, *beside]), None)


def _is_high(ruled: OpeningRule, level: warning.Level) -> bool:
    if ruled.from_level == NEVER:
        return False
    return level >= warning.Level[ruled.from_level.upper()]


def _asked(desk: Desk, one: Heard, ruled: OpeningRule) -> opening.Asked:
    change = one.change
    proposed = choosing.sort(change)
    own = [desk.books.playbooks.newest(code) for code in desk.books.playbooks.codes()]
    some = {**shipped.all_of_them(), **{each.code: each for each in own if each is not None}}
    code = ruled.playbook if ruled.playbook in some else ""
    return opening.Asked(
        name=one.watch_name.strip()[: loading.LONGEST_NAME] or change.watch_id,
        level=change.after,
        opening=Opening.LEVEL,
        sort=proposed,
        playbook=code
        or choosing.best(choosing.told_by(change), proposed.trigger, change.after, some.values()),
        country=ruled.country,
        zone=ruled.zone,
        warnings=(change.warning_id,),
        watches=(change.watch_id,),
        change_id=change.change_id,
        is_simulated=one.is_simulated,
    )
