"""What a person decides is remembered only when it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import MagicMock, Mock

import pytest

from tocsin.adapters import sql
from tocsin.runtimes.writer import Writer

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


class FullDisk:
    """A database whose commits fail."""

    @contextmanager
    def writing(self) -> Iterator[Mock]:
        yield Mock()
        raise sql.errors.StoreFull(where="a test")

    @contextmanager
    def reading(self) -> Iterator[Mock]:
        yield Mock()


def test_a_decision_that_could_not_be_kept_is_taken_back() -> None:
    judge, store = Mock(), Mock()
    store.keys.return_value = None
    judge.recover.return_value = NOON
    writer = Writer(
        db=FullDisk(),  # type: ignore[arg-type]  # only its transactions are asked for
        store=store,
        judge=judge,
        placing=Mock(),
        feed=Mock(),
        desk_of=MagicMock(),
        watch_ids=tuple,
        coverage=Mock(),
    )

    with pytest.raises(sql.errors.StoreFull):
        writer.stand_down("w-1", person="Lin", reason="calm", now=NOON)

    judge.recover.assert_called_once()
