"""Any order of writing, planning, signing, withdrawing, waiting, racing, sending and crashing.

Hypothesis cannot draw two thousand steps one by one: its buffer ends first and the example is
thrown away. It draws seeds instead, each of a stroll of STRIDE steps, and shrinks their list.
"""

from collections.abc import Callable, Sequence
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import needs
from tests.unit.statements.signing_machine import Signing
from tests.unit.statements.writing_machine import AUDIENCES, NEWEST, PEOPLE, SENT

from tocsin import warning
from tocsin.statements import publishing

STEPS = 2_000
STRIDE = 20
_State = publishing.State


def _ways(one: Signing, chance: Random) -> list[Callable[[int], None]]:
    pick, levels = chance.choice, list(warning.Level)
    return [
        lambda _: one.open_another(pick(levels), pick([PEOPLE[0], PEOPLE[4]])),
        lambda at: one.rewrite(at, PEOPLE[pick([0, 0, 4, 7])], again=chance.random() < 0.2),
        one.clear,
        one.clear,
        lambda at: one.sign(
            at, pick(PEOPLE), stale=chance.random() < 0.2, yes=chance.random() < 0.9
        ),
        lambda at: one.sign(at, pick(PEOPLE), stale=False, yes=True),
        lambda at: one.sign(at, PEOPLE[5], stale=False, yes=True),
        lambda at: one.come_and_go(at, chance.random()),
        lambda at: one.withdraw(at, PEOPLE[pick([1, 2])]),
        lambda at: one.publish(at, PEOPLE[6], pick([0, 0, 60]), twice=chance.random() < 0.3),
        lambda at: one.publish(at, PEOPLE[6], 0, twice=True),
        lambda at: one.break_glass(at, pick(PEOPLE)) if chance.random() < 0.2 else None,
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
        lambda at: one.take_a_turn_back(at, PEOPLE[0]) if chance.random() < 0.3 else None,
        lambda at: (
            one.polish(at, PEOPLE[0], knows_it=chance.random() < 0.8)
            if chance.random() < 0.3
            else None
        ),
    ]


def _stroll(one: Signing, seed: int, steps: int) -> None:
    """Take so many steps at random, the same for a seed; what is outside is counted at each."""
    chance = Random(seed)
    ways = _ways(one, chance)
    for _ in range(steps):
        chance.choice(ways)(chance.randrange(NEWEST))
        one.nothing_is_out_twice()
    _promises(one)


def _promises(one: Signing) -> None:
    one.a_draft_has_one_way_out()
    one.what_is_told_to_be_out_is_out()
    one.what_is_out_is_known_or_in_doubt()
    one.every_broken_glass_was_heard_and_is_reviewed_by_somebody()
    one.a_machine_s_words_stay_marked()
    one.what_is_out_can_be_proved()


def _walked(seeds: Sequence[int], level: warning.Level) -> Signing:
    one = Signing()
    one.begin(level)
    for seed in seeds:
        _stroll(one, seed, STRIDE)
    return one


_SEEDS = st.lists(
    st.integers(0, 2**32 - 1), min_size=STEPS // STRIDE, max_size=STEPS // STRIDE, unique=True
)


@settings(
    max_examples=needs.times(3),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(seeds=_SEEDS, level=st.sampled_from(list(warning.Level)))
def test_two_thousand_steps_in_any_order_break_no_promise(
    seeds: list[int], level: warning.Level
) -> None:
    _walked(seeds, level)


def test_two_thousand_steps_reach_every_end() -> None:
    one = _walked(range(100), warning.Level.BLUE)
    found = one.books.publications.within(_State, limit=10_000)

    ends = {each.state for each in found if not each.break_id}
    assert ends >= {_State.PUBLISHED, _State.REFUSED, _State.LAPSED, _State.CANCELLED}
    assert any(each.break_id for each in found)
    assert _stood_in_for(one, found) >= {"author", "away"}
    assert any(each.is_settled for each in one.books.plans.of_case("case-1"))


def _stood_in_for(one: Signing, found: Sequence[publishing.Publication]) -> set[str]:
    """Return why somebody stepped in for others under what went out."""
    return {
        why
        for each in found
        for word in one.books.signatures.of_draft(each.draft_id)
        for told in word.stood_in
        for why in told.why
        if each.state is _State.PUBLISHED and word.seal == each.seal
    }


TestSigning = Signing.TestCase
TestSigning.settings = settings(max_examples=40, stateful_step_count=60, deadline=None)
