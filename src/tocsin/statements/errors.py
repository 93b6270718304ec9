"""What the room of statements refuses."""

from tocsin.kernel import errors


class BadFact(errors.TocsinError):
    """A fact that cannot stand: facts `why` (empty, language, source, owner, long)."""

    code = "statements.bad_fact"


class UnknownFact(errors.TocsinError):
    """No such fact: fact `fact_id`."""

    code = "statements.unknown_fact"


class Moved(errors.TocsinError):
    """Somebody else changed it meanwhile: facts `id`, `expected`, `number`."""

    code = "statements.moved"


class BadShare(errors.TocsinError):
    """A share that cannot be: fact `why` (partner, parts, until)."""

    code = "statements.bad_share"


class UnknownShare(errors.TocsinError):
    """No such share: fact `share_id`."""

    code = "statements.unknown_share"


class UnknownStatement(errors.TocsinError):
    """No such statement: fact `statement_id`."""

    code = "statements.unknown_statement"


class UnknownDraft(errors.TocsinError):
    """No such draft: fact `draft_id`."""

    code = "statements.unknown_draft"


class UnknownTemplate(errors.TocsinError):
    """No such template: facts `kind`, `language`."""

    code = "statements.unknown_template"


class BadDraft(errors.TocsinError):
    """A draft that cannot stand: fact `why` (empty, long, language, channel, attachment)."""

    code = "statements.bad_draft"


class BadAttachment(errors.TocsinError):
    """A file that is not kept: fact `why` (empty, long, kind, broken, wide, acts, much, full)."""

    code = "statements.bad_attachment"


class UnknownAttachment(errors.TocsinError):
    """No such file was kept: fact `sha256`."""

    code = "statements.unknown_attachment"


class CannotCarry(errors.TocsinError):
    """A channel that does not take what is attached: facts `channel`, `why`."""

    code = "statements.cannot_carry"


class NotThisText(errors.TocsinError):
    """Signed for another text than the one that stands: facts `draft_id`, `seal`, `stands`."""

    code = "statements.not_this_text"


class OwnBreak(errors.TocsinError):
    """Whoever broke the glass does not review it: facts `break_id`, `person`."""

    code = "statements.own_break"


class OwnText(errors.TocsinError):
    """Nobody signs what they have written: facts `draft_id`, `person`."""

    code = "statements.own_text"


class Nobody(errors.TocsinError):
    """Whoever signs is one of the directory's people, and this user is none: fact `person`."""

    code = "statements.nobody"


class AuthorUnknown(errors.TocsinError):
    """An author is none of the directory's people, and may be whoever signs: fact `draft_id`."""

    code = "statements.author_unknown"


class SignedAlready(errors.TocsinError):
    """This person's word on this text stands: facts `draft_id`, `person`."""

    code = "statements.signed_already"


class NoSuchWord(errors.TocsinError):
    """No standing signature of this person: facts `draft_id`, `person`."""

    code = "statements.no_such_word"


class NoReason(errors.TocsinError):
    """A decision that needs a reason: fact `what`."""

    code = "statements.no_reason"


class NotSigned(errors.TocsinError):
    """Not signed by all who must: facts `draft_id`, `missing_people`, `missing_duties`."""

    code = "statements.not_signed"


class Unsendable(errors.TocsinError):
    """The text breaks a rule that no signature heals: facts `draft_id`, `findings`."""

    code = "statements.unsendable"


class AlreadyOut(errors.TocsinError):
    """It has been handed out, and is not handed out twice: facts `draft_id`, `state`."""

    code = "statements.already_out"


class UnknownPublication(errors.TocsinError):
    """No such publication: fact `publication_id`."""

    code = "statements.unknown_publication"


class NotWaiting(errors.TocsinError):
    """The publication does not wait for this: facts `publication_id`, `state`."""

    code = "statements.not_waiting"


class NoProof(errors.TocsinError):
    """Published by hand, but where? Fact `why` (address)."""

    code = "statements.no_proof"


class UnknownBreak(errors.TocsinError):
    """No glass was broken there: fact `break_id`."""

    code = "statements.unknown_break"


class BadPublisher(errors.TocsinError):
    """Settings that make no publisher: facts `channel`, `kind`."""

    code = "statements.bad_publisher"


class MailByAnotherName(errors.TocsinError):
    """A mailing list whose name hides that the media read it: fact `channel`."""

    code = "statements.mail_by_another_name"


class InsideOnly(errors.TocsinError):
    """Words for our own people, on a channel that others read: fact `channel`."""

    code = "statements.inside_only"


class NoEndpoint(errors.TocsinError):
    """No language model is set up."""

    code = "statements.no_endpoint"


class Unpolished(errors.TocsinError):
    """A machine's words are not taken: facts `why`, a word; `value`, what nobody confirmed."""

    code = "statements.unpolished"


class NoTokens(errors.TocsinError):
    """Today's tokens are spent."""

    code = "statements.no_tokens"


class UnknownTurn(errors.TocsinError):
    """No such turn of a release plan: fact `turn_id`."""

    code = "statements.unknown_turn"


class BadTurn(errors.TocsinError):
    """A turn that cannot stand: fact `why`."""

    code = "statements.bad_turn"


class OutOfTurn(errors.TocsinError):
    """Somebody has to hear it before: facts `draft_id`, `audiences`, `turns`."""

    code = "statements.out_of_turn"


class NothingOut(errors.TocsinError):
    """Nothing of it is published: fact `statement_id`."""

    code = "statements.nothing_out"


class NotProved(errors.TocsinError):
    """What is out is not what was signed: facts `statement_id`, `publications`."""

    code = "statements.not_proved"
