"""What is found while words are written, and where it stands."""

from dataclasses import replace

import pytest
from tests.unit.statements import making

from tocsin import statements
from tocsin.kernel import catalogue
from tocsin.statements import checks, drafting, facts


def looked(
    text: str,
    *,
    channel: str = "website",
    language: str = "en",
    kind: drafting.Kind = drafting.Kind.UPDATE,
    cluster: str = "",
    said: tuple[str, ...] = (),
    known: tuple[str, ...] = (),
) -> list[checks.Finding]:
    books = statements.memory.books()
    statement = making.opened(books, kind=kind, cluster=cluster)
    for each in known:
        making.fact(books, facts.Aspect.WHAT, en=each)
    one = making.draft(books, text, statement=statement, channel=channel, language=language)
    beside = checks.Beside(
        statement=statement,
        known=books.facts.of_case("case-1"),
        said=[checks.consistency.Said(said_id=each, text=each) for each in said],
    )
    return checks.check(one, beside)


def codes(found: list[checks.Finding]) -> set[str]:
    return {one.code.removeprefix("statements.") for one in found}


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("We will act soon.", "en", "words.vague"),
        ("我們將儘快處理。", "zh-Hant", "words.vague"),
        ("系消费者操作不当所致。", "zh-Hans", "words.blame"),
        ("It was user error.", "en", "words.blame"),
        ("本产品绝对安全。", "zh-Hans", "words.legal"),
        ("造成不便，敬請見諒。", "zh-Hant", "words.cold"),
        ("It was\u200b sold.", "en", "words.unseen_mark"),
        ("長" * 61 + "。", "zh-Hant", "words.long_sentence"),
        ("His number is A123456789.", "en", "private.found"),
        ("11010519491231002X", "zh-Hans", "private.found"),
        ("Call 0912-345-678.", "en", "private.found"),
        ("車牌 ABC-1234 的車主", "zh-Hant", "private.found"),
        ("Write to mei.lin@hongda.example.", "en", "private.found"),
        ("復原時間另行公告。", "zh-Hant", "words.vague"),
        ("此為消費者誤用。", "zh-Hant", "words.blame"),
        ("There is no need to panic.", "en", "words.cold"),
        ("12 people were injured.", "en", "support.number"),
        ("It began on 3 March 2026.", "en", "support.date"),
        ("Our spokesperson is Lin Mei.", "en", "support.name"),
        ("We stopped.", "en", "gap.next_update"),
        ("We stopped.", "en", "tone.no_concern"),
        ("We stopped.", "en", "gap.unknown"),
    ],
)
def test_what_is_wrong_is_found(text: str, language: str, code: str) -> None:
    assert code in codes(looked(text, language=language))


@pytest.mark.parametrize(
    "text",
    [
        "Write to press@hongda.example or recall-tw@hongda.example.",
        "The model KM-2200 is not concerned.",
        "確診個案共17例。",
        "兩場演唱會取消，不另擇期。",
        "可能受影響的顧客，我們已逐一聯絡。",
    ],
)
def test_what_every_office_writes_is_not_found_fault_with(text: str) -> None:
    language = "en" if text.isascii() else "zh-Hant"

    assert not {
        one
        for one in codes(looked(text, language=language))
        if one.startswith(("private.", "words."))
    }


@pytest.mark.parametrize(
    ("channel", "text", "fits"),
    [
        ("x", "警" * 140, True),
        ("x", "警" * 141, False),
        ("bluesky", "a" * 300, True),
        ("bluesky", "a" * 301, False),
        ("weibo", "警" * 2_000, True),
        ("weibo", "警" * 2_001, False),
        ("website", "a" * 100_000, True),
    ],
)
def test_a_channel_takes_what_it_takes(channel: str, text: str, *, fits: bool) -> None:
    assert ("length.over" not in codes(looked(text, channel=channel))) is fits


def test_the_222_rule_is_advice_for_a_first_answer_in_taiwan() -> None:
    found = looked("警" * 201, language="zh-Hant", kind=drafting.Kind.HOLDING)

    assert [one.grade for one in found if one.code.endswith("rule_222")] == [checks.Grade.HINT]


def test_a_finding_names_its_sentence() -> None:
    text = "We are sorry. We will act soon. Thank you."
    found = next(one for one in looked(text) if one.code.endswith("words.vague"))

    assert text[found.start : found.end] == "We will act soon."


def test_a_confirmed_fact_bears_its_numbers_out() -> None:
    found = looked("Twelve people were injured.", known=("12 people were injured.",))

    assert "support.number" not in codes(found)


def test_a_preventable_crisis_is_not_excused() -> None:
    found = looked("This was beyond our control.", cluster="preventable")

    assert {"tone.excuses_preventable", "tone.rebuild"} <= codes(found)


def test_a_contradiction_names_both_sentences() -> None:
    found = looked("共有15人受傷。", language="zh-Hant", said=("12 people were injured.",))
    one = next(each for each in found if "contradicts" in each.code)

    assert one.code == "statements.contradicts.number"
    assert one.facts["earlier"] == "12 people were injured."


def test_every_finding_has_a_sentence() -> None:
    texts = ("We will act soon. 100% safe. It only affects 3. User error.", "X" * 301)
    found = [
        one
        for text in texts
        for cluster in drafting.CLUSTERS
        for kind in set(drafting.Kind) - {drafting.Kind.INTERNAL}
        for one in looked(text, channel="bluesky", cluster=cluster, kind=kind)
    ]

    assert {one.code for one in found if not catalogue.standard().knows(one.code)} == set()


def test_a_hostile_text_of_a_hundred_thousand_characters_is_looked_at() -> None:
    found = looked("一二三四五六七八九十百千萬億" * 7_000)

    assert "length.unlooked" in codes(found)


@pytest.mark.parametrize("text", ["一" * 9_000, "9" * 9_000, "a. " * 6_000, "50%" * 6_000])
def test_what_goes_on_without_end_is_held_against_what_was_said(text: str) -> None:
    assert "contradicts.number" not in codes(looked(text, said=("12 people were injured.",)))


def test_a_text_that_claims_more_than_is_held_against_others_says_so() -> None:
    before = ("12 people were injured.",)
    short = looked("12 people were injured.", said=before)
    long = looked(" ".join(f"Shop {n} sold {n} kettles." for n in range(2, 500)), said=before)

    assert "contradicts.cut" not in codes(short)
    assert "contradicts.cut" in codes(long)


def test_the_seal_changes_with_whatever_readers_see() -> None:
    one = making.draft(statements.memory.books())
    picture = drafting.Attachment(name="a", media_type="image/png", sha256="0" * 64)
    others = [
        replace(one, text="Other."),
        replace(one, title="Other"),
        replace(one, language="zh-Hant"),
        replace(one, channel="x"),
        replace(one, account="@us"),
        replace(one, attachments=(picture,)),
        replace(one, reply_to="post"),
        replace(one, ai_generated=True),
    ]

    assert len({drafting.sealing.seal(each) for each in (one, *others)}) == 9
