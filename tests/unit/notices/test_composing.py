"""From level changes to notices."""

from datetime import timedelta

from tests.unit.notices.making import BOSS, NOON, news, route

from tocsin import notices
from tocsin.kernel import catalogue


def test_a_rise_tells_every_route_that_wants_its_level() -> None:
    told = notices.compose(
        [news("orange")],
        [route(recipient="a@example.org", min_level="orange"), route("in_app", "everyone")],
        now=NOON,
    )

    assert [(one.channel, one.recipient, one.level) for one in told] == [
        ("email", "a@example.org", "orange"),
        ("in_app", "everyone", "orange"),
    ]


def test_a_route_does_not_hear_of_less_than_it_wants() -> None:
    assert notices.compose([news("yellow")], [route(min_level="orange")], now=NOON) == []


def test_who_heard_of_red_hears_that_it_fell() -> None:
    told = notices.compose([news("blue", "red")], [route(min_level="red")], now=NOON)

    assert [one.subject_code for one in told] == ["notices.subject.lowered"]


def test_a_fall_does_not_climb() -> None:
    told = notices.compose([news("orange", "red")], [route(chain=(BOSS,))], now=NOON)

    assert (told[0].chain, told[0].climb_at) == ((), None)


def test_an_end_is_told_as_all_clear_and_a_person_by_name() -> None:
    cleared = notices.compose([news("none", "red")], [route()], now=NOON)
    stood_down = notices.compose([news("none", "red", actor="Chen Mei")], [route()], now=NOON)

    assert cleared[0].subject_code == "notices.subject.cleared"
    assert stood_down[0].subject_code == "notices.subject.stood_down"
    assert stood_down[0].facts["actor"] == "Chen Mei"


def test_several_changes_of_one_watch_are_told_together() -> None:
    changes = [
        news("yellow", "none", change_id="1"),
        news("red", "yellow", change_id="2", at=NOON + timedelta(minutes=1)),
        news("blue", "none", change_id="3", watch_id="other"),
    ]

    told = notices.compose(changes, [route(min_level="blue")], now=NOON)

    assert [(one.watch_id, one.level, one.change_id) for one in told] == [
        ("watch-1", "red", "2"),
        ("other", "blue", "3"),
    ]
    assert told[0].facts["before"] == "none"
    assert told[0].facts["changes"] == ["1", "2"]


def test_a_peak_that_has_passed_within_one_commit_is_still_told() -> None:
    changes = [
        news("red", "yellow", change_id="1"),
        news("yellow", "red", change_id="2", at=NOON + timedelta(minutes=9)),
    ]

    told = notices.compose(changes, [route(min_level="red")], now=NOON + timedelta(minutes=9))

    assert [one.subject_code for one in told] == ["notices.subject.moved"]


def test_nobody_is_told_twice_by_one_channel() -> None:
    told = notices.compose([news()], [route(chain=(BOSS,)), route()], now=NOON)

    assert [one.chain for one in told] == [(BOSS,)]


def test_stale_news_wakes_nobody_but_stands_in_the_app() -> None:
    told = notices.compose(
        [news()], [route(), route("in_app", "everyone")], now=NOON + timedelta(hours=7)
    )

    assert [one.channel for one in told] == ["in_app"]


def test_the_same_change_composed_again_makes_the_same_notice() -> None:
    first = notices.compose([news()], [route()], now=NOON)
    again = notices.compose([news()], [route()], now=NOON + timedelta(seconds=9))

    assert first[0].notice_id == again[0].notice_id


def test_the_chain_is_frozen_with_its_first_deadline() -> None:
    told = notices.compose([news()], [route(chain=(BOSS,))], now=NOON)

    assert told[0].chain == (BOSS,)
    assert told[0].climb_at == NOON + timedelta(minutes=10)


def test_a_lone_surrogate_in_a_name_is_replaced() -> None:
    told = notices.compose([news(watch_name="bad \ud800 name")], [route()], now=NOON)

    assert told[0].watch_name == "bad ? name"
    assert told[0].facts["watch_name"] == "bad ? name"


def test_every_subject_has_a_sentence() -> None:
    changes = [news("red"), news("blue", "red"), news("none", "red"), news("none", actor="Chen")]
    told = [notices.compose([one], [route(min_level="none")], now=NOON)[0] for one in changes]

    assert [catalogue.standard().knows(one.subject_code) for one in told] == [True] * 4
