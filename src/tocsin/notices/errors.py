"""What notices refuse."""

from tocsin.kernel import errors


class NoName(errors.TocsinError):
    """An acknowledgement without a person's name."""

    code = "notices.no_name"


class UnknownNotice(errors.TocsinError):
    """No such notice: fact `notice_id`."""

    code = "notices.unknown_notice"


class UnknownTopic(errors.TocsinError):
    """Nobody was ever told of it, and there is no such case: fact `topic`."""

    code = "notices.unknown_topic"


class NobodyTold(errors.TocsinError):
    """No route at all: not even red would reach anybody."""

    code = "notices.nobody_told"


class NoChannel(errors.TocsinError):
    """A route by a channel that is not set up: fact `channel`."""

    code = "notices.no_channel"


class RoutesMoved(errors.TocsinError):
    """Somebody else changed the routes meanwhile."""

    code = "notices.routes_moved"
