"""Contradictions in three languages: how many are found, how many agreeing pairs are flagged."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.bench import contradictions
from tests.unit.statements.making import NOON

from tocsin.statements.checks import consistency
from tocsin.statements.drafting import sentences


def codes(before: str, now: str) -> set[str]:
    said = consistency.Said(said_id="s", text=before)
    return {one.code for one in consistency.against(now, [said], contradictions.ALIASES)}


@pytest.mark.parametrize(("seed", "wording"), contradictions.SEEDED)
def test_nine_in_ten_are_found_and_few_that_agree_are_flagged(seed: int, wording: str) -> None:
    made = contradictions.measure(seed, wording)

    assert made.found >= 0.9
    assert made.false <= 0.05


def test_whole_statements_are_held_against_each_other() -> None:
    made = contradictions.measure_written(is_unseen=False)

    assert made.found >= 0.95
    assert made.false <= 0.02


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("We recall 12,000 kettles.", "召回電熱水壺1萬2千台。"),
        ("更正前的批號K1234。批號K1234受影響。", "「僅批號L5678受影響，其餘皆無虞」是真的嗎？"),
        ("Only batch K1234 is concerned.", "網傳「僅批號L5678受影響」與事實不符。"),
        ("Only batch K1234 is concerned.", "Correction: only batch L5678 is concerned."),
        ("泄露範圍：48,500筆資料。", "不該有權限的人洩漏了4.85萬筆資料。"),
    ],
)
def test_what_only_looks_like_one_is_left_alone(before: str, now: str) -> None:
    assert codes(before, now) == set()


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ("目前已有五人死亡。", "Deaths confirmed so far number 7.", "number"),
        ("The fault was discovered Feb. 4.", "The fault was discovered on Feb. 9.", "date"),
        ("Nobody was injured.", "Three people were injured.", "promise"),
        ("批號K1234的兩台過熱。", "批號L5678的兩台過熱。", "name"),
    ],
)
def test_what_hides_is_found(before: str, now: str, code: str) -> None:
    assert code in codes(before, now)


def test_a_month_cut_short_ends_a_sentence_only_where_no_day_follows() -> None:
    text = f"It began on 14 Aug. We met on Feb. {NOON.day} at noon."

    assert [one.text for one in sentences.split(text)] == [
        "It began on 14 Aug.",
        "We met on Feb. 2 at noon.",
    ]


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        (
            "Anyone who bought one of the 35,000 kettles that we recall gets a new one.",
            "召回公告：電熱水壺三萬五千台，不含其他機型。",
            set(),
        ),
        (
            "Anyone who bought one of the 35,000 kettles that we now recall gets a new one.",
            "召回公告：電熱水壺一萬二千台，不含其他機型。",
            {"number"},
        ),
        (
            "Since 30 April not one has been sold: that day we suspended sales.",
            "这款产品于2月2日停售。",
            {"date"},
        ),
        ("Your money will be refunded within twenty days.", "退款於十天內入帳。", {"number"}),
        (
            "26 of our colleagues are injured.",
            "Is it true? “62 are injured. The hospital told us.” We are asked this often.",
            set(),
        ),
    ],
)
def test_what_is_one_of_many_a_term_that_very_day_and_another_s_words_say(
    before: str, now: str, wanted: set[str]
) -> None:
    assert codes(before, now) == wanted


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ("38 passengers and two staff were on board.", "車上共有40人。", set()),
        ("We recall 46,253 cars.", "召回汽車約4.6萬輛。", set()),
        ("Each family will receive US$20,000.", "每個家庭將收到新台幣兩萬元。", {"number"}),
        ("截至中午，12人受傷。", "As of 15:00, 14 people are injured.", set()),
        ("The leak was not yet closed.", "The leak has been closed.", set()),
        ("善款已於4月6日匯入專戶。", "善款尚未匯入專戶。", {"promise"}),
        ("We will refund all customers.", "僅限官網購買者可申請退款。", {"promise"}),
        ("消費者無須出示發票即可退款。", "Customers get a refund without a receipt.", set()),
        ("消費者無須出示發票即可退款。", "退款須出示發票。", {"promise"}),
        ("The cause of the fire is unknown.", "A short circuit caused the fire.", set()),
        ("A short circuit caused the fire.", "起火原因為瓦斯外洩。", {"cause"}),
        ("門診與急診照常，病房暫停收治。", "門診自11月5日起關閉。", {"promise"}),
        ("L7 cars are recalled.", "L9车型不在召回范围内。", set()),
    ],
)
def test_what_a_press_officer_would_see_is_seen(before: str, now: str, wanted: set[str]) -> None:
    assert codes(before, now) == wanted


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        ("The fire broke out on 3 August.", set()),
        ("前天晚上，倉庫起火。", set()),
        ("倉庫於週一晚間起火。", set()),
        ("昨晚倉庫起火。", {"date"}),
        ("倉庫於8月2日晚間起火。", {"date"}),
    ],
)
def test_a_day_told_by_where_we_stand_is_counted_from_when_it_was_told(
    now: str, wanted: set[str]
) -> None:
    told = datetime(2026, 8, 4, 9, tzinfo=UTC)
    said = consistency.Said(said_id="s", text="昨晚11點左右，倉庫起火。", at=told)
    found = consistency.against(now, [said], at=told + timedelta(days=1))

    assert {one.code for one in found} == wanted
