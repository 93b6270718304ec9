"""The one MetaData of every SQL table, and the column type for times.

A table module defines its tables on `METADATA`; a book is a class built with one SQLAlchemy
`Connection` (`Outbox(connection)`), which never commits: `Database.writing()` does.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, MetaData, TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Return an aware time as microseconds since the epoch."""
    return (at - _EPOCH) // _MICROSECOND


def instant(micros_: int) -> datetime:
    """Return the time, in UTC, of so many microseconds since the epoch."""
    return _EPOCH + timedelta(microseconds=micros_)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept as microseconds since the epoch: the same in every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return what the database keeps; a naive time is a bug and raises TypeError."""
        del dialect
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the time in UTC."""
        del dialect
        return None if value is None else instant(value)
