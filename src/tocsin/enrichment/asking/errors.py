"""What asking a language model refuses."""

from tocsin.kernel import errors


class EndpointFault(errors.TocsinError):
    """The endpoint did not answer as it should: fact `why`, a word; `status` where it told one."""

    code = "asking.endpoint_fault"


class BadAnswer(errors.TocsinError):
    """An answer that is not what was asked for, or holds what it must not: fact `why`."""

    code = "asking.bad_answer"
