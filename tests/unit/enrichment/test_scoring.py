"""Every question may go unanswered: an even chance is no reading."""

from datetime import UTC, datetime

import numpy as np
import pytest

from tocsin import enrichment
from tocsin.enrichment import heads, scoring

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ZH, EN = 0, 1
SURE, TORN = 2.0, 0.1  # logits: right nine times in ten, and hardly better than a coin


def model(name: str) -> scoring.Model:
    """Return a model of one head whose English answers need to be surer than its Chinese."""
    one = scoring.Head(
        columns=heads.BY_NAME[name].columns,
        bias=np.zeros((2, len(heads.BY_NAME[name].labels)), np.float32),
        temperature=np.ones(2, np.float32),
        least=np.array([0.6, 0.95], np.float32),
    )
    codes = np.zeros((2, heads.WIDTH), np.int8)
    return scoring.Model(codes=codes, scales=np.ones(heads.WIDTH, np.float32), heads={name: one})


@pytest.mark.parametrize("name", ["informative", "verification", "distress"])
def test_a_yes_or_no_that_is_too_close_is_not_told(name: str) -> None:
    logits = np.array([SURE, -SURE, TORN, -TORN, SURE, SURE], np.float32)
    scored = np.zeros((6, heads.WIDTH), np.float32)
    scored[:, heads.BY_NAME[name].columns.start + 1] = logits
    group = np.array([ZH, ZH, ZH, ZH, EN, ZH])
    readable = np.array([True, True, True, True, True, False])

    told = scoring.readings(model(name), scored, group, readable)[f"p_{name}"].to_pylist()

    assert told[0] == pytest.approx(0.88, abs=0.01)
    assert told[1] == pytest.approx(0.12, abs=0.01)  # a sure no is an answer
    assert told[2:] == [None, None, None, None]


def test_a_second_reader_s_yes_is_told_as_the_first_s_is() -> None:
    def told(*shares: float) -> dict[str, object]:
        one = enrichment.second.Reread(
            key=1, created_at=NOON, model="m", shares={"distress": shares}
        )
        return one.told()

    assert told(0.2, 0.8) == {"p_distress": 0.8}
    assert told(0.9, 0.1) == {"p_distress": 0.1}
    assert told(0.45, 0.55) == {"p_distress": None}
