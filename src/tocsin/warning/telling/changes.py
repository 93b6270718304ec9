"""A change of level in lines: what, how rare, why, how grave, how sure, what ends it, by whom."""

from collections.abc import Iterator

from tocsin.warning.model import LEARNED, SWELL, Confidence, Explanation, LevelChange, Reason
from tocsin.warning.rules import budgets
from tocsin.warning.telling import posts
from tocsin.warning.telling.parts import Line, level, line, rarity, span

_HOURS_A_WEEK = 168  # what comes every hour is nothing to tell of
_MINUTES_AN_HOUR = 60
_WAYS = {LEARNED: "leaning", SWELL: "steady"}  # in which a rule tells what it saw


def lines(change: LevelChange) -> list[Line]:
    """Return everything a person will ask of a change of level, the most wanted first."""
    told = change.explanation
    found = [_what(change)]
    if told is None:
        return [*found, *map(_reason, change.reasons), *_heard(change, "")]
    found += _rarity(change, told)
    found += _beside(told)
    found += map(_reason, change.reasons)
    found += _also(change, told)
    found += posts.consequence(told)
    found += posts.spread(change, told)
    found += posts.wording(told)
    found += _heard(change, told.degraded)
    found += _belief(told)
    found += _ends(change, told)
    return [*found, _versions(told)]


def _what(change: LevelChange) -> Line:
    facts = change.facts or {}
    code = "rose" if change.after > change.before else "fell"
    if change.actor != "machine":
        code = "declared" if change.after else "stood_down"
    told = change.explanation
    if code == "fell" and told and told.was_calm_above is not None:
        return line(
            "warning.told.calmed",
            before=level(change.before),
            after=level(change.after),
            hours=round(told.calm_minutes / _MINUTES_AN_HOUR, 1),
            often=budgets.often(told.was_calm_above),
        )
    return line(
        f"warning.told.{code}",
        before=level(change.before),
        after=level(change.after),
        actor=change.actor,
        reason=str(facts.get("reason", "")),
    )


def _rarity(change: LevelChange, told: Explanation) -> Iterator[Line]:
    if change.after > change.before and change.reasons and told.rate_per_week > 0:
        yield line(
            "warning.told.rarity",
            span=span(change.reasons[0].window_s),
            rarity=rarity(told.rate_per_week),
        )
    if change.after < change.before and 0 < told.rate_per_week <= _HOURS_A_WEEK:
        yield line("warning.told.now", often=budgets.often(told.rate_per_week))
    if told.lift:
        yield line("warning.told.lifted", rarity=level(told.rarity), lift=told.lift)


def _beside(told: Explanation) -> Iterator[Line]:
    one = told.beside
    if one is None:
        return
    yield line(
        "warning.told.model",
        model=one.model,
        person=one.person,
        chance=round(100 * one.chance),
        rules=level(one.rules),
    )


def _reason(one: Reason) -> Line:
    return line(
        f"warning.told.{_WAYS.get(one.rule, 'reason')}",
        rule=line(f"warning.rule.{one.rule}"),
        indicator=line(f"warning.indicator.{one.indicator}"),
        value=round(one.value),
        expected=round(one.expected, 1),
        span=span(one.window_s),
        rarity=rarity(one.rate_per_week),
        share=round(100 * one.share),
    )


def _also(change: LevelChange, told: Explanation) -> Iterator[Line]:
    """Name the rules that fired beside the largest contributions."""
    fired = dict.fromkeys(told.rules[len(change.reasons) :])
    split = [one.partition("/") for one in fired]
    if split:
        named_rules = [
            line(
                "warning.told.fired",
                rule=line(f"warning.rule.{rule}"),
                indicator=line(f"warning.indicator.{indicator}"),
            )
            for rule, _, indicator in split
        ]
        yield line("warning.told.also", rules=named_rules)


def _heard(change: LevelChange, degraded: str) -> Iterator[Line]:
    yield line("warning.told.coverage", percent=round(100 * change.coverage))
    if degraded:
        yield line(f"warning.told.degraded.{degraded}")


def _belief(told: Explanation) -> Iterator[Line]:
    yield sureness(told.confidence)
    if told.periods:
        often = budgets.often(told.budget_per_week)
        yield line("warning.told.period", names=list(told.periods), often=often)


def sureness(sure: Confidence) -> Line:
    """Return how sure: what verdicts taught, or that it is a prior and what it lacks."""
    word = line(f"warning.confidence.{sure.word}")
    percent, heard = round(100 * sure.whole), round(100 * sure.heard)
    if sure.chance is not None:
        return line(
            "warning.told.calibrated",
            word=word,
            percent=percent,
            chance=round(100 * sure.chance),
            verdicts=sure.verdicts,
            heard=heard,
        )
    return line(
        "warning.told.prior" if sure.missing else "warning.told.confidence",
        word=word,
        percent=percent,
        heard=heard,
        learned=round(100 * sure.learned),
        agreed=round(100 * sure.agreed),
        verdicts=sure.verdicts,
        missing=sure.missing,
    )


def _ends(change: LevelChange, told: Explanation) -> Iterator[Line]:
    if not change.after or told.comes_down_above is None:
        return
    if told.needs_person:
        yield line("warning.comes_down.person")
        return
    yield line(
        "warning.told.comes_down",
        hours=round(told.calm_minutes / _MINUTES_AN_HOUR, 1),
        often=budgets.often(told.comes_down_above),
    )


def _versions(told: Explanation) -> Line:
    used = told.versions
    return line(
        "warning.told.versions",
        detector=used.detector,
        reader=used.reader or "–",
        table=used.table,
        policy=used.policy,
        rules=used.rules,
    )
