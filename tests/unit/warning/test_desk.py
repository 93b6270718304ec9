from datetime import UTC, datetime, timedelta

import numpy as np
from tests.unit.warning import counts

from tocsin import warning

NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)
DAYS = 4
CRISIS = 3 * counts.DAY  # minutes after MONDAY


def a_desk(*, leave_needs_person: bool = True) -> warning.Desk:
    policy = warning.Policy(leave_needs_person=leave_needs_person)
    return warning.Desk(warning.SeasonalDetector(), policy)


def fed(desk: warning.Desk, *, mentions: counts.Counts, negative: counts.Counts) -> warning.Desk:
    minutes = np.flatnonzero(mentions)
    names = ["brand"] * len(minutes)
    desk.add(names, minutes + counts.MONDAY, mentions[minutes], negative[minutes])
    return desk


def a_story(*, angry: bool) -> tuple[counts.Counts, counts.Counts]:
    rng = np.random.default_rng(3)
    mentions = counts.busy(DAYS, a_minute=1.0)
    negative = rng.binomial(mentions, 0.1)
    crowd = rng.poisson(40, counts.HOUR)
    mentions[CRISIS : CRISIS + counts.HOUR] += crowd
    negative[CRISIS : CRISIS + counts.HOUR] += rng.binomial(crowd, 0.7 if angry else 0.002)
    return mentions, negative


def ticked(
    desk: warning.Desk, first: int = 0, last: int = DAYS * counts.DAY
) -> list[warning.LevelChanged]:
    return desk.tick(counts.MONDAY + first, counts.MONDAY + last - 1)


def a_crisis() -> tuple[warning.Desk, list[warning.LevelChanged]]:
    mentions, negative = a_story(angry=True)
    desk = fed(a_desk(), mentions=mentions, negative=negative)
    return desk, ticked(desk)


def test_an_angry_crowd_turns_the_watch_red_within_half_an_hour() -> None:
    _, moves = a_crisis()

    red = next(v.change for v in moves if v.change.after is warning.Level.RED)
    begun = datetime.fromtimestamp((counts.MONDAY + CRISIS) * 60, UTC)
    assert timedelta(0) < red.at - begun <= timedelta(minutes=30)
    assert red.reasons[0].indicator == "negative"
    assert sum(reason.share for reason in red.reasons) <= 1.0 + 1e-9


def test_a_merry_crowd_never_turns_red() -> None:
    mentions, negative = a_story(angry=False)
    desk = fed(a_desk(), mentions=mentions, negative=negative)

    assert max(v.change.after for v in ticked(desk)) < warning.Level.RED


def test_one_warning_lives_from_its_rise_to_its_end() -> None:
    mentions, negative = a_story(angry=True)
    rest = np.zeros(2 * counts.DAY, dtype=np.int64)
    quiet = counts.busy(2, a_minute=1.0, seed=9)
    desk = fed(
        a_desk(leave_needs_person=False),
        mentions=np.concatenate((mentions, quiet)),
        negative=np.concatenate((negative, rest)),
    )

    moves = ticked(desk, last=(DAYS + 2) * counts.DAY)

    assert len({v.warning.warning_id for v in moves}) == 1
    assert moves[-1].warning.closed_at == moves[-1].change.at
    assert moves[-1].warning.peak is warning.Level.RED
    assert desk.standing() == []


def test_evidence_is_asked_for_the_window_that_told_most() -> None:
    mentions, negative = a_story(angry=True)
    desk = fed(a_desk(), mentions=mentions, negative=negative)
    asked: list[tuple[str, int, int]] = []

    def evidence(watch_id: str, first: int, last: int) -> tuple[str, ...]:
        asked.append((watch_id, first, last))
        return ("x/1",)

    last = counts.MONDAY + DAYS * counts.DAY - 1
    moves = desk.tick(counts.MONDAY, last, looking=warning.Looking(evidence=evidence))

    change = moves[0].change
    length = change.reasons[0].window_s // 60
    assert change.evidence == ("x/1",)
    assert asked[0][0] == "brand"
    assert asked[0][2] - asked[0][1] == length - 1


