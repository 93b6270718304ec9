"""What enrichment refuses."""

from tocsin.kernel import errors


class UnknownReader(errors.TocsinError):
    """No reader of that name is installed: facts `name`, `known`."""

    code = "enrichment.unknown_reader"


class BadWeights(errors.TocsinError):
    """Weights that this reader cannot use: facts `file`, `why`."""

    code = "enrichment.bad_weights"
