"""The trainer, on a handful of sentences of our own."""

import numpy as np
import pytest

from tocsin.enrichment import heads, scoring, training

BAD, GOOD = "坏了退款 awful broken", "很好喜欢 lovely great"
PLAN = training.Plan(rounds=20, step=0.5, batch=4)


def lessons(*told: tuple[str, str, str]) -> training.Lessons:
    """Return (text, head, label) as lessons."""
    found = training.Lessons()
    for text, head, label in told:
        labels = heads.BY_NAME[head].labels
        shares = tuple(float(one == label) for one in labels)
        found.add(training.Lesson(text=text, head=head, shares=shares, group="zh"))
    return found


SOME = lessons(
    *((f"{BAD} {number}", "sentiment", "negative") for number in range(6)),
    *((f"{GOOD} {number}", "sentiment", "positive") for number in range(6)),
    *((f"{BAD} {number}", "emotion", "anger") for number in range(6)),
)


def test_what_was_taught_is_told_again() -> None:
    examples = SOME.examples()

    logits = training.fit(examples, PLAN).logits(examples)

    sentiment = logits[:, heads.BY_NAME["sentiment"].columns].argmax(axis=1)
    assert sentiment.tolist() == [0] * 6 + [2] * 6
    assert logits[:6, heads.BY_NAME["emotion"].columns].argmax(axis=1).tolist() == [0] * 6


def test_the_same_seed_gives_the_same_weights() -> None:
    examples = SOME.examples()

    assert (training.fit(examples, PLAN).table == training.fit(examples, PLAN).table).all()


def test_a_head_without_a_label_learns_nothing() -> None:
    table = training.fit(SOME.examples(), PLAN).table

    assert not table[:, heads.BY_NAME["offence"].columns].any()


def test_a_text_told_of_twice_keeps_what_was_said_first() -> None:
    found = lessons((BAD, "sentiment", "negative"), (BAD, "sentiment", "positive"))

    assert len(found.texts) == 1
    assert found.examples().shares[0, :3].tolist() == [1, 0, 0]


def test_what_is_held_out_is_not_learned_from_whatever_its_links_and_case() -> None:
    held_out = lessons(("The WORST flight http://t.co/abc", "sentiment", "negative"))

    kept = lessons(
        ("the worst flight! http://t.co/xyz @someone", "sentiment", "negative"),
        ("the best flight", "sentiment", "positive"),
    ).without(held_out.bare())

    assert kept.texts == ["the best flight"]


def test_rare_labels_count_more_and_the_whole_counts_the_same() -> None:
    examples = SOME.examples()
    few = examples.where(np.arange(len(examples)) > 3)

    weighed = training.balancing.balanced(few, {"sentiment.zh": 1.0})

    place = training.place("sentiment")
    assert weighed.weights[:, place].sum() == pytest.approx(few.weights[:, place].sum())
    assert weighed.weights[0, place] > weighed.weights[-1, place]


def test_too_sure_weights_are_cooled() -> None:
    logits = np.array([[9.0, 0.0]] * 4, np.float32)
    shares = np.array([[1, 0], [1, 0], [1, 0], [0, 1]], np.float32)

    assert training.calibrating.temperature(logits, shares, np.ones(4, np.float32)) > 2


def test_a_teacher_that_is_never_sure_heats_nothing_where_people_spoke() -> None:
    people = [(f"{BAD} {number}", "offence", "offensive") for number in range(60)]
    doubts = lessons(*people)
    for number in range(600):
        doubt = training.Lesson(text=f"嗯 {number}", head="offence", shares=(0.5, 0.5), group="zh")
        doubts.add(doubt)
    of_people, of_both = lessons(*people).examples(), doubts.examples()
    shown = np.full((len(of_both), heads.WIDTH), 1.0, np.float32)
    shown[:, heads.BY_NAME["offence"].columns] = (0.0, 3.0)

    told = training.calibrating.temperatures(shown, of_both, "offence")

    alone = training.calibrating.temperatures(shown[:60], of_people, "offence")
    assert told[0] == pytest.approx(alone[0], rel=1e-3)


def test_a_language_that_nothing_was_labelled_in_abstains_more() -> None:
    found = training.calibrating.leasts(SOME.examples(), "crisis_type")

    assert found.tolist() == [0.75] * len(scoring.GROUPS)


def test_codes_keep_small_weights_apart_from_none() -> None:
    table = np.array([[0.001, -2.0], [-0.5, 0.0]], np.float32)

    codes, scales = training.rounding.encoded(table)

    assert np.abs(training.rounding.decoded(codes, scales) - table).max() < 0.01
    assert codes[0, 0] > 0


def test_a_layer_learns_a_correction_and_leaves_the_rest() -> None:
    base = training.fit(SOME.examples(), PLAN)
    wrong = lessons(*((f"还行吧 meh {number}", "sentiment", "neutral") for number in range(4)))
    taught = training.layering.joined(
        wrong.examples(), training.layering.anchored(SOME.examples(), base)
    )

    after = training.layering.layered(base, taught, plan=PLAN)

    columns = heads.BY_NAME["sentiment"].columns
    assert after.logits(wrong.examples())[:, columns].argmax(axis=1).tolist() == [1] * 4
    assert after.logits(SOME.examples())[:, columns].argmax(axis=1).tolist() == [0] * 6 + [2] * 6
