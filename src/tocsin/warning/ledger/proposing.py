"""Which budget would have kept the true warnings and dropped the false ones, and by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.kernel import ids
from tocsin.warning.ledger import errors
from tocsin.warning.ledger.counting import TOO_FEW
from tocsin.warning.ledger.judging import named, printable
from tocsin.warning.ledger.model import Direction, Entry, Kind, Missed, Proposal, State

_MARGIN = 1.1  # a budget lies a little above the rate of the last case to be kept
_HALF = 2.0  # what is proposed where no warning was right, and none can be kept
_LEAST_BUDGET, _MOST_BUDGET = 0.02, 20.0  # once a year … about three a day


def propose(
    watch_id: str,
    entries: Sequence[Entry],
    missed: Sequence[Missed],
    *,
    budget: float,
    weeks: float,
    at: datetime,
    missed_rates: Mapping[str, float],
) -> list[Proposal]:
    """Return what the verdicts on one watch speak for; none where they are too few to say.

    A smaller budget is proposed when it drops false warnings and keeps every right one; a larger
    one when it catches missed cases. `missed_rates` says how rare the detector found each missed
    case within a day of its onset.
    """
    judged = [one for one in entries if one.verdict is not None and _is_counted(one)]
    if len(judged) + len(missed) < TOO_FEW:
        return []
    base = _as_it_is(watch_id, entries, judged, missed, budget, weeks, at)
    drawn = (_tighter(base, judged), _looser(base, missed, missed_rates))
    return [
        _measured(replace(one, proposal_id=ids.uuid7(at)), entries, judged, missed_rates, weeks)
        for one in drawn
        if one is not None
    ]


def _as_it_is(
    watch_id: str,
    entries: Sequence[Entry],
    judged: Sequence[Entry],
    missed: Sequence[Missed],
    budget: float,
    weeks: float,
    at: datetime,
) -> Proposal:
    right = sum(_is_right(one) for one in judged)
    return Proposal(
        proposal_id="",
        watch_id=watch_id,
        at=at,
        direction=Direction.TIGHTEN,
        budget_now=budget,
        budget_proposed=budget,
        judged=len(judged),
        kept=0,
        right=right,
        dropped=0,
        wrong=len(judged) - right,
        missed=len(missed),
        alarms_before=len(entries) / weeks if weeks > 0 else 0.0,
    )


def decide(proposal: Proposal, *, state: State, person: str, at: datetime, why: str) -> Proposal:
    """Return a proposal as a named person decided; raises NobodyNamed, NoReason, AlreadyDecided."""
    named(person, proposal.watch_id)
    if not why.strip():
        raise errors.NoReason(proposal_id=proposal.proposal_id)
    if proposal.state is not State.OPEN:
        raise errors.AlreadyDecided(
            proposal_id=proposal.proposal_id, state=str(proposal.state), person=proposal.person
        )
    return replace(
        proposal, state=state, person=printable(person), decided_at=at, why=printable(why)
    )


def _tighter(base: Proposal, judged: Sequence[Entry]) -> Proposal | None:
    right = [one.rate_per_week for one in judged if _is_right(one)]
    wrong = [one.rate_per_week for one in judged if not _is_right(one)]
    needed = max(right, default=base.budget_now / _HALF / _MARGIN) * _MARGIN
    if len(judged) < TOO_FEW or all(rate <= needed for rate in wrong):
        return None
    proposed = _bounded(needed)
    return replace(base, budget_proposed=proposed) if proposed < base.budget_now else None


def _looser(
    base: Proposal, missed: Sequence[Missed], rates: Mapping[str, float]
) -> Proposal | None:
    known = [rates[one.missed_id] for one in missed if one.missed_id in rates]
    within = [rate for rate in known if base.budget_now < rate <= _MOST_BUDGET / _MARGIN]
    if not within:
        return None
    return replace(
        base, direction=Direction.LOOSEN, budget_proposed=_bounded(max(within) * _MARGIN)
    )


def _measured(
    one: Proposal,
    entries: Sequence[Entry],
    judged: Sequence[Entry],
    rates: Mapping[str, float],
    weeks: float,
) -> Proposal:
    """Return the proposal with what it would have done to the cases it was drawn from."""
    budget = one.budget_proposed
    told = [entry for entry in judged if entry.rate_per_week <= budget]
    kept = sum(_is_right(entry) for entry in told)
    still = sum(entry.rate_per_week <= budget for entry in entries)
    more = max(budget - one.budget_now, 0.0)  # what a larger budget allows for
    return replace(
        one,
        kept=kept,
        dropped=one.wrong - (len(told) - kept),
        caught=sum(rate <= budget for rate in rates.values()),
        alarms_after=(still / weeks if weeks > 0 else 0.0) + more,
    )


def _is_counted(one: Entry) -> bool:
    """Return whether a verdict says something of the rule: not that the words were wrong."""
    return one.verdict is not None and one.verdict.kind is not Kind.NOT_OURS


def _is_right(one: Entry) -> bool:
    return one.verdict is not None and one.verdict.kind.is_right


def _bounded(budget: float) -> float:
    return float(f"{min(max(budget, _LEAST_BUDGET), _MOST_BUDGET):.3g}")
