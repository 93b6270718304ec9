"""What the ledger refuses."""

from tocsin.kernel import errors


class FromTheFuture(errors.TocsinError):
    """Something that is said to have happened after now (facts: at)."""

    code = "ledger.from_the_future"


class UnknownWarning(errors.TocsinError):
    """No such warning (facts: warning_id)."""

    code = "ledger.unknown_warning"


class UnknownWatch(errors.TocsinError):
    """No such watch (facts: watch_id)."""

    code = "ledger.unknown_watch"


class UnknownMissed(errors.TocsinError):
    """No such missed case (facts: missed_id)."""

    code = "ledger.unknown_missed"


class UnknownProposal(errors.TocsinError):
    """No such proposal (facts: proposal_id)."""

    code = "ledger.unknown_proposal"


class AlreadyDecided(errors.TocsinError):
    """A proposal that somebody has decided on (facts: proposal_id, state, person)."""

    code = "ledger.already_decided"


class NoReason(errors.TocsinError):
    """A decision without a word why (facts: proposal_id)."""

    code = "ledger.no_reason"
