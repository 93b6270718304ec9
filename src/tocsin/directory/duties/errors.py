"""What the rota refuses."""

from tocsin.kernel import errors, reasons


class BadRota(errors.TocsinError):
    """A calendar that cannot be taken: fact `why`."""

    code = "directory.bad_rota"


class BadShift(errors.TocsinError):
    """A shift that ends before it begins, or names nobody: fact `why`."""

    code = "directory.bad_shift"

    @property
    def why(self) -> reasons.Reason:
        """Return what is wrong with it."""
        why: reasons.Reason = self.facts["why"]  # type: ignore[assignment]  # as it was raised
        return why


class UnknownShift(errors.TocsinError):
    """No such shift: fact `shift_id`."""

    code = "directory.unknown_shift"
