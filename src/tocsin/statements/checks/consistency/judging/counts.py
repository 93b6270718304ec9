"""Counts: of the same things, and the same as far as each is exact."""

from collections.abc import Sequence

from tocsin.statements.checks.consistency.claims import Claim
from tocsin.statements.checks.consistency.clauses import Clause
from tocsin.statements.checks.consistency.counting import Count
from tocsin.statements.checks.consistency.judging import about

_NEAR, _ABOUT = 0.001, 0.15  # of a number: written out or not; said to be about so
_COARSE = 1_000
_BACKGROUND = 10
_BY_CHANCE = 20  # a smaller figure may come again for something else
_COINS = frozenset({"twd", "cny", "usd"})
_MONEY = _COINS | {"dollar"}
_BARE = frozenset({"people", "piece", "time"})  # units of everything
_MEASURED = _MONEY | {"mass", "volume", "length", "milligram", "degree", "decibel", "percent"}


def meet(mine: Claim[Count], theirs: Claim[Count]) -> bool:
    """Return whether two counts are of the same things."""
    one, two, a, b = mine.told, theirs.told, mine.clause, theirs.clause
    if not _same_measure(one, two) or not _same_span(a, b):
        return False
    if about.beside(a, b) or about.apart(one.heads, two.heads):
        return False
    is_same_thing = bool(one.heads & two.heads) or one.unit not in _BARE
    is_open = not (about.strong(a) and about.strong(b))
    if one.unit in _MEASURED and is_open and (one.heads & two.heads or a.around & b.around):
        return True
    if _things(mine) & _things(theirs) and is_open and _of_one_size(one, two):
        return ("house" in a.qualities) == ("house" in b.qualities)
    if one.unit not in _BARE and about.alike(a, b):
        return True
    return _about_the_same(a, b, is_same_thing=is_same_thing)


def _things(one: Claim[Count]) -> frozenset[str]:
    """Return what is counted by name, or else what its clause and those beside it speak of."""
    if one.told.heads or one.told.unit == "time":
        return one.told.heads
    is_people = one.told.unit == "people"
    return frozenset(each for each in one.clause.around if each.startswith("people.") == is_people)


def _of_one_size(one: Count, two: Count) -> bool:
    """Return whether neither is an article, or the other's background: 24 on it, 5,600 in all."""
    smaller = min(one.value, two.value)
    return smaller > 1 and max(one.value, two.value) <= _BACKGROUND * smaller


def _same_span(mine: Clause, theirs: Clause) -> bool:
    """Return whether both count what comes in one day, in one year, or once."""
    one, two = mine.spans, theirs.spans
    return bool(one) == bool(two) and (not one or bool(one & two) or mine.is_han != theirs.is_han)


def _same_measure(one: Count, two: Count) -> bool:
    units = {one.unit, two.unit}
    is_same = len(units) == 1 or units <= _MONEY or units == {"people", "complaint"}
    return is_same and (one.is_each, one.is_by) == (two.is_each, two.is_by)


def _about_the_same(mine: Clause, theirs: Clause, *, is_same_thing: bool) -> bool:
    one, two = about.strong(mine), about.strong(theirs)
    if about.meet(one, two) or (not (mine.own or theirs.own) and about.alike(mine, theirs)):
        return True
    if one and two:
        return False
    is_weak = bool(mine.what & theirs.what)
    if one or two:
        return is_weak and (is_same_thing or bool(mine.nouns & theirs.nouns))
    return is_weak or about.alike(mine, theirs)


def agree(mine: Claim[Count], theirs: Claim[Count]) -> bool:
    """Return whether two counts can both be true, each in its time."""
    one, two, a, b = mine.told, theirs.told, mine.clause, theirs.clause
    if one.unit != two.unit and {one.unit, two.unit} <= _COINS:
        return False
    if _near(one, two) or a.is_changed:
        return True
    if a.as_of is not None and (b.as_of is None or a.as_of.contradicts(b.as_of)):
        return True
    if "so_far" in a.qualities ^ b.qualities:
        part, whole = (one, two) if "so_far" in a.qualities else (two, one)
        return part.value <= whole.value
    return any(x.contradicts(y) for x in a.moments for y in b.moments if not (x.role or y.role))


def borne_out(mine: Claim[Count], old: Sequence[Claim[Count]]) -> bool:
    """Return whether a count was told before, in one figure or in its parts: 38 and 2 are 40."""
    if any(_same_figure(mine, one) for one in old):
        return True
    met = [one for one in old if meet(mine, one)]
    for sentence in {one.clause.sentence for one in met}:
        parts = [one.told.value for one in met if one.clause.sentence == sentence]
        if len(parts) > 1 and sum(parts) == mine.told.value:
            return True
    return False


def _same_figure(mine: Claim[Count], theirs: Claim[Count]) -> bool:
    """Return whether a figure comes again, too large to do so by chance."""
    one, two = mine.told, theirs.told
    if one.unit != two.unit or min(one.value, two.value) < _BY_CHANCE:
        return False
    return _near(one, two) and not about.apart(one.heads, two.heads)


def _near(one: Count, two: Count) -> bool:
    largest = max(abs(one.value), abs(two.value), 1e-9)
    share = _ABOUT if "about" in {one.bound, two.bound} else _NEAR
    if abs(one.value - two.value) / largest <= share or _rounded(one, two) or _rounded(two, one):
        return True
    for this, other in ((one, two), (two, one)):
        if this.bound == "least" and other.value >= this.value:
            return True
        if this.bound == "most" and other.value <= this.value and other.bound != "most":
            return True
    return False


def _rounded(coarse: Count, fine: Count) -> bool:
    """Return whether the one is the other in whole thousands or ten thousands: 4.6萬, 46,253."""
    if not coarse.is_coarse or coarse.value < 10 * _COARSE:
        return False
    step = _COARSE
    while coarse.value % (step * 10) == 0 and coarse.value >= step * 100:
        step *= 10
    return abs(coarse.value - fine.value) < step / 2
