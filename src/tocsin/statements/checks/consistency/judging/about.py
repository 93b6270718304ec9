"""Whether two clauses can speak of the same, and what speaks for it."""

from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.checks.consistency.clauses import Clause

_ALIKE = 0.5  # of the words of the shorter clause


def beside(mine: Clause, theirs: Clause) -> bool:
    """Return whether the two cannot speak of the same: other places, others of a kind, the rest."""
    if mine.where and theirs.where and not _overlap(mine.where, theirs.where):
        return True
    if mine.labels and theirs.labels and mine.labels.isdisjoint(theirs.labels):
        return True
    return ("other" in mine.qualities) != ("other" in theirs.qualities)


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether one place lies within another: taiwan, taiwan_tainan."""
    return any(one.startswith(two) or two.startswith(one) for one in mine for two in theirs)


def apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether two name different things of one kind: passengers, and staff."""
    for kind in {one.partition(".")[0] for one in mine}:
        other = _of(kind, theirs)
        if other and _of(kind, mine).isdisjoint(other):
            return True
    return False


def _of(kind: str, nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in nouns if one.startswith(f"{kind}."))


def strong(clause: Clause) -> frozenset[str]:
    """Return the predicates that tell what a clause is about."""
    return clause.what - lexicon.kind("weak")


def meet(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return whether predicates are the same, or two words for it."""
    return bool(one & two) or any(pair & one and pair & two for pair in lexicon.pairs())


def alike(mine: Clause, theirs: Clause) -> bool:
    """Return whether two clauses of one script share most of their words."""
    shorter = min(len(mine.words), len(theirs.words))
    return shorter > 1 and len(mine.words & theirs.words) >= _ALIKE * shorter
