"""What the directory refuses."""

from tocsin.kernel import errors


class NotAllowed(errors.TocsinError):
    """No role of the actor may do this: facts `verb`, `person`."""

    code = "directory.not_allowed"
