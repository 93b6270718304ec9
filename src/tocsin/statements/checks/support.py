"""Numbers, dates and names that no confirmed fact bears out; questions that nobody answers."""

import re
from collections.abc import Iterator, Sequence

from tocsin.statements import facts
from tocsin.statements.checks.consistency import names
from tocsin.statements.checks.consistency.figures import dates, numerals
from tocsin.statements.checks.model import Beside, Finding, Grade
from tocsin.statements.drafting import Draft, Kind, Sentence

# Whoever is told something for the first time has these questions.
_ASKED = {
    Kind.HOLDING: (facts.Aspect.WHAT, facts.Aspect.WHEN, facts.Aspect.WHERE, facts.Aspect.DOING),
    Kind.UPDATE: (facts.Aspect.WHAT, facts.Aspect.DOING),
    Kind.APOLOGY: (facts.Aspect.WHAT, facts.Aspect.DOING),
    Kind.PRESS: (*facts.SIX, facts.Aspect.CONTACT),
    Kind.INTERNAL: (facts.Aspect.WHAT, facts.Aspect.DOING),
    Kind.STORY: (facts.Aspect.DOING,),
    Kind.QUESTIONS: (facts.Aspect.WHAT, facts.Aspect.ADVICE, facts.Aspect.DOING),
}
_MUST_TELL_NEXT = frozenset({Kind.HOLDING, Kind.UPDATE, Kind.APOLOGY})
_SMALL = 3  # "one of us", "two steps": figures of speech
_CLOCK = re.compile(r"\d{1,2}:\d{2}")


def find(draft: Draft, beside: Beside, split: Sequence[Sentence]) -> Iterator[Finding]:
    """Yield what nobody has confirmed, and what nobody answers."""
    confirmed = [one for one in beside.known if one.standing is facts.Standing.CONFIRMED]
    texts = [text for one in confirmed for text in one.texts.values()]
    for one in split:
        for code, shown in _unsupported(one, draft, beside, texts):
            told = {"value": shown}
            yield Finding(code=code, grade=Grade.WARN, start=one.start, end=one.end, facts=told)
    yield from _open(draft, beside, confirmed)
    yield from _unsaid(draft, beside)


def _unsupported(
    one: Sentence, draft: Draft, beside: Beside, texts: Sequence[str]
) -> Iterator[tuple[str, str]]:
    template = any(
        cite.template and cite.start <= one.start and one.end <= cite.end for cite in draft.cites
    )
    if template:
        return
    moments = dates.find(one.text)
    known = [moment for text in texts for moment in dates.find(text)]
    known += _next(beside)
    for moment in moments:
        if not any(_agrees(moment, other) for other in known):
            yield "statements.support.date", one.text[moment.start : moment.end]
    taken = {place for moment in moments for place in range(moment.start, moment.end)}
    values = {number.value for text in texts for number in numerals.find(text)}
    for number in numerals.find(one.text):
        is_small = number.value <= _SMALL and not one.text[number.start : number.end].isdecimal()
        is_free = taken.isdisjoint(range(number.start, number.end))
        if is_free and not is_small and number.value not in values:
            yield "statements.support.number", one.text[number.start : number.end]
    aliases = names.aliases(beside.names)
    borne = [
        named
        for text in texts
        for named in names.of_sentence(Sentence(text=text, start=0, end=len(text)))
    ]
    for named in names.of_sentence(one):
        if not any(
            named.role == other.role and not names.differ(named, other, aliases) for other in borne
        ):
            yield "statements.support.name", named.name


def _agrees(one: dates.Moment, other: dates.Moment) -> bool:
    """Return whether another time bears all that is said out."""
    said = (*one.date, one.hour, one.minute)
    borne = (*other.date, other.hour, other.minute)
    return all(
        mine is None or mine == theirs or (mine == 0 and theirs is None)
        for mine, theirs in zip(said[1:], borne[1:], strict=True)
    ) and (one.year is None or other.year is None or one.year == other.year)


def _next(beside: Beside) -> list[dates.Moment]:
    """Return the time of the next update on any day's clock: zones are the composer's."""
    at = beside.statement.next_update_at
    if at is None:
        return []
    return [dates.Moment(start=0, end=0, year=at.year, month=at.month, day=at.day)]


def _open(draft: Draft, beside: Beside, confirmed: Sequence[facts.Fact]) -> Iterator[Finding]:
    told = {one.fact_id: one.aspect for one in confirmed}
    answered = {told[key] for cite in draft.cites for key in cite.fact_ids if key in told}
    for aspect in _ASKED.get(beside.statement.kind, ()):
        if aspect not in answered:
            is_known = aspect in told.values()
            code = "statements.gap.unsaid" if is_known else "statements.gap.unknown"
            grade = Grade.WARN if is_known else Grade.HINT
            yield Finding(code=code, grade=grade, facts={"aspect": _named("aspect", aspect)})
    standing = {one.fact_id: one.standing for one in beside.known}
    for cite in draft.cites:
        for key in cite.fact_ids:
            if standing.get(key) not in {facts.Standing.CONFIRMED, facts.Standing.DENIED}:
                facts_ = {
                    "fact_id": key,
                    "standing": _named("standing", standing.get(key, "unknown")),
                }
                yield Finding(
                    code="statements.support.fact_fell",
                    grade=Grade.WARN,
                    start=cite.start,
                    end=cite.end,
                    facts=facts_,
                )


def _named(kind: str, name: str) -> dict[str, object]:
    return {"code": f"statements.{kind}.{name}", "facts": {}}


_NEXT = re.compile(
    r"next update|update (?:you )?(?:at|by)|hear from us|再次|再向|下次|下一次|下一則|下一则",
    re.IGNORECASE,
)


def _unsaid(draft: Draft, beside: Beside) -> Iterator[Finding]:
    if beside.statement.kind not in _MUST_TELL_NEXT:
        return
    spoken = [
        draft.text[max(hit.start() - 60, 0) : hit.end() + 60] for hit in _NEXT.finditer(draft.text)
    ]
    if not any(dates.find(near) for near in spoken):
        yield Finding(code="statements.gap.next_update", grade=Grade.WARN)
