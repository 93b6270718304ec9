"""Release plans: what comes in and what the API tells."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import LevelWord, Moment, Shape, Told, example

Line = Annotated[str, StringConstraints(max_length=500)]
PartyWord = Literal["enterprise", "government", "public", "media"]
Number = Annotated[int, Field(ge=1, description="The version that was looked at")]

_TURN = {
    "turn_id": "t-1",
    "number": 1,
    "case_id": "case-1",
    "party": "enterprise",
    "audience": "employees",
    "stage": "outbreak",
    "from_level": "blue",
    "channel": "intranet",
    "duty": "people",
    "owner_id": "",
    "owner": "",
    "due_at": "2026-03-02T10:11:00.000Z",
    "texts": {"en": "Before the press hears it, you should."},
    "statement_id": "",
    "is_settled": False,
    "is_late": False,
    "done_at": None,
    "done_by": "",
    "proof": "",
    "waived_at": None,
    "waived_by": "",
    "why_waived": "",
}


class Turn(Shape):
    """Who hears, what, when, by whom."""

    model_config = example(_TURN)

    turn_id: str
    number: int
    case_id: str
    party: PartyWord
    audience: str
    stage: str
    from_level: LevelWord
    channel: str
    duty: str
    owner_id: str
    owner: str
    due_at: Told | None
    texts: dict[str, str]
    statement_id: str
    is_settled: bool
    is_late: bool
    done_at: Told | None
    done_by: str
    proof: str
    waived_at: Told | None
    waived_by: str
    why_waived: str


class ReleasePlan(Shape):
    """A case's plan, in the order in which the four parties hear."""

    model_config = example(
        {
            "case_id": "case-1",
            "parties": ["enterprise", "government", "public", "media"],
            "turns": [_TURN],
        }
    )

    case_id: str
    parties: list[PartyWord]
    turns: list[Turn]


class TurnEntry(Shape):
    """A turn of one's own."""

    model_config = example({"party": "enterprise", "audience": "Night shift", "channel": "call"})

    party: PartyWord
    audience: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    channel: Line = ""
    duty: Line = ""
    owner_id: Line = ""
    owner: Line = ""
    due_at: Moment | None = None


class TurnChange(Shape):
    """Who speaks, when, by what; what is left out stays."""

    model_config = example({"expected": 1, "duty": "spokesperson"})

    expected: Number
    audience: Line | None = None
    channel: Line | None = None
    duty: Line | None = None
    owner_id: Line | None = None
    owner: Line | None = None
    due_at: Moment | None = None
    statement_id: Line | None = None


class TurnTold(Shape):
    """They have heard: how, or where it can be seen."""

    model_config = example({"expected": 1, "proof": "Town hall at noon"})

    expected: Number
    proof: Line


class TurnWaived(Shape):
    """Nobody has to wait for it: why."""

    model_config = example({"expected": 1, "reason": "They were at the meeting"})

    expected: Number
    reason: Line


class TurnTakenBack(Shape):
    """They have not heard after all: why."""

    model_config = example({"expected": 2, "reason": "The wrong shop was rung up"})

    expected: Number
    reason: Line
