"""Steers the response to one crisis: six steps, people, tasks, clocks, a timeline.

Hears   levels that rise (verbs.hearing), reports and tips of people
Says    notices.Bulletin to whoever holds a duty; a line of the timeline for every change
Needs   ports.Cabinet, ports.Duties, ports.Tell
Leaves  words that go outside to statements, who holds a duty to the directory
"""

from tocsin.cases import (
    advice,
    care,
    clocks,
    errors,
    evidence,
    law,
    loading,
    memory,
    model,
    papers,
    playbooks,
    ports,
    promising,
    spoken,
    tasks,
    verbs,
)
from tocsin.cases.law import LAW
from tocsin.cases.model import (
    Case,
    Entry,
    Factors,
    Kind,
    Member,
    Opening,
    Origin,
    Person,
    Sort,
    Stage,
    State,
    Step,
    Trigger,
    Words,
)
from tocsin.cases.ports import Cabinet, Desk, Duties

__all__ = [
    "LAW",
    "Cabinet",
    "Case",
    "Desk",
    "Duties",
    "Entry",
    "Factors",
    "Kind",
    "Member",
    "Opening",
    "Origin",
    "Person",
    "Sort",
    "Stage",
    "State",
    "Step",
    "Trigger",
    "Words",
    "advice",
    "care",
    "clocks",
    "errors",
    "evidence",
    "law",
    "loading",
    "memory",
    "model",
    "papers",
    "playbooks",
    "ports",
    "promising",
    "spoken",
    "tasks",
    "verbs",
]
