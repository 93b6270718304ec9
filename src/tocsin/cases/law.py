"""Who may do what on a case; what stands here for nobody, nobody may."""

from tocsin import directory
from tocsin.cases.model import MACHINE as _MACHINE

_Role = directory.Role
_EVERYONE = frozenset(_Role)
_TEAM = frozenset(
    {
        _Role.ANALYST,
        _Role.RESPONDER,
        _Role.DRAFTER,
        _Role.APPROVER,
        _Role.PUBLISHER,
        _Role.ADMIN,
    }
)
_LEAD = frozenset({_Role.RESPONDER, _Role.APPROVER, _Role.ADMIN})
_LOOKING = frozenset({_Role.AUDITOR}) | _TEAM

LAW: directory.Law = {
    "case.view": _EVERYONE,
    "case.open": _TEAM,
    "case.sort": _TEAM,
    "case.step": _LEAD,
    "case.level": _LEAD,
    "case.link": _TEAM,
    "case.weigh": _TEAM,
    "case.assign": _LEAD,
    "case.close": _LEAD,
    "case.reopen": _LEAD,
    "case.note": _TEAM,
    "case.rule": frozenset({_Role.ADMIN, _Role.APPROVER}),
    "task.add": _TEAM,
    "task.move": _TEAM,
    "task.finish": _TEAM,
    "task.skip": _LEAD,
    "task.order": _LEAD,
    "clock.add": _LEAD,
    "clock.meet": _TEAM,
    "clock.stop": _LEAD,
    "playbook.view": _EVERYONE,
    "playbook.put": frozenset({_Role.ADMIN, _Role.APPROVER}),
    "report.send": _EVERYONE,
    "report.settle": _TEAM,
    "negative.add": _TEAM,
    "negative.move": _TEAM,
    "handover.write": _TEAM,
    "handover.take": _TEAM,
    "meeting.plan": _TEAM,
    "meeting.minute": _TEAM,
    "impact.score": _TEAM,
    "hours.log": _TEAM,
    "hours.see": _LEAD,
    "evidence.take": _LOOKING,
    "evidence.view": _LOOKING,
    "evidence.export": _LEAD | {_Role.AUDITOR},
    "evidence.hold": frozenset({_Role.APPROVER, _Role.AUDITOR, _Role.ADMIN}),
    "evidence.release": frozenset({_Role.APPROVER, _Role.ADMIN}),
    "evidence.drop": frozenset({_Role.ADMIN}),
}
# The house itself, when a level opens a case. It may not do what only people decide.
MACHINE = directory.Actor(
    user_id=_MACHINE, name=_MACHINE, roles=frozenset({_Role.RESPONDER, _Role.ANALYST})
)
