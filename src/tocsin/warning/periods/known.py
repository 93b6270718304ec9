"""The dates that come with Tocsin: a choice to take from, never in force by themselves."""

import tomllib
from datetime import datetime
from functools import cache
from importlib import resources

import msgspec

from tocsin.warning import errors
from tocsin.warning.periods import model, zones


class _Date(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    zone: str
    begins_at: str  # local time
    ends_at: str
    repeats: str = ""
    edge_factor: float = 2.0
    poll_factor: float = 0.5
    tell_from: str = "blue"
    source: str = "judgement"
    why: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    period: list[_Date]


@cache
def shipped() -> tuple[model.Period, ...]:
    """Return them; the catalogue says their names by `warning.period.<id>`."""
    told = resources.files(__package__).joinpath("known.toml").read_text("utf-8")
    read = msgspec.convert(tomllib.loads(told), type=_File)
    return tuple(_period(one) for one in read.period)


def period(code: str) -> model.Period:
    """Return one; raises errors.UnknownPeriod."""
    found = next((one for one in shipped() if one.period_id == code), None)
    if found is None:
        raise errors.UnknownPeriod(period_id=code)
    return found


def _period(one: _Date) -> model.Period:
    from_zone = zones.zone(one.zone)
    begins, ends = (
        datetime.fromisoformat(told).replace(tzinfo=from_zone)
        for told in (one.begins_at, one.ends_at)
    )
    return model.checked(
        model.Period(
            period_id=one.code,
            name=one.code,
            begins_at=begins,
            ends_at=ends,
            zone=one.zone,
            repeats=one.repeats,
            edge_factor=one.edge_factor,
            poll_factor=one.poll_factor,
            tell_from=one.tell_from,
            source="shipped",
            why=one.why or one.source,
        )
    )
