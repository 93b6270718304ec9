"""Why a delivery is turned away."""

from tocsin.kernel import errors


class Unverified(errors.TocsinError):
    """No signature fits: it is not from a sender we know, or was changed on its way."""

    code = "connectors.webhook.unverified"


class OutOfTime(errors.TocsinError):
    """A delivery from another time than now: fact `tolerance_s`."""

    code = "connectors.webhook.out_of_time"


class TooLarge(errors.TocsinError):
    """A delivery beyond the limit: fact `limit`."""

    code = "connectors.webhook.too_large"


class Busy(errors.TocsinError):
    """Too many deliveries wait for their commit; the sender tries again."""

    code = "connectors.webhook.busy"
