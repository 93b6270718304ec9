"""Times: of the same thing, and not each another."""

from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.checks.consistency.claims import Claim
from tocsin.statements.checks.consistency.clauses import Clause
from tocsin.statements.checks.consistency.figures.dates import Moment
from tocsin.statements.checks.consistency.judging import about


def meet(mine: Claim[Moment], theirs: Claim[Moment]) -> bool:
    """Return whether two times are of the same thing: its beginning, its end, or itself."""
    a, b, one, two = mine.clause, theirs.clause, mine.told, theirs.told
    is_ending = {one.role, two.role} == {"until"}
    if (
        one.is_beside(two)
        or about.beside(a, b)
        or about.apart(a.nouns, b.nouns)
        or "after" in {one.role, two.role}
    ):
        return False
    if not is_ending and "until" in {one.role, two.role} and None in {one.hour, two.hour}:
        return False
    return _of_the_same(a, b, is_ending=is_ending)


def _of_the_same(a: Clause, b: Clause, *, is_ending: bool) -> bool:
    weak, loose = lexicon.kind("weak"), lexicon.kind("loose")
    one, two, both = about.strong(a) - loose, about.strong(b) - loose, a.what & b.what
    if about.meet(one, two) or (is_ending and both - weak):
        return True
    if both and (a.nouns & b.nouns or about.alike(a, b) or not ((a.what ^ b.what) - weak)):
        return True
    if both & lexicon.kind("of_it") and not all(about.strong(x) or x.nouns for x in (a, b)):
        return True
    if any(each.startswith("matter.") for each in a.nouns & b.nouns):
        return not (one and two)
    return about.alike(a, b) and not (a.own and b.own)


def agree(mine: Claim[Moment], theirs: Claim[Moment]) -> bool:
    """Return whether the one contradicts the other in nothing, or says itself that it was moved."""
    return mine.clause.is_changed or not mine.told.contradicts(theirs.told)
