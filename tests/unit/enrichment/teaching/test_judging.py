"""A version that reads worse than the one before is not put in use unless somebody insists."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tocsin.enrichment import errors, teaching

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
GOOD = teaching.HeadEffect(
    head="sentiment",
    corrections=9,
    right_before=2,
    right_after=8,
    held_out=2,
    held_out_right_before=1,
    held_out_right_after=1,
    elsewhere=500,
    elsewhere_changed=7,
    sample=250,
    sample_right_before=200,
    sample_right_after=198,
)
WORSE = replace(GOOD, head="emotion", held_out_right_after=0)
FORGETS = replace(GOOD, head="offence", sample_right_after=197)
UNMEASURED = replace(GOOD, held_out=0, held_out_right_before=0, held_out_right_after=0, sample=0)


def version(*heads: teaching.HeadEffect) -> teaching.Version:
    return teaching.Version(
        version="layer-1",
        base="shipped",
        made_by="Lin Mei",
        made_at=NOON,
        seal="ab" * 32,
        effect=teaching.Effect(at=NOON, seconds=1.0, heads=heads),
    )


def used(one: teaching.Version, *, insists: bool = False) -> teaching.Version:
    return teaching.used(one, None, person="Lin Mei", why="-", now=NOON, insists=insists)


def test_a_version_that_reads_no_worse_is_put_in_use() -> None:
    assert used(version(GOOD)).state is teaching.State.IN_USE


@pytest.mark.parametrize("head", [WORSE, FORGETS])
def test_a_worse_one_is_refused_with_its_heads_unless_somebody_insists(
    head: teaching.HeadEffect,
) -> None:
    one = version(GOOD, head)

    with pytest.raises(errors.WorseThanBefore) as refused:
        used(one)

    assert refused.value.facts == {"version": "layer-1", "heads": head.head}
    assert used(one, insists=True).state is teaching.State.IN_USE


def test_what_nothing_could_judge_is_not_put_in_use_silently() -> None:
    one = version(replace(UNMEASURED, sample_right_before=0, sample_right_after=0))

    with pytest.raises(errors.TooFewToJudge):
        used(one)

    assert used(one, insists=True).state is teaching.State.IN_USE


def test_what_was_in_use_before_may_always_come_back() -> None:
    gone = teaching.retired(version(WORSE), person="Lin Mei", why="-", now=NOON)

    assert used(gone).state is teaching.State.IN_USE
