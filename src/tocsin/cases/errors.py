"""What the room refuses."""

from typing import ClassVar

from tocsin.kernel import errors


class _Spoken(errors.TocsinError):
    """A refusal whose codes the catalogue says in words, too: fact `said_<name>` beside `name`."""

    words: ClassVar[tuple[tuple[str, str], ...]] = ()  # facts, and where their words stand

    def __init__(self, **facts: object) -> None:
        said = {
            f"said_{name}": {"code": f"cases.{place}.{told}", "facts": {}, "text": str(told)}
            for name, place in self.words
            if (told := facts.get(name))
        }
        super().__init__(**facts, **said)


class UnknownCase(errors.TocsinError):
    """No case has this id: fact `case_id`."""

    code = "cases.unknown"


class UnknownPart(_Spoken):
    """A case has no such part: facts `what`, `part_id`."""

    code = "cases.unknown_part"
    words = (("what", "what"),)


class Closed(errors.TocsinError):
    """The case is closed: fact `case_id`."""

    code = "cases.closed"


class NoReason(_Spoken):
    """It needs a reason: fact `what`."""

    code = "cases.no_reason"
    words = (("what", "deed"),)


class BadEntry(_Spoken):
    """What was given cannot be taken: facts `what`, `why`."""

    code = "cases.bad_entry"
    words = (("what", "what"), ("why", "why"))


class NotNow(_Spoken):
    """It cannot be done as things stand: facts `what`, `state`."""

    code = "cases.not_now"
    words = (("what", "deed"), ("state", "stands"))


class Blocked(errors.TocsinError):
    """Other tasks come first: fact `by`."""

    code = "cases.blocked"


class Changed(_Spoken):
    """Somebody else changed it meanwhile: facts `what`, `revision`."""

    code = "cases.changed_meanwhile"
    words = (("what", "what"),)


class StillOpen(errors.TocsinError):
    """Work is left on the case: facts `tasks`, `clocks`."""

    code = "cases.still_open"


class Held(errors.TocsinError):
    """A legal hold keeps it: facts `case_id`, `reason`."""

    code = "cases.held"


class BadBundle(_Spoken):
    """An evidence bundle does not hold: facts `why`, `place`."""

    code = "cases.bad_bundle"
    words = (("why", "flaw"),)


class BadPlaybook(errors.TocsinError):
    """A playbook cannot be read: facts `faults` (each with line, code, facts), `count`, `first`."""

    code = "cases.bad_playbook"


class UnknownPlaybook(errors.TocsinError):
    """No playbook has this code: fact `playbook`."""

    code = "cases.unknown_playbook"


class UnknownZone(errors.TocsinError):
    """No time zone has this name: fact `zone`."""

    code = "cases.unknown_zone"


class Untrained(errors.TocsinError):
    """Somebody who is not trained for people in distress: fact `person`."""

    code = "cases.untrained"


class UnsignedAnswer(errors.TocsinError):
    """Words that nobody signed: facts `negative_id`, `level`."""

    code = "cases.unsigned_answer"


class MachineAnswer(errors.TocsinError):
    """A person in distress is answered by trained people only: fact `what`."""

    code = "cases.people_only"
