"""The query engine ends while it is being asked."""

import threading

import duckdb
import pytest

from tocsin.adapters.archive import engine

_LONG = "SELECT count(*) AS n FROM range(1_000_000_000_000) WHERE hash(range) = 7"


def test_it_ends_while_a_long_question_is_asked() -> None:
    asked = engine.Engine()
    begun, refused = threading.Event(), []

    def ask() -> None:
        begun.set()
        try:
            asked.ask(_LONG, {}, {})
        except duckdb.Error as error:
            refused.append(type(error))

    asking = threading.Thread(target=ask)
    asking.start()
    begun.wait()
    asked.close()
    asking.join()

    assert refused in ([duckdb.InterruptException], [duckdb.ConnectionException])


def test_it_answers_nothing_once_it_has_ended() -> None:
    asked = engine.Engine()
    asked.close()

    with pytest.raises(duckdb.ConnectionException):
        asked.ask("SELECT 1 AS n", {}, {})
