"""Language by script, variant characters and small words."""

import pyarrow as pa
import pytest

from tocsin.enrichment import language
from tocsin.kernel import folding


def read(*texts: str, declared: tuple[str, ...] = ()) -> list[str]:
    written = pa.array(texts, pa.string())
    tags = pa.array(declared or ("",) * len(texts), pa.string())
    small = language.small_words(folding.fold_column(written))
    answer: list[str] = language.identify(written, small, tags).to_pylist()
    return answer


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("这个品牌的客服态度太差了", "zh-Hans"),
        ("這個品牌的客服態度太差了", "zh-Hant"),
        ("呢個牌子嘅服務好差", "zh-Hant"),
        ("好吃", "zh"),
        ("iPhone 15 Pro Max 太贵了", "zh-Hans"),
        ("The battery of this phone is awful", "en"),
        ("このブランドのサービスは最低です", "ja"),
        ("可爱の小猫咪真好看", "zh-Hans"),
        ("이 브랜드 서비스가 너무 나빠요", "ko"),
        ("แบรนด์นี้แย่มาก", "th"),
        ("Το προϊόν είναι κακό", "el"),
        ("el servicio de esta marca es muy malo", "es"),
        ("der Service ist nicht gut und ich bin sauer", "de"),
        ("Esta marca es terrible", "es"),
        ("Merci pour rien", "fr"),
        ("Mein Gerät brennt", "de"),
        ("Voglio i miei soldi", "it"),
        ("Quero meu dinheiro", "pt"),
        ("Qwrtz Blorp", "und"),
        ("😡😡😡", "und"),
        ("12345 !!!", "und"),
        ("", "und"),
        ("https://example.com/the/and/of", "und"),
        ("плохой сервис", "und"),
    ],
)
def test_a_text_alone_tells_its_language_or_nothing(text: str, tag: str) -> None:
    assert read(text) == [tag]


def test_what_the_platform_declares_decides_only_what_the_script_allows() -> None:
    texts = (
        "好吃",
        "好吃",
        "плохой сервис",
        "Blorp",
        "Blorp",
        "这个太差了",
        "the end of it all is",
    )
    declared = ("zh-TW", "zh_CN", "uk", "en", "ja", "en", "fr")

    assert read(*texts, declared=declared) == [
        "zh-Hant",
        "zh-Hans",
        "uk",
        "en",
        "und",
        "zh-Hans",
        "en",
    ]


def test_no_texts_have_no_languages() -> None:
    assert read() == []
