"""What listening refuses."""

from datetime import timedelta

from tocsin.kernel import errors, reasons


class BadPattern(errors.TocsinError):
    """A pattern that RE2 does not take: facts `pattern`, `why` (a reason)."""

    code = "listening.bad_pattern"


class EmptyWatch(errors.TocsinError):
    """A watch that could never match: fact `name`."""

    code = "listening.empty_watch"


class PeriodEndsFirst(errors.TocsinError):
    """A watch's sensitive period that ends before it begins: facts `name`, `period`."""

    code = "listening.period_ends_first"


class BadAccount(errors.TocsinError):
    """What is neither platform:handle nor a pseudonym: fact `account`."""

    code = "listening.bad_account"


class AccountOtherwiseCalled(errors.TocsinError):
    """A handle where posts call their author otherwise: facts `account`, `platform`, `begins`."""

    code = "listening.account_otherwise_called"


class BadSettings(errors.TocsinError):
    """Settings a connector cannot work with: facts `connector`, `setting`, `why` (a reason)."""

    code = "listening.bad_settings"


class _NotFetched(errors.TocsinError):
    """A fetch that failed: fact `why` (a reason), the line of the catalogue that `cause` names."""

    def __init__(self, *, why: str, **facts: object) -> None:
        super().__init__(why=reasons.because(f"listening.why.{why}", **facts), **facts)
        self.cause = why


class SourceFault(_NotFetched):
    """A fetch that failed and may be tried again, and the wait that was asked for."""

    code = "listening.source_fault"

    def __init__(self, *, why: str, wait: timedelta | None = None, **facts: object) -> None:
        super().__init__(why=why, **facts)
        self.wait = wait


class SourceRefused(_NotFetched):
    """A fetch that will fail until a person acts (a revoked token, a wrong address)."""

    code = "listening.source_refused"


class UnknownSource(errors.TocsinError):
    """No source of this id: fact `source_id`."""

    code = "listening.unknown_source"
