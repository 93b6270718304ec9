"""What is so, of how many, and why: whether two say it of the same, and both can be right."""

from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.checks.consistency.claims import Claim
from tocsin.statements.checks.consistency.judging import about
from tocsin.statements.checks.consistency.standing import Cause, Standing

_SAME_WORDS = 0.6  # of those of the longer clause
_AGAIN = 3  # "never again" is a promise of its own


def closeness(mine: Claim[Standing], theirs: Claim[Standing]) -> int:
    """Return how much two of the same predicate speak of the same; 0 is not at all."""
    a, b, name = mine.clause, theirs.clause, mine.told.predicate
    if name != theirs.told.predicate or name in lexicon.kind("weak") - lexicon.kind("told"):
        return 0
    if about.beside(a, b) or about.apart(a.nouns, b.nouns):
        return 0
    shared, is_again = a.around & b.around, "again" in a.qualities & b.qualities
    if name in lexicon.kind("loose") and not (shared or is_again or about.alike(a, b)):
        return 0
    things = sum(not one.startswith("people.") for one in shared)
    return 1 + len(shared) + things + len(a.own & b.own) + _AGAIN * is_again


def agree(mine: Claim[Standing], theirs: Claim[Standing]) -> bool:
    """Return whether both can be so: what was open may be settled, what was done is not open."""
    is_moving = mine.told.predicate in lexicon.kind("moving")
    if mine.told.is_denied == theirs.told.is_denied or theirs.clause.is_open:
        return True
    if mine.clause.is_changed and not is_moving:
        return True
    if mine.clause.is_open:
        return not mine.told.is_denied or theirs.clause.is_ahead
    return False


def sayings_meet(mine: Claim[str], theirs: Claim[str]) -> bool:
    """Return whether two clauses of one script are about the same in nearly the same words."""
    a, b = mine.clause, theirs.clause
    shorter, longer = sorted((len(a.words), len(b.words)))
    if about.beside(a, b) or about.apart(a.nouns, b.nouns):
        return False
    return shorter > 1 and len(a.words & b.words) >= _SAME_WORDS * longer


def sayings_agree(mine: Claim[str], theirs: Claim[str]) -> bool:
    """Return whether both say it, or both deny it; what was open may be settled."""
    if mine.told == theirs.told or mine.clause.is_changed:
        return True
    return theirs.clause.is_open or mine.clause.is_open


def scopes_meet(mine: Claim[str], theirs: Claim[str]) -> bool:
    """Return whether two clauses that say all or some speak of the same."""
    a, b = mine.clause, theirs.clause
    if about.beside(a, b) or about.apart(a.nouns, b.nouns):
        return False
    return bool(about.strong(a) & about.strong(b))


def scopes_agree(mine: Claim[str], theirs: Claim[str]) -> bool:
    """Return whether both speak of all, or both of some."""
    return mine.told == theirs.told or mine.clause.is_changed


def causes_meet(mine: Claim[Cause], theirs: Claim[Cause]) -> bool:
    """Return whether two clauses give a cause of the same."""
    one, two = mine.told, theirs.told
    if about.beside(mine.clause, theirs.clause):
        return False
    if one.is_denied != two.is_denied:
        return bool(one.named & two.named)
    if one.is_plain and two.is_plain:
        return True
    return about.meet(about.strong(mine.clause), about.strong(theirs.clause))


def _may_be_one(mine: Claim[Cause], theirs: Claim[Cause]) -> bool:
    """Return whether two causes that no list has may be one: told in one script by other words."""
    one, two = mine.told.words, theirs.told.words
    if not one:  # now unknown, and known before
        return False
    return mine.clause.is_han != theirs.clause.is_han or not two or bool(one & two)


def causes_agree(mine: Claim[Cause], theirs: Claim[Cause]) -> bool:
    """Return whether the two causes can both be right; a cause once unknown may be known."""
    one, two = mine.told, theirs.told
    if not (two.named or two.words) or mine.clause.is_changed:
        return True
    if not (one.named and two.named):
        return _may_be_one(mine, theirs)
    return one.is_denied == two.is_denied and (one.is_denied or bool(one.named & two.named))
