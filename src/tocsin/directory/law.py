"""What each role may do in the directory; what is not named here nobody may."""

from tocsin.directory.acting import Law, Role

_EVERYBODY = frozenset(Role)
_ADMIN = frozenset({Role.ADMIN})
_TEAM = frozenset({Role.RESPONDER, Role.ADMIN})
_WRITERS = _TEAM | {Role.DRAFTER, Role.APPROVER, Role.PUBLISHER}

LAW: Law = {
    "user.list": frozenset({Role.ADMIN, Role.AUDITOR}),
    "user.add": _ADMIN,
    "user.change": _ADMIN,
    "user.end": _ADMIN,
    "user.link": _ADMIN,
    "user.forget_proofs": _ADMIN,
    "session.end": _ADMIN,  # everybody may end their own
    "entries.read": _EVERYBODY,
    "entries.import": _ADMIN,
    "duty.at": _EVERYBODY,
    "department.keep": _ADMIN,
    "department.remove": _ADMIN,
    "person.keep": _ADMIN,
    "person.remove": _ADMIN,
    "duty.keep": _ADMIN,
    "duty.remove": _ADMIN,
    "route.keep": _ADMIN,
    "notice.acknowledge": _TEAM | {Role.ANALYST},  # for the house; one's own everybody may
    "silence.begin": _TEAM,
    "silence.end": _TEAM,
    "shift.keep": _TEAM,
    "shift.remove": _TEAM,
    "shift.import": _TEAM,
    "stakeholder.keep": _WRITERS,
    "stakeholder.remove": _TEAM,
    "media_contact.keep": _WRITERS,
    "media_contact.remove": _TEAM,
    "enquiry.keep": _WRITERS,
    "enquiry.remove": _TEAM,
    "expert.keep": _TEAM,
    "expert.remove": _TEAM,
    "association.keep": _TEAM,
    "association.remove": _TEAM,
    "supplier.keep": _TEAM,
    "supplier.remove": _TEAM,
    "leader.keep": _WRITERS,
    "leader.remove": _TEAM,
    "outreach.keep": _WRITERS,
    "outreach.remove": _TEAM,
    "policy.keep": _ADMIN,
    "policy.remove": _ADMIN,
    "policy.confirm": _EVERYBODY,
}
