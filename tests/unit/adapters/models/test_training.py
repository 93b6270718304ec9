"""The trainer, on a handful of sentences of our own."""

import numpy as np
import pytest
from tools import corpora, train_reader

BAD, GOOD = "坏了退款 awful broken", "很好喜欢 lovely great"
ROWS = [(f"{BAD} {number}", corpora.NEGATIVE, corpora.ANGER) for number in range(6)] + [
    (f"{GOOD} {number}", corpora.POSITIVE, corpora.JOY) for number in range(6)
]


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_reader, "ROUNDS", 3)


def test_what_was_taught_is_told_again_and_the_same_way_each_time() -> None:
    posts = train_reader.read(iter(ROWS), "zh", 1.0)

    table, bias = train_reader.fit(posts, "sentiment")
    again, _ = train_reader.fit(posts, "sentiment")

    told = (posts.features @ table + bias[posts.group]).argmax(axis=1)
    assert told.tolist() == [corpora.NEGATIVE] * 6 + [corpora.POSITIVE] * 6
    assert (table == again).all()


def test_rows_without_a_label_teach_nothing() -> None:
    posts = train_reader.read(iter([*ROWS, (BAD, corpora.NO_LABEL, corpora.ANGER)]), "en", 1.0)
    plain = train_reader.read(iter(ROWS), "en", 1.0)

    table, _ = train_reader.fit(posts, "sentiment")
    expected, _ = train_reader.fit(plain, "sentiment")

    assert table == pytest.approx(expected)


def test_too_sure_a_reader_is_cooled() -> None:
    logits = np.array([[9.0, 0.0], [9.0, 0.0], [9.0, 0.0], [9.0, 0.0]], np.float32)

    assert train_reader.temperature(logits, np.array([0, 0, 0, 1])) > 2


def test_every_set_states_its_licence() -> None:
    assert all(corpus.licence for corpus in corpora.CORPORA)
