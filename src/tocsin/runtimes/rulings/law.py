"""Who may do what with the early warning; what stands here for nobody, nobody may."""

from tocsin import directory

_R = directory.Role
_ANALYSTS = frozenset({_R.ANALYST, _R.RESPONDER, _R.ADMIN})
_ADMIN = frozenset({_R.ADMIN})

LAW: directory.Law = {
    "watch.keep": _ANALYSTS,
    "watch.remove": _ANALYSTS,
    "watch.try": _ANALYSTS,
    "source.keep": _ADMIN,
    "source.remove": _ADMIN,
    "source.try": _ANALYSTS,
    "reading.correct": _ANALYSTS,
    "reader.learn": _ADMIN,
    "reader.use": _ADMIN,
    "name.decide": _ANALYSTS,
    "entity.keep": _ANALYSTS,
    "entity.remove": _ANALYSTS,
    "warning.acknowledge": _ANALYSTS,
    "warning.stand_down": _ANALYSTS,
    "warning.judge": _ANALYSTS,
    "missed.enter": _ANALYSTS,
    "missed.withdraw": _ANALYSTS,
    "period.keep": _ANALYSTS,
    "period.remove": _ANALYSTS,
    "consequence.declare": _ANALYSTS,
    "consequence.set": _ADMIN,
    "budget.set": _ADMIN,
    "backtest.begin": _ANALYSTS,
    "proposal.draw": _ANALYSTS,
    "proposal.decide": _ADMIN,
    "risk.train": _ADMIN,
    "risk.compare": _ADMIN,
    "risk.use": _ADMIN,
    "risk.retire": _ADMIN,
}
