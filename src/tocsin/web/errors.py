"""What the web door refuses."""

from tocsin.kernel import errors


class TokenNeeded(errors.TocsinError):
    """An address that others can reach, without a token: fact `host`."""

    code = "web.token_needed"


class AddressTaken(errors.TocsinError):
    """An address we cannot listen on: facts `host`, `port` (as it is typed), `why` (a reason)."""

    code = "web.address_taken"


class UnknownPage(errors.TocsinError):
    """Nothing stands at this path: fact `path`."""

    code = "web.unknown_page"


class UnknownWatch(errors.TocsinError):
    """No such watch: fact `watch_id`."""

    code = "web.unknown_watch"


class UnknownSource(errors.TocsinError):
    """No such source: fact `source_id`."""

    code = "web.unknown_source"


class UnknownPost(errors.TocsinError):
    """No such post: fact `id`."""

    code = "web.unknown_post"


class UnknownStory(errors.TocsinError):
    """No such story: fact `story_id`."""

    code = "web.unknown_story"


class UnknownWarning(errors.TocsinError):
    """No such warning: fact `warning_id`."""

    code = "web.unknown_warning"


class OtherId(errors.TocsinError):
    """An id in the body that differs from the path's: facts `path`, `body`."""

    code = "web.other_id"


class TooManyPoints(errors.TocsinError):
    """A chart finer than anyone can see: facts `points`, `limit`."""

    code = "web.too_many_points"


class BadPath(errors.TocsinError):
    """A path or query with characters that no name of ours holds."""

    code = "web.bad_path"


class BadMethod(errors.TocsinError):
    """A method that this path does not know: fact `method`."""

    code = "web.bad_method"


class BadBody(errors.TocsinError):
    """A body that is not JSON, or nested too deep."""

    code = "web.bad_body"


class Invalid(errors.TocsinError):
    """Values out of place: facts `places`, each with place, reason and why, and `where`."""

    code = "web.invalid"


class UnknownHost(errors.TocsinError):
    """A name we do not go by: fact `host`."""

    code = "web.unknown_host"


class CrossSite(errors.TocsinError):
    """A change asked for by another site's page."""

    code = "web.cross_site"


class SignInNeeded(errors.TocsinError):
    """A request without the token."""

    code = "web.sign_in_needed"


class WrongToken(errors.TocsinError):
    """A token that is not ours."""

    code = "web.wrong_token"


class TooManyTries(errors.TocsinError):
    """Too many wrong secrets from one address: fact `wait_s`, the seconds until the next try."""

    code = "web.too_many_tries"


class BodyTooLarge(errors.TocsinError):
    """A body beyond the limit: fact `limit`."""

    code = "web.body_too_large"


class BodyTooSlow(errors.TocsinError):
    """A body that did not arrive in time."""

    code = "web.body_too_slow"


class Broken(errors.TocsinError):
    """A fault of our own; the log holds what happened."""

    code = "web.broken"


class Stopping(errors.TocsinError):
    """A request that the server's end cut off: fact `wait_s`, the seconds until the next try."""

    code = "web.stopping"


class UnknownVersion(errors.TocsinError):
    """No table was entered as this version (facts: version)."""

    code = "web.unknown_version"
