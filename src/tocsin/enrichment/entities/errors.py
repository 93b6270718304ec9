"""What names refuse."""

from tocsin.kernel import errors


class Nameless(errors.TocsinError):
    """A name of which folding leaves nothing, or too much: facts `name`, `limit`."""

    code = "entities.nameless"


class TooMany(errors.TocsinError):
    """More other names or contexts than are kept: fact `limit`."""

    code = "entities.too_many"


class UnknownEntity(errors.TocsinError):
    """No such known name in this watch: fact `entity_id`."""

    code = "entities.unknown_entity"


class UnknownName(errors.TocsinError):
    """Nobody saw this name with this watch: fact `name`."""

    code = "entities.unknown_name"


class AlreadyDecided(errors.TocsinError):
    """Somebody decided on this name: facts `name`, `person`."""

    code = "entities.already_decided"


class NotDecided(errors.TocsinError):
    """There is nothing to take back: fact `name`."""

    code = "entities.not_decided"


class KnownOtherwise(errors.TocsinError):
    """The name stands for another one already: facts `name`, `entity`."""

    code = "entities.known_otherwise"


class Nobody(errors.TocsinError):
    """A decision that no person stands for."""

    code = "entities.nobody"
