"""What Situational Crisis Communication Theory would advise, and why: never a gate.

Coombs (2007), "Protecting organization reputations during a crisis", Corporate Reputation Review
10(3), 163-176. A meta-analysis of Taiwanese cases found practice follows the theory for denying
rumours and remedying accidents but not for crime, disasters and negligence, and that fitting the
theory did not predict success: each advice carries its exceptions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tocsin.cases.model import Case, Kind, Origin, Trigger
from tocsin.cases.papers.model import Field, Impact


class Cluster(StrEnum):
    """How far the public holds us responsible."""

    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


_CLUSTERS = tuple(Cluster)
_GRAVE = 3  # of a score of four
_STRATEGIES = {
    Cluster.VICTIM: ("instruct", "adjust", "diminish"),
    Cluster.ACCIDENTAL: ("instruct", "adjust", "diminish"),
    Cluster.PREVENTABLE: ("instruct", "adjust", "rebuild"),
}
_BY_TRIGGER = {
    Trigger.RUMOUR: Cluster.VICTIM,
    Trigger.COMPETITOR: Cluster.VICTIM,
    Trigger.DISASTER: Cluster.VICTIM,
    Trigger.SOCIAL_EVENT: Cluster.VICTIM,
    Trigger.QUALITY: Cluster.ACCIDENTAL,
    Trigger.OPINION: Cluster.ACCIDENTAL,
    Trigger.MISCONDUCT: Cluster.PREVENTABLE,
    Trigger.DATA_LEAK: Cluster.PREVENTABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A cluster, what to do in which order, why, and where the theory is known to fail.

    All codes: the catalogue says `cases.advice.<code>`.
    """

    cluster: Cluster | None  # none while nothing is known of the trigger
    strategies: tuple[str, ...]
    supplements: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    is_confirmed: bool = False  # a person has confirmed what it rests on


def of(case: Case, impacts: Iterable[Impact] = ()) -> Advice:
    """Return what the theory advises for a case, and what its impact says against that."""
    sort = case.sort
    base = _BY_TRIGGER.get(sort.trigger)
    if base is None:
        return Advice(
            cluster=None,
            strategies=("instruct", "adjust"),
            reasons=("unknown",),
            exceptions=tuple(_weighed(impacts)),
        )
    cluster, reasons = base, [f"trigger_{sort.trigger}"]
    if sort.trigger is Trigger.QUALITY and sort.origin is Origin.INTERNAL:
        cluster = Cluster.PREVENTABLE
        reasons.append("origin_internal")
    if sort.origin is Origin.EXTERNAL and cluster is Cluster.PREVENTABLE:
        reasons.append("origin_external")
    for told, code in (
        (case.factors.history, "history"),
        (case.factors.prior_reputation == "bad", "prior_reputation"),
    ):
        if told and cluster is not Cluster.PREVENTABLE:
            cluster = _CLUSTERS[_CLUSTERS.index(cluster) + 1]
            reasons.append(code)
    strategies = _STRATEGIES[cluster]
    if sort.trigger is Trigger.RUMOUR and cluster is Cluster.VICTIM:
        strategies = ("instruct", "adjust", "deny")
    return Advice(
        cluster=cluster,
        strategies=strategies,
        supplements=("bolster",) if case.factors.prior_reputation == "good" else (),
        reasons=tuple(reasons),
        exceptions=(*_exceptions(case, cluster), *_weighed(impacts)),
        is_confirmed=bool(sort.confirmed_by),
    )


def _weighed(impacts: Iterable[Impact]) -> Iterator[str]:
    """Yield what a grave impact puts beside the theory; the newest word on each field holds."""
    newest: dict[Field, Impact] = {}
    for one in sorted(impacts, key=lambda each: each.at):
        newest[one.field] = one
    grave = {one.field for one in newest.values() if one.score >= _GRAVE}
    if not grave.isdisjoint({Field.TRUST, Field.VALUES, Field.REPUTATION}):
        yield "impact_trust"
    if not grave.isdisjoint({Field.FINANCE, Field.INTERRUPTION, Field.MARKET_SHARE}):
        yield "impact_business"


def _exceptions(case: Case, cluster: Cluster) -> tuple[str, ...]:
    found = ["no_prediction"]
    if case.sort.trigger in {Trigger.DISASTER, Trigger.MISCONDUCT}:
        found.append("practice_differs")
    if case.sort.trigger is Trigger.RUMOUR:
        found.append("deny_only_what_is_false")
    if cluster is Cluster.PREVENTABLE:
        found.append("apology_and_law")
    if case.sort.kind is Kind.PRODUCT:
        found.append("safety_first")
    return tuple(found)
