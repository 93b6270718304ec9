"""Promises by time: due moments in zones, warnings before, escalation after."""

from tocsin.cases.clocks import keeping, model, moments
from tocsin.cases.clocks.model import Clock, Rule, Rung, State
from tocsin.cases.clocks.moments import Moment

__all__ = ["Clock", "Moment", "Rule", "Rung", "State", "keeping", "model", "moments"]
