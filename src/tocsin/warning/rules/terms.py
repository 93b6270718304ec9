"""The terms on which one watch is judged at one minute; looked up again only when they change."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tocsin.warning import consequence, periods, presets
from tocsin.warning.grading import Floats, Policy
from tocsin.warning.rules.budgets import edges
from tocsin.warning.rules.chances import Chances
from tocsin.warning.rules.model import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for one watch."""

    policy: Policy
    table: consequence.Table
    budget_per_week: float  # with what a period adds
    preset: str = ""
    periods: tuple[str, ...] = ()  # names of those in force
    edge_factor: float = 1.0  # what they make of the budget
    chances: Chances = field(default_factory=Chances)


class Lawbook:
    """Rules as the desk reads them: by watch and minute, at no cost while nothing changes."""

    def __init__(self, policy: Policy, rules: Rules | None = None) -> None:
        self._policy = policy
        self.put(rules or Rules())

    @property
    def least_coverage(self) -> float:
        """Return the coverage below which nothing counts as calm, for every watch."""
        return self._policy.least_coverage

    def periods(self, minute: int) -> tuple[periods.Period, ...]:
        """Return the sensitive periods in force at a minute."""
        return self._calendar.at(minute)

    def put(self, rules: Rules) -> None:
        """Put other rules in force."""
        self.rules = rules
        self._calendar = periods.Calendar(rules.periods)
        self._terms: dict[str, Terms] = {}
        self._until = -1
        self._from = 0

    def has_turned(self, minute: int) -> bool:
        """Return whether terms may differ from those at the last minute asked for."""
        if self._from <= minute < self._until:
            return False
        self._in_force = self._calendar.at(minute)
        self._from, self._until = minute, self._calendar.turns(minute)
        self._terms.clear()
        return True

    def of(self, watch_id: str) -> Terms:
        """Return the terms of a watch at the minute that `has_turned` was told."""
        found = self._terms.get(watch_id)
        if found is None:
            found = self._terms[watch_id] = self._made(watch_id)
        return found

    def table(self, watch_id: str) -> consequence.Table:
        """Return the table in force for a watch."""
        return self._table(self._preset(watch_id))

    def blue(self, watch_ids: Sequence[str]) -> Floats:
        """Return the lowest edge of each watch."""
        return np.array([self.of(one).policy.edges.blue for one in watch_ids], dtype=np.float64)

    def _made(self, watch_id: str) -> Terms:
        chosen = self._preset(watch_id)
        told = [one for one in self._in_force if one.concerns(watch_id)]
        factor = max((one.edge_factor for one in told), default=1.0)
        per_week = self._budget(watch_id, chosen) * factor
        calm = chosen.value("calm_minutes") if chosen else None
        policy = replace(
            self._policy,
            edges=edges(self._policy.edges, per_week),
            calm_minutes=self._policy.calm_minutes if calm is None else int(calm),
            version=self._version(watch_id, chosen),
        )
        return Terms(
            policy=policy,
            table=self._table(chosen),
            budget_per_week=per_week,
            preset=chosen.code if chosen else "",
            periods=tuple(sorted({one.name for one in told})),
            edge_factor=factor,
            chances=self.rules.chances,
        )

    def _preset(self, watch_id: str) -> presets.Preset | None:
        code = self.rules.presets.get(watch_id, "")
        return next((one for one in presets.every() if one.code == code), None)

    def _budget(self, watch_id: str, chosen: presets.Preset | None) -> float:
        own = self.rules.budgets.get(watch_id) or self.rules.budgets.get("")
        told = chosen.value("budget_per_week") if chosen else None
        return own.per_week if own else told or self._policy.edges.blue

    def _version(self, watch_id: str, chosen: presets.Preset | None) -> str:
        own = self.rules.budgets.get(watch_id) or self.rules.budgets.get("")
        parts = [
            self._policy.version,
            f"budget {own.version}" if own else "",
            f"{chosen.code} {chosen.version}" if chosen else "",
        ]
        return " · ".join(part for part in parts if part)

    def _table(self, chosen: presets.Preset | None) -> consequence.Table:
        lifts = chosen.lifts if chosen else {}
        table = self.rules.table
        if not lifts:
            return table
        classes = (replace(one, lift=lifts.get(one.code, one.lift)) for one in table.classes)
        return replace(table, classes=tuple(classes))
