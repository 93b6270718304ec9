from pathlib import Path

import pyarrow as pa
import pytest

from tocsin.indicators import cues
from tocsin.kernel import folding


def found(text: str) -> list[str]:
    told = cues.shipped().found(pa.array(folding.fold_many([text])))
    return [cue for cue, truth in told.items() if truth[0].as_py()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I bought this kettle", ["first_person"]),
        ("imagine a kettle in my kitchen", ["first_person"]),
        ("imagine a kettle", []),
        ("REFUNDS now!", ["demands"]),
        ("the pursuit of kettles", []),
        ("Ｉs this true??", ["doubts"]),
        ("退款！", ["demands"]),
        ("要求賠償，為什麼不回應", ["demands"]),
        ("求證：水壺會漏電？", ["doubts"]),
        ("這水壺真好看", []),
        ("咱们買的kettle要refund", ["first_person", "demands"]),
        ("", []),
        ("re\u200bfund", ["demands"]),
    ],
)
def test_a_post_shows_what_it_does(text: str, told: list[str]) -> None:
    assert found(text) == told


def test_the_words_of_many_posts_are_told_each_once_and_in_their_order() -> None:
    texts = ["Refund! REFUND, is this true?", "nothing", "", "求證：要求賠償", "x" * 3_000 + "退款"]

    told = cues.shipped().words(folding.fold_many(texts))

    assert told[0] == {"demands": ("refund",), "doubts": ("is this true",)}
    assert told[1] == told[2] == told[4] == {}
    assert sorted(told[3]) == ["demands", "doubts"]


def test_the_lists_say_their_versions() -> None:
    assert cues.shipped().version == "en 1, zh 1"


def test_an_organisation_may_write_lists_of_its_own(tmp_path: Path) -> None:
    list_ = 'version = "7"\ndoubts = ["kaputt (?)", "*"]\n'
    (tmp_path / "de.toml").write_text(list_, encoding="utf-8")

    own = cues.Cues.of(tmp_path)

    told = own.found(pa.array(["ist das kaputt (?)", "ganz"]))
    assert own.version == "de 7"
    assert told["doubts"].to_pylist() == [True, False]
    assert told["demands"].to_pylist() == [False, False]
