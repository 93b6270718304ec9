"""Who may do what here; what the quorum asks beyond is `signing.quorum`'s to say."""

from tocsin import directory

_R = directory.Role
_ALL = frozenset(_R)
_WRITING = frozenset({_R.DRAFTER, _R.RESPONDER, _R.APPROVER, _R.ADMIN})

LAW: directory.Law = {
    "fact.read": _ALL,
    "fact.record": _WRITING | {_R.ANALYST},
    "statement.read": _ALL,
    # Grave words that are not out are for those who work on them.
    "draft.read_grave": _WRITING | {_R.PUBLISHER, _R.AUDITOR},
    "statement.open": _WRITING,
    "statement.raise": _WRITING,
    "draft.write": _WRITING,
    "draft.polish": _WRITING,
    "draft.check": _ALL,
    "draft.approve": frozenset({_R.APPROVER}),
    "draft.decline": frozenset({_R.APPROVER}),
    "draft.withdraw": frozenset({_R.APPROVER}),
    "draft.publish": frozenset({_R.PUBLISHER}),
    "draft.break_glass": frozenset({_R.PUBLISHER}),
    "break.review": frozenset({_R.APPROVER, _R.AUDITOR}),
    "publication.confirm": frozenset({_R.PUBLISHER}),
    "publication.thaw": frozenset({_R.PUBLISHER}),
    "publication.cancel": frozenset({_R.PUBLISHER, _R.APPROVER}),
    "share.begin": frozenset({_R.RESPONDER, _R.PUBLISHER, _R.ADMIN}),
    "share.end": frozenset({_R.RESPONDER, _R.PUBLISHER, _R.ADMIN}),
    "stakeholder_plan.write": _WRITING,
    "stakeholder_plan.waive": frozenset({_R.APPROVER, _R.ADMIN}),
}
