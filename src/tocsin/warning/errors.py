"""What warning refuses."""

from tocsin.kernel import errors, reasons


class NotStanding(errors.TocsinError):
    """No warning stands against this watch (facts: watch_id)."""

    code = "warning.not_standing"


class NobodyNamed(errors.TocsinError):
    """Only a named person may acknowledge or stand down (facts: watch_id)."""

    code = "warning.nobody_named"


class NoReason(errors.TocsinError):
    """This is entered only with a reason (facts: what)."""

    code = "warning.no_reason"


class BadTable(errors.TocsinError):
    """A table of consequences that cannot be in force (facts: why, a reason; class, "" = all)."""

    code = "warning.bad_table"

    def __init__(self, *, why: reasons.Reason, about: str = "") -> None:
        super().__init__(why=why, **{"class": about})


class UnknownClass(errors.TocsinError):
    """No such class of consequence in the table in force (facts: class)."""

    code = "warning.unknown_class"


class BadBudget(errors.TocsinError):
    """A false-alarm budget out of its bounds (facts: per_week, least, most)."""

    code = "warning.bad_budget"


class BadPeriod(errors.TocsinError):
    """A sensitive period that cannot be in force (facts: why, a reason with its place; place)."""

    code = "warning.bad_period"

    def __init__(self, *, why: str, place: str, part: str = "") -> None:
        self.reason = reasons.because(f"warning.bad_period.{why}", place=place, part=part)
        super().__init__(why=self.reason, place=place)


class UnknownPeriod(errors.TocsinError):
    """No such sensitive period (facts: period_id)."""

    code = "warning.unknown_period"


class UnknownPreset(errors.TocsinError):
    """No such industry preset (facts: preset)."""

    code = "warning.unknown_preset"


class BadSilence(errors.TocsinError):
    """A silence that may not begin (facts: why, a reason)."""

    code = "warning.bad_silence"

    def __init__(self, *, why: str) -> None:
        super().__init__(why=reasons.because(f"warning.bad_silence.{why}"))


class SecondPersonNeeded(errors.TocsinError):
    """Red is silenced by two different people only (facts: person)."""

    code = "warning.second_person_needed"


class UnknownSilence(errors.TocsinError):
    """No such silence (facts: silence_id)."""

    code = "warning.unknown_silence"


class UnknownWatch(errors.TocsinError):
    """No such watch to rule on (facts: watch_id)."""

    code = "warning.unknown_watch"
