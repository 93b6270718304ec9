"""Tries detectors on what has been: how many crises they find, how soon, at how many alarms.

Hears   counts a minute of one watch, as stored; detectors by name
Says    a Trial a rule over a sweep of budgets, each figure with its interval
Needs   ports.Detector
Leaves  choosing a rule to a person
"""

from tocsin.warning.backtest import alarms

__all__ = ["alarms"]
