"""What signing in elsewhere ends in when it does not end well."""

from tocsin.kernel import errors


class ProviderLost(errors.TocsinError):
    """The provider does not answer, or not as one: fact `why`."""

    code = "directory.provider_lost"


class NotVouched(errors.TocsinError):
    """The provider does not vouch for whoever came, or nothing that we believe: fact `why`."""

    code = "directory.not_vouched"