def test_a_replay_killed_and_resumed_tells_exactly_the_same() -> None:
    mentions, negative = a_story(angry=True)
    whole = ticked(fed(a_desk(), mentions=mentions, negative=negative))
    cut = CRISIS + 4
    desk = fed(a_desk(), mentions=mentions, negative=negative)
    before = ticked(desk, last=cut)

    other = a_desk()
    other.load(desk.dump())

    assert before + ticked(other, first=cut) == whole


def test_baselines_are_told_once_per_finished_bin() -> None:
    desk = a_desk()
    desk.join(["brand"])

    ticked(desk, last=12)
    told = desk.baselines()

    assert [(row[1], row[2] - counts.MONDAY) for row in told] == [
        ("mentions", 0),
        ("negative", 0),
        ("mentions", 5),
        ("negative", 5),
    ]
    assert desk.baselines() == []


def test_a_standing_warning_is_taken_up_without_a_checkpoint() -> None:
    _, moves = a_crisis()

    desk = warning.Desk(warning.SeasonalDetector(), warning.Policy(), standing=[moves[-1].warning])

    assert desk.standing() == [moves[-1].warning]


def test_a_change_is_never_dated_after_now() -> None:
    mentions, negative = a_story(angry=True)
    desk = fed(a_desk(), mentions=mentions, negative=negative)
    desk.tick(counts.MONDAY, counts.MONDAY + CRISIS)
    now = datetime.fromtimestamp((counts.MONDAY + CRISIS + 9) * 60 + 7, UTC)

    moves = desk.tick(counts.MONDAY + CRISIS, counts.MONDAY + CRISIS + 9, now=now)

    assert moves
    assert max(v.change.at for v in moves) <= now


def test_a_watch_that_left_is_judged_no_more() -> None:
    mentions, negative = a_story(angry=True)
    desk = fed(a_desk(), mentions=mentions, negative=negative)

    desk.leave("brand")

    assert ticked(desk) == []


def test_a_replay_that_begins_in_a_crisis_rises_because_silence_came_before() -> None:
    crowd = np.random.default_rng(2).poisson(8, 6 * counts.HOUR)
    told = [
        ticked(
            fed(
                warning.Desk(warning.SeasonalDetector(), warning.Policy(), silent_minutes=silent),
                mentions=crowd,
                negative=crowd // 2,
            ),
            last=len(crowd),
        )
        for silent in (120, 0)
    ]

    assert max(v.change.after for v in told[0]) >= warning.Level.ORANGE
    assert told[1] == []


def test_hours_that_nobody_listened_to_do_not_become_ordinary() -> None:
    mentions = counts.busy(3, a_minute=0.005)
    mentions[2 * counts.DAY :] = 0
    expected = []
    for heard in (1.0, 0.0):
        detector = warning.SeasonalDetector()
        desk = warning.Desk(detector, warning.Policy())
        fed(desk, mentions=mentions, negative=mentions * 0)
        for minute in range(0, 3 * counts.DAY, 5):
            coverage = heard if minute >= 2 * counts.DAY else 1.0
            at = counts.MONDAY + minute
            desk.tick(at, at + 4, {"brand": coverage})
        expected.append(detector.baseline.level[0])

    assert expected[1] > expected[0]


def test_no_minute_is_judged_by_what_was_posted_after_it() -> None:
    mentions, negative = a_story(angry=True)
    told = [
        (
            "brand",
            warning.consequence.Heard(
                minute=counts.MONDAY + CRISIS + at, post=f"p/{at}", score=1.0, words={"safety": "x"}
            ),
        )
        for at in range(-30, 600)
    ]
    at_once = fed(a_desk(), mentions=mentions, negative=negative)
    at_once.hear(told)
    step_by_step = fed(a_desk(), mentions=mentions, negative=negative)
    moves = []
    for at in range(-30, 600):
        minute = counts.MONDAY + CRISIS + at
        step_by_step.hear([told[at + 30]])
        moves += step_by_step.tick(minute if at > -30 else counts.MONDAY, minute)

    found = at_once.tick(counts.MONDAY, counts.MONDAY + CRISIS + 599)

    assert [one.change for one in found] == [one.change for one in moves]
    explained = [one.change.explanation for one in found]
    assert any(one is not None and one.findings for one in explained)
