"""What assembling is refused for."""

from tocsin.kernel import errors


class NoWheel(errors.TocsinError):
    """The wheel with the encoder is not installed: facts `wheel`, `install`."""

    code = "enrichment.strong_no_wheel"


class OtherWheel(errors.TocsinError):
    """The wheel holds another encoder than the one that was taught: facts `wheel`, `why`."""

    code = "enrichment.strong_other_wheel"


class FolderTaken(errors.TocsinError):
    """Another model lies in the folder: facts `folder`, `version`."""

    code = "enrichment.strong_folder_taken"
