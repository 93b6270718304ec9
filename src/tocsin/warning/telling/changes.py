"""A change of level in lines: what, how rare, why, how grave, how sure, what ends it, by whom."""

from collections.abc import Iterator

from tocsin.warning.consequence import Finding
from tocsin.warning.model import LEARNED, Confidence, Explanation, Level, LevelChange, Reason
from tocsin.warning.rules import budgets

Line = dict[str, object]

_WEEKS_A_YEAR = 52
_HOURS_A_WEEK = 168  # what comes every hour is nothing to tell of
_MINUTES_AN_HOUR = 60
_TOLD = 5
_STORIES = 3


def line(code: str, **facts: object) -> Line:
    """Return one line."""
    return {"code": code, "facts": facts}


def level(one: Level) -> Line:
    """Return a level's name."""
    return line(f"warning.level.{one.word}")


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
    found += _consequence(told)
    found += _spread(change, told)
    found += _wording(told)
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
        "warning.told.leaning" if one.rule == LEARNED else "warning.told.reason",
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


def span(window_s: int) -> Line:
    """Return a length of time in the unit that a person would use."""
    minutes = round(window_s / 60)
    if minutes % _MINUTES_AN_HOUR or minutes < _MINUTES_AN_HOUR:
        return line("warning.span.minutes", minutes=minutes)
    return line("warning.span.hours", hours=minutes // _MINUTES_AN_HOUR)


def rarity(rate_per_week: float) -> Line:
    """Return "once in N weeks", or years."""
    weeks = min(1.0 / max(rate_per_week, 1e-9), 1e6)
    if weeks >= _WEEKS_A_YEAR:
        return line("warning.rarity.years", years=round(weeks / _WEEKS_A_YEAR, 1))
    if round(weeks, 1) <= 1:
        return budgets.often(rate_per_week)
    return line("warning.rarity.weeks", weeks=round(weeks, 1))


def _consequence(told: Explanation) -> Iterator[Line]:
    for one in told.findings:
        code = "declared_class" if one.by else "suggested_class"
        yield line(
            f"warning.told.{code}",
            name=named(one),
            words=list(one.words),
            posts=list(one.posts),
            share=round(100 * one.share),
            person=one.by,
            lift=one.lift,
        )


def named(one: Finding) -> Line:
    """Return a class's name: the catalogue's, or the one that its table gives it."""
    return {"code": f"warning.class.{one.code}", "facts": {}, "text": one.name or one.code}


def _spread(change: LevelChange, told: Explanation) -> Iterator[Line]:
    if told.platforms:
        counted = [f"{name} {posts}" for name, posts in told.platforms[:_TOLD]]
        yield line("warning.told.platforms", platforms=counted)
    copied = [one for one in told.stories if len(one.posts) > 1]
    if copied:
        posts = len(copied[0].posts)
        yield line("warning.told.stories", stories=len(copied), posts=posts)
        for one in copied[:_STORIES]:
            yield line("warning.told.story", story=one.story, posts=list(one.posts[:_TOLD]))
    if change.evidence:
        yield line("warning.told.evidence", posts=list(change.evidence[:_TOLD]))


def _wording(told: Explanation) -> Iterator[Line]:
    if told.phrases:
        counted = [f"{one.phrase} {one.accounts}" for one in told.phrases]
        yield line("warning.told.phrases", phrases=counted)
    for cue in dict.fromkeys(one.cue for one in told.cues):
        words = [f"{one.word} {one.posts}" for one in told.cues if one.cue == cue]
        yield line("warning.told.cues", cue=line(f"warning.indicator.{cue}"), words=words)


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
