"""What signing in refuses; a wrong name and a wrong password are told alike."""

from tocsin.kernel import errors


class NobodyYet(errors.TocsinError):
    """No user was ever made: the console shows the link that makes the first administrator."""

    code = "directory.nobody_yet"


class NoServiceUser(errors.TocsinError):
    """The server's token is right, but no service user was made for it to act as."""

    code = "directory.no_service_user"


class NotThem(errors.TocsinError):
    """The name or what was shown with it is wrong."""

    code = "directory.not_them"


class CodeNeeded(errors.TocsinError):
    """The password is right; a code is needed, too."""

    code = "directory.code_needed"


class LinkSpent(errors.TocsinError):
    """A link that was used, is too old, or never was."""

    code = "directory.link_spent"


class BadName(errors.TocsinError):
    """A name nobody could read aloud: facts `name`, `why`."""

    code = "directory.bad_name"


class NameTaken(errors.TocsinError):
    """Another user goes by it: fact `name`."""

    code = "directory.name_taken"


class PersonTaken(errors.TocsinError):
    """Another user is this person already, and nobody signs as two: fact `name`."""

    code = "directory.person_taken"


class WeakPassword(errors.TocsinError):
    """A password that is too short, too long or too easily guessed: fact `why`."""

    code = "directory.weak_password"


class UnknownUser(errors.TocsinError):
    """No such user: fact `user_id`."""

    code = "directory.unknown_user"


class UnknownSession(errors.TocsinError):
    """No such session of theirs: fact `session_id`."""

    code = "directory.unknown_session"


class UnknownPasskey(errors.TocsinError):
    """No such passkey of theirs: fact `passkey_id`."""

    code = "directory.unknown_passkey"


class NotKnownHere(errors.TocsinError):
    """Somebody vouches for them, but nobody made them a user here."""

    code = "directory.not_known_here"


class BadPasskey(errors.TocsinError):
    """What the browser told of a new passkey is not right, or too late."""

    code = "directory.bad_passkey"


class TooManyPasskeys(errors.TocsinError):
    """Nobody needs more: fact `most`."""

    code = "directory.too_many_passkeys"


class PasskeysNeedAName(errors.TocsinError):
    """Browsers keep no passkeys for a bare address: fact `host`."""

    code = "directory.passkeys_need_a_name"


class SignInAnew(errors.TocsinError):
    """What only somebody may do who has signed in just now."""

    code = "directory.sign_in_anew"


class LastAdmin(errors.TocsinError):
    """Somebody must be able to let others in."""

    code = "directory.last_admin"


class NeverForMachines(errors.TocsinError):
    """A role that only people may have: fact `role`."""

    code = "directory.never_for_machines"


class NothingToProve(errors.TocsinError):
    """A code was shown, but no secret was begun."""

    code = "directory.nothing_to_prove"


class NotInTheDemo(errors.TocsinError):
    """What only fictional users of a simulated house may do."""

    code = "directory.not_in_the_demo"


class UnknownName(errors.TocsinError):
    """Nobody signs in by this name: fact `name`."""

    code = "directory.unknown_name"


class NotTheOwner(errors.TocsinError):
    """The console is for the owner of the data folder: fact `folder`."""

    code = "directory.not_the_owner"
