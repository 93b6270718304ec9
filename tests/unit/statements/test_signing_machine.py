"""Any order of writing, signing, withdrawing, waiting, racing, sending and crashing.

TOCSIN_MACHINE_STEPS sets the steps of an example (60; 2,000 by hand, with fewer examples).
"""

import os
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import settings
from tests.unit.statements.signing_machine import Signing
from tests.unit.statements.writing_machine import AUDIENCES, NEWEST, PEOPLE, SENT

from tocsin import warning
from tocsin.statements import publishing


def _walk(seed: int, steps: int) -> Signing:
    """Take so many steps at random: longer ways than hypothesis goes, the same for a seed."""
    chance, one = Random(seed), Signing()
    pick, levels = chance.choice, list(warning.Level)
    one.begin(pick(levels))
    ways: list[Callable[[int], None]] = [
        lambda _: one.open_another(pick(levels), pick([PEOPLE[0], PEOPLE[4]])),
        lambda at: one.rewrite(at, PEOPLE[pick([0, 0, 4, 7])], again=chance.random() < 0.2),
        one.clear,
        one.clear,
        lambda at: one.sign(
            at, pick(PEOPLE), stale=chance.random() < 0.2, yes=chance.random() < 0.9
        ),
        lambda at: one.sign(at, pick(PEOPLE), stale=False, yes=True),
        lambda at: one.withdraw(at, PEOPLE[pick([1, 2])]),
        lambda at: one.publish(at, PEOPLE[6], pick([0, 0, 60]), twice=chance.random() < 0.3),
        lambda at: one.publish(at, PEOPLE[6], 0, twice=True),
        lambda at: one.break_glass(at, pick(PEOPLE)) if chance.random() < 0.1 else None,
        lambda _: one.take(),
        lambda _: one.send(pick(SENT), arrives=chance.random() < 0.5),
        lambda _: one.crash(arrives=chance.random() < 0.5) if chance.random() < 0.3 else None,
        lambda _: one.look(),
        lambda at: one.ask(at, PEOPLE[6]),
        lambda _: one.turn(pick(levels)) if chance.random() < 0.2 else None,
        lambda at: one.thaw_or_cancel(at, PEOPLE[6]) if chance.random() < 0.3 else None,
        lambda _: one.wait(pick([1, 30, 91, 3_700])),
        lambda _: one.write_to_the_press(pick(levels)),
        lambda _: one.plan(pick(levels), pick(AUDIENCES)) if chance.random() < 0.1 else None,
        lambda at: one.settle_a_turn(at, pick(PEOPLE), waived=chance.random() < 0.5),
        lambda at: (
            one.polish(at, PEOPLE[0], knows_it=chance.random() < 0.8)
            if chance.random() < 0.3
            else None
        ),
    ]
    for _ in range(steps):
        pick(ways)(chance.randrange(NEWEST))
        one.nothing_is_out_twice()
    one.a_draft_has_one_way_out()
    one.what_is_told_to_be_out_is_out()
    one.what_is_out_is_known_or_in_doubt()
    one.every_broken_glass_was_heard_and_is_reviewed_by_somebody()
    one.a_machine_s_words_stay_marked()
    one.what_is_out_can_be_proved()
    return one


@pytest.mark.parametrize("seed", range(3))
def test_two_thousand_steps_reach_every_state_and_break_no_promise(seed: int) -> None:
    one = _walk(seed, 2_000)
    found = one.books.publications.within(publishing.State, limit=10_000)

    assert {each.state for each in found if not each.break_id} >= {
        publishing.State.PUBLISHED,
        publishing.State.REFUSED,
        publishing.State.LAPSED,
    }


TestSigning = Signing.TestCase
TestSigning.settings = settings(
    max_examples=int(os.environ.get("TOCSIN_EXAMPLES", "40")),
    stateful_step_count=int(os.environ.get("TOCSIN_MACHINE_STEPS", "60")),
    deadline=None,
)
