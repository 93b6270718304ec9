"""What the room refuses."""

from tocsin.kernel import errors


class UnknownCase(errors.TocsinError):
    """No case has this id: fact `case_id`."""

    code = "cases.unknown"


class UnknownPart(errors.TocsinError):
    """A case has no such part: facts `what`, `part_id`."""

    code = "cases.unknown_part"


class Closed(errors.TocsinError):
    """The case is closed: fact `case_id`."""

    code = "cases.closed"


class NoReason(errors.TocsinError):
    """It needs a reason: fact `what`."""

    code = "cases.no_reason"


class BadEntry(errors.TocsinError):
    """What was given cannot be taken: facts `what`, `why`."""

    code = "cases.bad_entry"


class NotNow(errors.TocsinError):
    """It cannot be done as things stand: facts `what`, `state`."""

    code = "cases.not_now"


class Blocked(errors.TocsinError):
    """Other tasks come first: fact `by`."""

    code = "cases.blocked"


class Changed(errors.TocsinError):
    """Somebody else changed it meanwhile: facts `what`, `revision`."""

    code = "cases.changed_meanwhile"


class StillOpen(errors.TocsinError):
    """Work is left on the case: facts `tasks`, `clocks`."""

    code = "cases.still_open"


class Held(errors.TocsinError):
    """A legal hold keeps it: facts `case_id`, `reason`."""

    code = "cases.held"


class BadBundle(errors.TocsinError):
    """An evidence bundle does not hold: facts `why`, `place`."""

    code = "cases.bad_bundle"


class BadPlaybook(errors.TocsinError):
    """A playbook cannot be read: facts `faults` (each with line, code, facts), `count`, `first`."""

    code = "cases.bad_playbook"


class UnknownPlaybook(errors.TocsinError):
    """No playbook has this code: fact `playbook`."""

    code = "cases.unknown_playbook"


class UnknownZone(errors.TocsinError):
    """No time zone has this name: fact `zone`."""

    code = "cases.unknown_zone"


class MachineAnswer(errors.TocsinError):
    """A person in distress is answered by trained people only: fact `what`."""

    code = "cases.people_only"
