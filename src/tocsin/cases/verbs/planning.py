"""The verbs of playbooks and of what opens cases by itself."""

from dataclasses import replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.cases import errors, law, loading
from tocsin.cases.clocks import moments
from tocsin.cases.papers import OpeningRule
from tocsin.cases.playbooks import Playbook, reading, shipped
from tocsin.cases.ports import Desk
from tocsin.cases.verbs import hearing, opening

_Actor = directory.Actor


def known(desk: Desk) -> dict[str, Playbook]:
    """Return every playbook in force by its code; the house's own go before the shipped ones."""
    own = {code: desk.books.playbooks.newest(code) for code in desk.books.playbooks.codes()}
    return {
        **shipped.all_of_them(),
        **{code: one for code, one in own.items() if one is not None},
    }


def put(desk: Desk, actor: _Actor, text: str, now: datetime) -> Playbook:
    """Keep a playbook as the next version of its code; raises BadPlaybook with every fault.

    The version is counted here: what the text says of it is a note of its author. Cases that follow
    it go by the new version from now on: what it adds at their level begins, what runs stays.
    """
    directory.require(actor, "playbook.put", law.LAW)
    found = reading.read(text, known(desk))
    before = desk.books.playbooks.newest(found.code) or shipped.all_of_them().get(found.code)
    kept = replace(found, version=before.version + 1 if before else 1)
    desk.books.playbooks.put(kept, text, by=actor.user_id, at=now)
    facts = {"version": kept.version, "plays": len(kept.plays), "clocks": len(kept.clocks)}
    loading.enter(
        desk, actor, now, case_id="", action="playbook.put", subject=kept.code, facts=facts
    )
    for case in desk.books.cases.open():
        if case.playbook == kept.code:
            opening.renewed(desk, actor, case, kept, now)
    return kept


def rules(desk: Desk, actor: _Actor) -> list[OpeningRule]:
    """Return the house's rule, then those of watches with one of their own; raises NotAllowed."""
    directory.require(actor, "case.view", law.LAW)
    own = [one for one in desk.books.rules.all() if one.watch_id != hearing.HOUSE]
    return [hearing.rule(desk, hearing.HOUSE), *own]


def rule(desk: Desk, actor: _Actor, told: OpeningRule, now: datetime) -> OpeningRule:
    """Say when a watch's level opens a case by itself ("house" = every other watch)."""
    directory.require(actor, "case.rule", law.LAW)
    moments.zone(told.zone)
    levels = {hearing.NEVER, *(one.word for one in warning.Level if one)}
    if told.from_level not in levels:
        raise errors.BadEntry(what="from_level", why="unknown")
    if told.playbook and told.playbook not in known(desk):
        raise errors.UnknownPlaybook(playbook=told.playbook)
    ruled = replace(told, by=actor.user_id, at=now)
    desk.books.rules.put(ruled)
    facts = {
        "from_level": ruled.from_level,
        "playbook": ruled.playbook,
        "country": ruled.country,
        "zone": ruled.zone,
    }
    loading.enter(
        desk, actor, now, case_id="", action="case.ruled", subject=ruled.watch_id, facts=facts
    )
    return ruled
