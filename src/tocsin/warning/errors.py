"""What warning refuses."""

from tocsin.kernel import errors


class NotStanding(errors.TocsinError):
    """No warning stands against this watch (facts: watch_id)."""

    code = "warning.not_standing"


class NobodyNamed(errors.TocsinError):
    """Only a named person may acknowledge or stand down (facts: watch_id)."""

    code = "warning.nobody_named"
