"""Checks what a person set up before it is relied on."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tocsin import connectors, listening, settings, warning
from tocsin.adapters import endpoint, models
from tocsin.assembly import keeping, naming
from tocsin.channels import email, in_app, webhook
from tocsin.kernel import clock, errors, ids, pseudonyms, reasons
from tocsin.runtimes import learning
from tocsin.testing import findings, trials

T = TypeVar("T")
_ANY_KEY = pseudonyms.Pseudonyms(key=bytes(32))
_CHANNELS: dict[str, type[BaseModel]] = {
    "email": email.Settings,
    "in_app": in_app.Settings,
    "webhook": webhook.Settings,
}
_NOBODY = {"url": "https://nobody.example", "model": "none"}
# Which line of its table a refusal is about.
_ABOUT = {
    "listening.account_otherwise_called": "accounts",
    "listening.bad_account": "accounts",
    "listening.bad_pattern": "patterns",
    "listening.period_ends_first": "sensitive_periods",
    "warning.unknown_preset": "preset",
}


def check_watch(told: settings.Watch) -> None:
    """Raise what listening or warning refuses of a watch."""
    listening.matching.checked([naming.watch(told, _ANY_KEY)])
    if told.preset:
        warning.presets.preset(told.preset)


def check_source(told: settings.Source) -> None:
    """Raise BadSettings for a source that cannot be built."""
    connectors.kind(told.connector).connect(
        told.settings, clock=clock.SystemClock(), pseudonyms=_ANY_KEY
    )


def check(chosen: settings.Settings, file: Path | None) -> None:
    """Raise BadConfiguration with all that the settings' own form cannot show, where it stands."""
    _raise(list(_found(settings.Page(file=file), chosen)))


def checked_whole(
    refused: settings.BadConfiguration, file: Path | None
) -> settings.BadConfiguration:
    """Return what the settings' form refuses, and with it what is wrong in all the rest."""
    sound = refused.sound
    if sound is None:
        return refused
    more = _found(settings.Page(file=file, left_out=sound.left_out), sound.settings)
    return settings.BadConfiguration(settings.in_order((*refused.faults, *more)))


def _found(page: settings.Page, chosen: settings.Settings) -> Iterator[settings.Fault]:
    yield from _of_watches(page, chosen.watch)
    yield from _of_sources(page, chosen.source)
    yield from _unusable(page, chosen)
    yield from _unasked(page, chosen)
    yield from _homeless(page, chosen)
    yield from _unknown(page, chosen)


def check_watches(told: Sequence[settings.Watch], file: Path) -> None:
    """Raise BadConfiguration with all that listening or warning refuses of a file's watches."""
    _raise(list(_of_watches(settings.Page(file=file), told)))


def check_sources(told: Sequence[settings.Source], file: Path) -> None:
    """Raise BadConfiguration with all that the connectors refuse of a file's sources."""
    _raise(list(_of_sources(settings.Page(file=file), told)))


def _raise(faults: Sequence[settings.Fault]) -> None:
    if faults:
        raise settings.BadConfiguration(tuple(faults))


def _of_watches(page: settings.Page, told: Sequence[settings.Watch]) -> Iterator[settings.Fault]:
    yield from _refused(page, "watch", told, check_watch)
    yield from _twice(page, "watch", [one.watch_id or ids.slug(one.name) for one in told])


def _of_sources(page: settings.Page, told: Sequence[settings.Source]) -> Iterator[settings.Fault]:
    yield from _refused(page, "source", told, check_source)
    yield from _twice(page, "source", [one.source_id or ids.slug(one.name) for one in told])


def _refused(
    page: settings.Page, table: str, told: Sequence[T], look: Callable[[T], None]
) -> Iterator[settings.Fault]:
    for number, one in enumerate(told):
        try:
            look(one)
        except errors.TocsinError as refusal:
            about = _ABOUT.get(refusal.code, "")
            setting = str(refusal.facts.get("setting", ""))
            place = (about or ("connector" if setting == "connector" else "settings"), setting)
            facts = {**refusal.facts, "guess": _meant(refusal)}
            yield settings.at(page, (table, number, *place), refusal.code, **facts)


