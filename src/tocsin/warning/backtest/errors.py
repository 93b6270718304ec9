"""What a backtest refuses."""

from tocsin.kernel import errors


class TooLittleHistory(errors.TocsinError):
    """A stretch too short to learn from and to try on (facts: watch_id, days, needed_days)."""

    code = "backtest.too_little_history"


class SilentHistory(errors.TocsinError):
    """A stretch without a post (facts: watch_id)."""

    code = "backtest.silent_history"


class UnknownRule(errors.TocsinError):
    """No detector goes by this name (facts: rule, known)."""

    code = "backtest.unknown_rule"


class BrokenRule(errors.TocsinError):
    """A plug-in's detector that cannot be loaded (facts: rule, origin, why)."""

    code = "backtest.broken_rule"


class BadShape(errors.TocsinError):
    """A crisis that has no such shape (facts: shape)."""

    code = "backtest.bad_shape"


class Busy(errors.TocsinError):
    """Too many backtests wait already (facts: waiting)."""

    code = "backtest.busy"


class Unknown(errors.TocsinError):
    """No such backtest (facts: backtest_id)."""

    code = "backtest.unknown_backtest"
