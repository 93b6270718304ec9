"""Rules in force: the table of consequence, budgets, presets, and every version of them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.rulings.explanations import Line
from tocsin.web.models.shaping import By, Shape, Told, example

Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Word = Annotated[str, StringConstraints(min_length=2, max_length=60)]

_CLASS = {
    "code": "safety",
    "name": "",
    "lift": 2,
    "source": "judgement",
    "words": {"en": ["poisoning"], "zh-Hant": ["中毒"]},
}
_ENTRY = {
    "version": 3,
    "kind": "budget",
    "scope": "w-lantern",
    "at": "2026-03-02T09:41:00.000Z",
    "person": "Lin Mei",
    "why": "Too many blue warnings at night",
    "class": "",
}
_TERMS = {
    "watch_id": "w-lantern",
    "budget_per_week": 0.5,
    "edges": {"blue": 0.5, "yellow": 0.1154, "orange": 0.03846, "red": 0.009615},
    "lines": [{"code": "warning.budget.level", "facts": {}}],
    "preset": "food",
    "periods": [],
    "period_factor": 1.0,
    "calm_minutes": 360,
    "policy": "1 · budget 3",
}


class ConsequenceClass(Shape):
    """One kind of harm and the words by which posts speak of it."""

    model_config = example(_CLASS)

    code: Code
    name: Annotated[str, StringConstraints(max_length=80)] = ""
    lift: Annotated[Literal[0, 1, 2], Field(description="Levels; two need a person")] = 1
    source: Annotated[str, StringConstraints(max_length=200)] = ""
    words: Annotated[
        dict[str, Annotated[tuple[Word, ...], Field(max_length=500)]], Field(default_factory=dict)
    ]


class ConsequenceTable(Shape):
    """The table in force."""

    model_config = example({"version": 0, "classes": [_CLASS]})

    version: int
    classes: list[ConsequenceClass]


class TableEntry(Shape):
    """A table to put in force, by whom and why."""

    model_config = example({"classes": [_CLASS], "person": "Lin Mei", "why": "Our trade"})

    classes: Annotated[tuple[ConsequenceClass, ...], Field(max_length=64)]
    person: By
    why: Why


class BudgetEntry(Shape):
    """A false-alarm budget; null takes it back."""

    model_config = example({"per_week": 0.5, "person": "Lin Mei", "why": "Too many at night"})

    per_week: Annotated[float | None, Field(ge=0.02, le=20, allow_inf_nan=False)]
    person: By
    why: Why


class RuleEntry(Shape):
    """One version of the rules: what, for whom, who, when and why."""

    model_config = example(_ENTRY)

    version: int
    kind: Literal["table", "budget", "declaration"]
    scope: Annotated[str, Field(description='A watch or warning; "" = the whole house')]
    at: Told
    person: str
    why: str
    code: Annotated[
        str, Field(alias="class", description='That a declaration speaks of; "" = none')
    ]


class Terms(Shape):
    """What a watch is judged by: its budget in numbers and in words."""

    model_config = example(_TERMS)

    watch_id: str
    budget_per_week: Annotated[float, Field(description="Blue warnings when nothing is amiss")]
    edges: Annotated[dict[str, float], Field(description="Level → events a week")]
    lines: list[Line]
    preset: str
    periods: Annotated[list[str], Field(description="Sensitive periods in force")]
    period_factor: float
    calm_minutes: int
    policy: str


class Number(Shape):
    """One number of a preset and where it comes from."""

    model_config = example(
        {
            "name": "calm_minutes",
            "value": 360,
            "source": "measured",
            "where": "warning.where.hysteresis",
            "is_acting": True,
        }
    )

    name: str
    value: float
    source: Literal["measured", "law", "practice", "judgement"]
    where: Annotated[str, Field(description="Code of the catalogue")]
    is_acting: Annotated[bool, Field(description="The desk acts on it; else people hold it")]


class Preset(Shape):
    """What an industry begins with."""

    model_config = example({"code": "food", "version": 1, "periods": [], "numbers": []})

    code: str
    version: int
    periods: Annotated[list[str], Field(description="Shipped periods that fit; not in force")]
    numbers: list[Number]


class DeclarationEntry(Shape):
    """A person's word on a class of consequence of a standing warning."""

    model_config = example(
        {
            "class": "safety",
            "person": "Lin Mei",
            "reason": "The clinic confirms two cases",
            "applies": True,
            "two_levels": True,
        }
    )

    code: Annotated[Code, Field(alias="class")]
    person: By
    reason: Why
    applies: Annotated[bool, Field(description="false: the suggestion is wrong")] = True
    two_levels: Annotated[bool, Field(description="Confirms a lift by two levels")] = False
