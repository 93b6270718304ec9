"""Keys that copies share."""

import pyarrow as pa
import pytest

from tocsin.enrichment import copies, features, letters
from tocsin.kernel import folding

SAID = "这家店的奶茶喝完拉肚子，客服一直不回消息，大家千万不要再买了，退款也不给"
ENGLISH = "Never buy from this shop again, they took my money and nobody answers the phone"


def keys(*texts: str) -> list[int | None]:
    folded = pa.array(folding.fold_many(texts), pa.string())
    plain = letters.without_addresses(letters.Letters.of(folded))
    answer: list[int | None] = copies.keys(plain, features.units(plain)).to_pylist()
    return answer


@pytest.mark.parametrize("said", [SAID, ENGLISH])
@pytest.mark.parametrize(
    "wrap",
    [
        "😡😡 {}！！！",
        "{} https://t.cn/A6abc",
        "{} @小明 @user_b",
        "//@路人: {}",
        "转发微博//@某某_1：{}",
        "太过分了吧//@b://@a: {}",
        "#{}#",
        " {} \u200b",
    ],
)
def test_a_dressed_up_copy_keeps_its_key(said: str, wrap: str) -> None:
    first, second = keys(said, wrap.format(said))

    assert first == second
    assert first is not None


def test_scripts_and_widths_are_one() -> None:
    assert len(set(keys("這家店的奶茶喝完拉肚子ABC", "这家店的奶茶喝完拉肚子ＡＢＣ"))) == 1


def test_other_texts_have_other_keys() -> None:
    texts = [f"{SAID[number:]}{number}号店" for number in range(3)] + [
        ENGLISH,
        ENGLISH[::-1],
        "退款",
    ]

    assert len(set(keys(*texts[3:], SAID))) == 4


def test_short_texts_are_copies_only_when_equal() -> None:
    first, same, other = keys("客服不回消息", "客服不回消息!!", "客服不回信息")

    assert first == same
    assert first != other


def test_a_repost_of_nothing_said_keeps_its_own_words() -> None:
    first, second = keys(f"{SAID}//@a: 转发微博", f"{ENGLISH}//@a: 转发微博")

    assert first != second


def test_a_text_without_a_word_has_no_key() -> None:
    assert keys("", "😂😂", "!!! …", "@someone", "https://t.cn/A6", "\u200b") == [None] * 6


def test_a_key_depends_on_its_text_alone() -> None:
    alone = keys(SAID)

    assert keys("a", SAID, "", ENGLISH, SAID)[1::3] == alone * 2
