"""Why a level changed: which rules, in numbers, and what would bring it down."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.warning.grading import Policy
from tocsin.warning.model import Level, Reason

_TOLD = 3
_SECONDS_A_MINUTE = 60


def because(found: Mapping[str, Sequence[Reason]], policy: Policy) -> tuple[Reason, ...]:
    """Return the reasons of all indicators, the strongest first, with their share of the whole.

    A reason's part is its weight over its rate, which is how rates are combined.
    """
    parts = [
        (policy.weights.get(indicator, 0.0) / reason.rate_per_week, reason)
        for indicator, reasons in found.items()
        for reason in reasons
        if reason.rate_per_week > 0
    ]
    whole = sum(part for part, _ in parts) or 1.0
    parts.sort(key=lambda pair: (-pair[0], pair[1].rule, pair[1].indicator))
    return tuple(replace(reason, share=part / whole) for part, reason in parts[:_TOLD])


def window(reasons: Sequence[Reason], minute: int) -> tuple[int, int]:
    """Return the first and last minute that the strongest reason looked at."""
    length = max(1, reasons[0].window_s // _SECONDS_A_MINUTE) if reasons else 1
    return minute - length + 1, minute


def rise(rate: float, *, level: Level, policy: Policy) -> dict[str, object]:
    """Return the facts of a rise; `comes_down` says what would end it."""
    return {
        "code": "warning.rose",
        "rate_per_week": rate,
        "comes_down": comes_down(level, policy),
    }


def fall(level: Level, policy: Policy) -> dict[str, object]:
    """Return the facts of a fall that calm brought about."""
    return {
        "code": "warning.fell",
        "calm_minutes": policy.calm_minutes,
        "comes_down": comes_down(level, policy),
    }


def comes_down(level: Level, policy: Policy) -> dict[str, object]:
    """Return what brings a watch down from `level`."""
    return {
        "calm_minutes": policy.calm_minutes,
        "rate_above": policy.calm_factor * policy.edges.of(level) if level else None,
        "needs_person": bool(level >= Level.ORANGE and policy.leave_needs_person),
    }


def told(reason: Reason) -> tuple[str, dict[str, object]]:
    """Return a reason as a code of the catalogue and the facts that fill it."""
    return f"warning.reason.{reason.rule}", {
        "indicator": reason.indicator,
        "minutes": reason.window_s // _SECONDS_A_MINUTE,
        "value": round(reason.value),
        "expected": round(reason.expected, 1),
        "weeks": round(reason.rarity_weeks, 1),
        "share": round(100 * reason.share),
    }
