"""What people say of a warning: seen, or nothing (any more)."""

from datetime import UTC, datetime

import pytest
from tests.unit.warning import counts, test_desk

from tocsin import warning


def test_a_person_acknowledges_and_stands_down() -> None:
    desk, _ = test_desk.a_crisis()

    seen = desk.acknowledge("brand", person="Lin", at=test_desk.NOON)
    again = desk.acknowledge("brand", person="Chen", at=test_desk.NOON)
    verdict = desk.stand_down("brand", person="Lin", at=test_desk.NOON, reason="drill")

    assert (seen.acknowledged_by, again.acknowledged_by) == ("Lin", "Lin")
    assert verdict.warning.closed_at == test_desk.NOON
    assert (verdict.change.actor, verdict.change.after) == ("Lin", warning.Level.NONE)
    assert desk.standing() == []


@pytest.mark.parametrize("hours", [1, 2, 3, 6])
def test_a_spike_that_was_stood_down_hides_no_crisis_hours_later(hours: int) -> None:
    mentions, negative = test_desk.a_story(angry=True)
    spike = test_desk.CRISIS - hours * counts.HOUR
    mentions[spike] = negative[spike] = 5_000
    desk = test_desk.fed(test_desk.a_desk(), mentions=mentions, negative=negative)
    test_desk.ticked(desk, last=spike + 10)
    at = datetime.fromtimestamp((counts.MONDAY + spike + 10) * 60, UTC)
    desk.stand_down("brand", person="Lin", at=at, reason="a file read twice")

    verdicts = test_desk.ticked(desk, first=spike + 10, last=test_desk.CRISIS + counts.HOUR)

    assert verdicts[-1].change.after is warning.Level.RED


def test_what_was_stood_down_is_not_asked_for_again_as_it_ebbs() -> None:
    mentions, negative = test_desk.a_story(angry=True)
    desk = test_desk.fed(test_desk.a_desk(), mentions=mentions, negative=negative)
    seen = test_desk.CRISIS + 40
    test_desk.ticked(desk, last=seen)
    at = datetime.fromtimestamp((counts.MONDAY + seen) * 60, UTC)
    desk.stand_down("brand", person="Lin", at=at, reason="our own campaign")

    assert test_desk.ticked(desk, first=seen, last=test_desk.CRISIS + counts.DAY) == []


def test_nobody_stands_down_what_does_not_stand_or_without_a_name() -> None:
    desk, _ = test_desk.a_crisis()

    with pytest.raises(warning.errors.NobodyNamed):
        desk.stand_down("brand", person=" ", at=test_desk.NOON, reason="")
    with pytest.raises(warning.errors.NotStanding):
        desk.acknowledge("other", person="Lin", at=test_desk.NOON)
