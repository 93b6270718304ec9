"""An explanation names the new phrases and the cue words of the hour, out of the books."""

from datetime import timedelta
from unittest.mock import Mock

import numpy as np
from tests.contract.store.building import NOON, Store

from tocsin import indicators, warning
from tocsin.adapters import sql
from tocsin.runtimes import judging, rulings
from tocsin.warning import consequence, detectors

NOON_MINUTE = int(NOON.timestamp()) // 60
HOUR = NOON_MINUTE // 60


def phrase(text: str, accounts: int) -> indicators.novelty.Phrase:
    evidence = tuple(f"plaza/{number}" for number in range(5))
    return indicators.novelty.Phrase(
        phrase=text, accounts=accounts, posts=accounts, expected=0.1, evidence=evidence
    )


def put(books: sql.Books, hour: int, *told: indicators.novelty.Phrase) -> None:
    books.hours.put(sql.HourTold(watch_id="w1", hour=hour, values={}, evidence={}, phrases=told))


def explained(books: sql.Books, *heard: consequence.Heard) -> warning.Explanation:
    """Return why a burst at noon raised the watch."""
    desk = warning.Desk(detectors.FixedThreshold(), warning.Policy())
    minutes = np.arange(NOON_MINUTE, NOON_MINUTE + 60)
    desk.add(["w1"] * 60, minutes, np.full(60, 9), np.full(60, 4))
    desk.hear(("w1", one) for one in heard)
    judge = judging.Judge(
        make_desk=lambda _: desk,
        log=Mock(since=Mock(return_value=())),
        tell=Mock(),
        restraint=rulings.Restraint(dict),
    )
    judge.recover(books, ["w1"])
    span = (NOON_MINUTE, NOON_MINUTE + 59)
    judge.tick(books, span, {}, NOON + timedelta(hours=1), heard_from=NOON_MINUTE)
    told = books.warnings.changes(watch_id="w1")[-1].explanation
    assert told is not None
    return told


def test_new_phrases_of_the_hour_are_named_and_older_ones_are_not(store: Store) -> None:
    with store.db.writing() as books:
        put(books, HOUR - 3, phrase("旧闻", 50))
        put(books, HOUR, phrase("自燃爆炸", 4), phrase("brake failure", 9))

        told = explained(books).phrases

    assert [(one.phrase, one.accounts) for one in told] == [("brake failure", 9), ("自燃爆炸", 4)]
    assert [len(one.evidence) for one in told] == [3, 3]


def test_hostile_phrases_are_short_printable_and_few(store: Store) -> None:
    hostile = [phrase(f"\u202egnp.exe\r\n{number}" + "x" * 300, 3) for number in range(15)]
    with store.db.writing() as books:
        put(books, HOUR, *hostile, phrase("\u200b", 99))

        told = explained(books).phrases

    assert len(told) == 5
    assert all(one.phrase.isprintable() and len(one.phrase) <= 40 for one in told)


def test_words_that_demand_or_doubt_are_counted_among_the_telling_posts(store: Store) -> None:
    texts = ("我要退款 退款！", "refund now, is it true", "只是路过", "退款求证")
    heard = [
        consequence.Heard(
            minute=NOON_MINUTE - 1 - 100 * (number == 3),
            post=f"plaza/{number}",
            score=1.0,
            cues=cues,
        )
        for number, cues in enumerate(indicators.cues.shipped().words(texts))
    ]
    with store.db.writing() as books:
        told = explained(books, *heard).cues

    assert [(one.cue, one.word, one.posts) for one in told] == [
        ("demands", "refund", 1),
        ("demands", "退款", 1),
        ("doubts", "is it true", 1),
    ]
