"""Choosing the layout of one part of a file from how it begins."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.file import mapping, presets, reading
from tocsin.connectors.file.settings import Settings
from tocsin.kernel import reasons

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 200
_PREAMBLE_ROWS = 30  # an export may tell about itself before its header
_HEADER_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A layout, the zone of times without one, and where the rows begin."""

    layout: mapping.Layout
    zone: str
    begins: reading.Place


NOTHING = Choice(layout=mapping.Layout(fields=()), zone="UTC", begins=reading.Place())


def choose(sample: reading.Sample, settings: Settings) -> Choice | listening.Fault:
    """Return the layout of a part, or the fault that names the columns it has instead."""
    if sample.kind in {"none", "sorted"} or (sample.kind == "csv" and not sample.head.strip()):
        return NOTHING
    if sample.kind == "csv":
        return _of_csv(sample, settings)
    columns = sample.columns if sample.kind == "table" else tuple(_keys(sample.head))
    if not columns:  # not one good line among the first: the rest may still be good
        return _choice(dict(wire.CANONICAL), presets.preset("canonical"), settings)
    preset, chosen = _chosen(columns, settings)
    if not _is_enough(chosen):
        return _unknown(sample, columns)
    if preset == presets.preset("canonical") and not settings.fields and sample.kind == "jsonl":
        chosen = dict(wire.CANONICAL)  # a field may first turn up behind the sample
    return _choice(chosen, preset, settings)


def _chosen(columns: tuple[str, ...], settings: Settings) -> tuple[presets.Preset, dict[str, str]]:
    preset, chosen = presets.best(settings.preset, columns)
    there = {presets.plain(column): column for column in columns}
    told = {field: there.get(presets.plain(name)) for field, name in settings.fields.items()}
    if missing := [settings.fields[field] for field, column in told.items() if column is None]:
        why = reasons.because("listening.why.no_column", columns=missing, there=list(columns[:40]))
        raise listening.errors.BadSettings(connector="file", setting="fields", why=why)
    return preset, {**chosen, **{field: column for field, column in told.items() if column}}


def _is_enough(chosen: Mapping[str, str]) -> bool:
    return "created_at" in chosen and bool({"text", "title"} & chosen.keys())


def _choice(
    chosen: dict[str, str],
    preset: presets.Preset,
    settings: Settings,
    *,
    columns: tuple[str, ...] = (),
    delimiter: str = ",",
    begins: reading.Place | None = None,
) -> Choice:
    if "title" in chosen and "text" not in chosen:
        chosen["text"] = chosen.pop("title")
    layout = mapping.Layout(
        fields=tuple(chosen.items()),
        columns=columns,
        delimiter=delimiter,
        mends_platforms=preset.mends_platforms,
    )
    return Choice(
        layout=layout,
        zone=settings.time_zone or preset.zone or _zone_of(chosen.get("created_at", "")),
        begins=begins or reading.Place(),
    )


def _zone_of(column: str) -> str:
    """A Chinese heading stands over Chinese time: the mainland, Taiwan and Hong Kong share it."""
    return "Asia/Shanghai" if any("\u4e00" <= letter <= "\u9fff" for letter in column) else "UTC"


def _unknown(sample: reading.Sample, columns: tuple[str, ...]) -> listening.Fault:
    told = f"{sample.name}: {', '.join(columns)}"
    return listening.Fault(
        place="line 1", reason="listening.unknown_columns", excerpt=wire.excerpts.excerpt(told)
    )


def _keys(head: bytes) -> Iterator[str]:
    """Return the keys of the first lines, and one level of the keys within them."""
    seen: dict[str, None] = {}
    for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n")[:_SAMPLE_LINES]:
        try:
            record = msgspec.json.decode(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            for key, value in record.items():
                seen[key] = None
                inner = value if isinstance(value, dict) else {}
                seen |= dict.fromkeys(f"{key}.{name}" for name in inner)
    yield from seen


def _of_csv(sample: reading.Sample, settings: Settings) -> Choice | listening.Fault:
    header = _header(sample.head, settings)
    if header is None:
        first = sample.head[:200].decode("utf-8", "replace").partition("\n")[0]
        return _unknown(sample, (first,))
    return header


def _header(head: bytes, settings: Settings) -> Choice | None:
    """Return the choice of the first row that names enough columns."""
    offset, line = 0, 1
    for end in reading.blocks.record_ends(head + b"\n")[:_PREAMBLE_ROWS].tolist():
        raw = head[offset:end]
        text, _ = mapping.decoded(raw[:_HEADER_CHARACTERS])
        lines = raw.count(b"\n") or 1
        offset, line = end, line + lines
        begins = reading.Place(offset=offset, line=line)
        for delimiter, columns in _split(text):
            preset, chosen = presets.best(settings.preset, columns)
            if _is_enough({**chosen, **settings.fields}):
                preset, chosen = _chosen(columns, settings)
                return _choice(
                    chosen, preset, settings, columns=columns, delimiter=delimiter, begins=begins
                )
    return None


def _split(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for delimiter in sorted(_DELIMITERS, key=text.count, reverse=True):
        try:
            row = next(csv.reader([text.rstrip("\r\n")], delimiter=delimiter), [])
        except csv.Error:
            continue
        if row:
            yield delimiter, tuple(row)
