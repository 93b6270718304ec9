"""What enrichment refuses."""

from tocsin.kernel import errors


class UnknownReader(errors.TocsinError):
    """No reader of that name is installed: facts `name`, `known`."""

    code = "enrichment.unknown_reader"


class BadWeights(errors.TocsinError):
    """Weights that this reader cannot use: facts `file`, `why`."""

    code = "enrichment.bad_weights"


class BadManifest(errors.TocsinError):
    """A manifest of training sets that cannot be used: facts `file`, `why`."""

    code = "enrichment.bad_manifest"


class BadRow(errors.TocsinError):
    """A line of a labelled file that is none: facts `file`, `line`, `why`."""

    code = "enrichment.bad_row"


class UnknownLabels(errors.TocsinError):
    """Labels that a head does not have: facts `file`, `head`, `lines`, `labels`, `known`."""

    code = "enrichment.unknown_labels"


class UnknownHead(errors.TocsinError):
    """No head of that name: facts `head`, `known`."""

    code = "enrichment.unknown_head"


class NothingToMeasure(errors.TocsinError):
    """A file without a single labelled text: fact `file`."""

    code = "enrichment.nothing_to_measure"


class NoStrongReader(errors.TocsinError):
    """The stronger path has no model: facts `folder`, `install`."""

    code = "enrichment.no_strong_reader"


class UnknownModel(errors.TocsinError):
    """No version of that name: facts `version`, `known`."""

    code = "enrichment.unknown_model"


class NotEvaluated(errors.TocsinError):
    """A version that was not evaluated may not go live: facts `version`."""

    code = "enrichment.not_evaluated"


class WorseThanBefore(errors.TocsinError):
    """A version that reads worse than its base goes live on insistence: `version`, `heads`."""

    code = "enrichment.worse_than_before"


class TooFewToJudge(errors.TocsinError):
    """A version that nothing was held out for goes live on insistence: fact `version`."""

    code = "enrichment.too_few_to_judge"


class AlreadyInUse(errors.TocsinError):
    """The version is in use already: fact `version`."""

    code = "enrichment.already_in_use"


class NothingBefore(errors.TocsinError):
    """No version was in use before this one: fact `version`."""

    code = "enrichment.nothing_before"


class TooFewCorrections(errors.TocsinError):
    """Too few corrections to learn from: facts `count`, `needed`."""

    code = "enrichment.too_few_corrections"


class UnknownLabel(errors.TocsinError):
    """A label that a head does not have: facts `head`, `label`, `known`."""

    code = "enrichment.unknown_label"


class UnknownCorrection(errors.TocsinError):
    """Nothing to undo: facts `post_id`, `head`."""

    code = "enrichment.unknown_correction"


class NotTheirs(errors.TocsinError):
    """A correction is undone by who made it: facts `post_id`, `head`, `person`."""

    code = "enrichment.not_theirs"