def _meant(refusal: errors.TocsinError) -> str:
    """Return the connector, or the setting of it, that was probably meant; empty if none."""
    if not isinstance(refusal, listening.errors.BadSettings):
        return ""
    connector, setting = str(refusal.facts["connector"]), str(refusal.facts["setting"])
    if setting == "connector":
        return settings.guess(connector, connectors.kinds())
    if refusal.facts["why"] != reasons.because("kernel.value.unknown"):
        return ""
    return settings.guess(setting, connectors.kind(connector).settings_schema()["properties"])


def _twice(page: settings.Page, table: str, known: Sequence[str]) -> Iterator[settings.Fault]:
    """Yield what would take the place of another: the id is the same."""
    for number, one in enumerate(known):
        if one in known[:number]:
            yield settings.at(page, (table, number), "settings.same_id", id=one, key=f"{table}_id")


def _unusable(page: settings.Page, chosen: settings.Settings) -> Iterator[settings.Fault]:
    """Yield the channels that nobody knows or that could not be built."""
    for name, told in chosen.channels.items():
        place = ("channels", name)
        if name not in _CHANNELS:
            guess = settings.guess(name, _CHANNELS)
            facts = {"channel": name, "known": sorted(_CHANNELS), "guess": guess}
            yield settings.at(page, place, "settings.unknown_channel", **facts)
            continue
        try:
            _CHANNELS[name].model_validate(told)
        except ValidationError as refused:
            yield from settings.within(page, place, refused, _CHANNELS[name])


def _unasked(page: settings.Page, chosen: settings.Settings) -> Iterator[settings.Fault]:
    """Yield what is wrong with the endpoint of a language model."""
    try:
        endpoint.Settings.model_validate(chosen.endpoint or _NOBODY)
    except ValidationError as refused:
        yield from settings.within(page, ("endpoint",), refused, endpoint.Settings)


def _homeless(page: settings.Page, chosen: settings.Settings) -> Iterator[settings.Fault]:
    """Yield the routes whose channel is not set up: their notices would reach nobody."""
    there = {"in_app", *chosen.channels}
    for number, route in enumerate(chosen.routes):
        stops = [((), route), *((("then", place), one) for place, one in enumerate(route.then))]
        for place, stop in stops:
            if stop.channel not in there:
                path = ("routes", number, *place, "channel")
                yield settings.at(page, path, "settings.no_channel", channel=stop.channel)


def _unknown(page: settings.Page, chosen: settings.Settings) -> Iterator[settings.Fault]:
    """Yield a reader or a detector that nobody has installed, or that cannot be made."""
    reader, detector = chosen.ingest.reader, chosen.warning.detector
    wanted: tuple[tuple[str, str, str, Iterable[str], Callable[[], object]], ...] = (
        ("ingest", "reader", reader, models.readers(), lambda: models.reader(reader)),
        ("warning", "detector", detector, learning.known(), lambda: learning.chosen([detector])),
    )
    for section, key, told, known, make in wanted:
        try:
            make()
        except errors.TocsinError as refusal:
            guess = settings.guess(told, known)
            facts = {**refusal.facts, "guess": guess}
            yield settings.at(page, (section, key), refusal.code, **facts)


async def try_connector(name: str, chosen: settings.Settings) -> findings.ContractReport:
    """Try the settings of the source of this name or id, or a bare connector.

    Raises UnknownSource for a name that is neither, and BadSettings.
    """
    named = _named(name, map(naming.source, chosen.source)) or _named(name, _kept(chosen))
    if named is not None:
        return await trials.run(named.connector, dict(named.settings))
    if name not in connectors.kinds():
        raise listening.errors.UnknownSource(source_id=name)
    return await trials.run(name, {})


def _named(name: str, sources: Iterable[listening.Source]) -> listening.Source | None:
    return next((one for one in sources if name in {one.name, one.source_id}), None)


def _kept(chosen: settings.Settings) -> Sequence[listening.Source]:
    """Return the sources that the data folder keeps, if there is one."""
    try:
        kept = keeping.keep(chosen.store, anew=False)
    except keeping.NoData:
        return ()
    with contextlib.closing(kept), kept.db.reading() as books:
        return tuple(books.sources.all())
