"""What the risk model refuses."""

from tocsin.kernel import errors


class TooFewCases(errors.TocsinError):
    """Too few real cases to learn from, or to compare on (facts: cases, needed)."""

    code = "risk.too_few_cases"


class TooLittleStored(errors.TocsinError):
    """Of the cases' own hours, or of ordinary time beside them, nothing is stored (facts: bins)."""

    code = "risk.too_little_stored"


class UnknownModel(errors.TocsinError):
    """No such model (facts: version)."""

    code = "risk.unknown_model"


class NotCompared(errors.TocsinError):
    """A model that nobody has compared with the rules (facts: version)."""

    code = "risk.not_compared"


class DoesNotWin(errors.TocsinError):
    """A model that has not won against the rules (facts: version, low, high)."""

    code = "risk.does_not_win"


class NoLadder(errors.TocsinError):
    """Too little ordinary time to say how rare a model's risk is (facts: version, weeks)."""

    code = "risk.no_ladder"


class Damaged(errors.TocsinError):
    """A model that is not what was sealed (facts: version)."""

    code = "risk.damaged"


class Busy(errors.TocsinError):
    """Another model is being compared."""

    code = "risk.busy"


class NoneInUse(errors.TocsinError):
    """The rules stand alone already."""

    code = "risk.none_in_use"
