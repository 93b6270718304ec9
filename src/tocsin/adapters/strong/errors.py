"""What a strong reader's folder is refused for."""

from tocsin.kernel import errors


class MissingFile(errors.TocsinError):
    """A file of the folder is not there: facts `folder`, `file`."""

    code = "enrichment.strong_missing_file"


class BadFile(errors.TocsinError):
    """A file that cannot be used: facts `file`, `why` (a reason)."""

    code = "enrichment.strong_bad_file"


class WrongLabels(errors.TocsinError):
    """A head that Tocsin has not, or other labels than it has: facts `head`, `found`, `known`."""

    code = "enrichment.strong_wrong_labels"


class WrongShape(errors.TocsinError):
    """The model answers otherwise than its labels say: facts `output`, `wanted`, `found`."""

    code = "enrichment.strong_wrong_shape"
