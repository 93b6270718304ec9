"""Consequence is suggested with its evidence and lifts by one level; two need a person."""

from datetime import UTC, datetime

import numpy as np
import pytest
from tests.unit.warning import counts

from tocsin import warning
from tocsin.kernel import folding
from tocsin.warning import consequence

NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)
TABLE = consequence.shipped_table()
SCANNER = consequence.Scanner(TABLE)


def heard(text: str, number: int, *, minute: int = 100) -> consequence.Heard:
    return consequence.Heard(
        minute=minute,
        post=f"plaza/{number}",
        score=1.0,
        words=SCANNER.words(folding.fold(text)),
    )


def remembering(*texts: str) -> consequence.Memory:
    memory = consequence.Memory()
    for number, text in enumerate(texts):
        memory.hear(heard(text, number))
    return memory


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("有人吃了之後食物中毒送醫", "safety"),
        ("公司高管涉嫌内幕交易", "executive"),
        ("they sold our personal data", "data_leak"),
        ("個資外洩了", "data_leak"),
        ("主管機關已經開罰", "regulator"),
        ("a scam, nothing else", "fraud"),
    ],
)
def test_posts_in_three_scripts_suggest_a_class(text: str, code: str) -> None:
    assert code in SCANNER.words(folding.fold(text))


def test_a_latin_word_must_stand_alone() -> None:
    assert SCANNER.words(folding.fold("Firefox recalled nothing; sued3 scampi")) == {}


def test_one_post_is_no_suggestion_and_three_are() -> None:
    one = consequence.findings(TABLE, remembering("a scam", "hello", "hi"), {}, 100)
    three = consequence.findings(TABLE, remembering(*["a scam"] * 3), {}, 100)

    assert one == ()
    assert [(found.code, found.lift, found.posts) for found in three] == [
        ("fraud", 1, ("plaza/0", "plaza/1", "plaza/2"))
    ]


def test_what_is_said_every_day_suggests_nothing() -> None:
    memory = consequence.Memory()
    for number in range(200):
        memory.hear(heard("patients and children", number, minute=number * 30))

    assert consequence.findings(TABLE, memory, {}, 199 * 30) == ()


def test_memory_keeps_the_newest_and_the_most_telling() -> None:
    memory = consequence.Memory()
    memory.hear(consequence.Heard(minute=1, post="plaza/best", score=9.0))
    for number in range(100):
        memory.hear(heard("a scam", number, minute=2 + number))

    kept = {one.post for one in memory.heard}
    assert len(kept) == 24
    assert {"plaza/best", "plaza/99"} <= kept


def test_a_table_with_a_word_of_one_letter_or_a_lift_of_three_is_refused() -> None:
    for told in (
        {"consequence": [{"code": "x", "words": {"en": ["a"]}}]},
        {"consequence": [{"code": "x", "lift": 3}]},
        {"consequence": [{"code": "x"}, {"code": "x"}]},
        {"consequence": "x"},
        {"consequence": [{"code": "x", "wordz": {}}]},
    ):
        with pytest.raises(warning.errors.BadTable):
            consequence.shipped.checked(told)


def a_standing_desk(*texts: str) -> warning.Desk:
    """Return a desk that has judged a moderate burst with such posts."""
    rng = np.random.default_rng(3)
    mentions = counts.busy(4, a_minute=1.0)
    begin = 3 * counts.DAY
    mentions[begin : begin + 20] += rng.poisson(3.0, 20)
    desk = warning.Desk(warning.SeasonalDetector(), warning.Policy())
    minutes = np.flatnonzero(mentions)
    seen = mentions[minutes]
    desk.add(["brand"] * len(minutes), minutes + counts.MONDAY, seen, np.zeros(len(seen)))
    at = counts.MONDAY + begin
    desk.hear([("brand", heard(text, n, minute=at)) for n, text in enumerate(texts)], "plain 1")
    desk.tick(counts.MONDAY, at + 60)
    return desk


def level(desk: warning.Desk) -> warning.Level:
    return max(one.level for one in desk.standing())


def test_consequence_lifts_a_warning_by_one_level_alone_and_by_two_with_a_person() -> None:
    plain = level(a_standing_desk("good morning"))
    grave = a_standing_desk(*["children hospitalised after poisoning"] * 4)

    assert warning.Level.NONE < plain < warning.Level.ORANGE
    assert level(grave) == plain + 1

    verdict = grave.declare(
        "brand",
        [
            consequence.Declaration(
                code="safety", person="Lin", at=NOON, reason="the clinic says so", second=True
            )
        ],
        at=NOON,
    )

    assert verdict is not None
    assert verdict.change.after == plain + 2
    assert verdict.change.actor == "Lin"
    told = verdict.change.explanation
    assert told is not None
    assert (told.rarity, told.lift) == (plain, 2)
    assert told.findings[0].by == "Lin"


def test_a_person_may_say_that_a_suggestion_is_wrong() -> None:
    desk = a_standing_desk(*["a scam"] * 4)
    lifted = level(desk)

    verdict = desk.declare(
        "brand",
        [
            consequence.Declaration(
                code="fraud", person="Lin", at=NOON, reason="a film's title", applies=False
            )
        ],
        at=NOON,
    )

    assert verdict is not None
    assert verdict.change.after == lifted - 1


def test_a_word_on_consequence_needs_a_name_a_reason_a_warning_and_a_known_class() -> None:
    desk = a_standing_desk("good morning")
    said = {"code": "safety", "person": "Lin", "at": NOON, "reason": "x"}

    for wrong, error in (
        ({"person": " "}, warning.errors.NobodyNamed),
        ({"reason": " "}, warning.errors.NoReason),
        ({"code": "weather"}, warning.errors.UnknownClass),
    ):
        declaration = consequence.Declaration(**{**said, **wrong})  # type: ignore[arg-type]  # a test's own fields
        with pytest.raises(error):
            desk.declare("brand", [declaration], at=NOON)
    with pytest.raises(warning.errors.NotStanding):
        desk.declare("other", [consequence.Declaration(**said)], at=NOON)  # type: ignore[arg-type]  # a test's own fields


def test_calm_is_never_lifted() -> None:
    assert warning.grading.lifted(warning.Level.NONE, 2) is warning.Level.NONE


def test_a_lifted_level_explains_itself_and_survives_a_restart() -> None:
    desk = a_standing_desk(*["a scam"] * 4)
    other = warning.Desk(warning.SeasonalDetector(), warning.Policy())

    other.load(desk.dump())

    assert other.standing() == desk.standing()
    assert other.findings("brand", counts.MONDAY + 3 * counts.DAY + 60)[0].code == "fraud"
