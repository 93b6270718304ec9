"""The directory as one file, and back: what cannot be taken is left out and told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tocsin.directory import law
from tocsin.directory.acting import Actor, require
from tocsin.directory.entries import errors, model, service, sheets
from tocsin.kernel import reasons
from tocsin.kernel.errors import TocsinError

MOST_BYTES = 8 << 20
_ORDER = tuple(model.KINDS)  # those that are pointed to come before those that point


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An entry that was not taken."""

    kind: str
    number: int
    why: reasons.Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a file brought."""

    kept: int
    left_out: tuple[LeftOut, ...] = ()


def exported(books: service.Books, actor: Actor) -> dict[str, Sequence[model.Entry]]:
    """Return every entry by kind; raises NotAllowed."""
    require(actor, "entries.import", law.LAW)
    return {word: books.entries.all(kind) for word, kind in model.KINDS.items()}


def imported(books: service.Books, actor: Actor, content: bytes) -> Taken:
    """Keep the entries of a file; those that were known are replaced.

    Raises NotAllowed; BadFile where it is no directory at all.
    """
    require(actor, "entries.import", law.LAW)
    if len(content) > MOST_BYTES:
        raise errors.BadFile(why=reasons.because("directory.bad_file.large"))
    try:
        told = msgspec.json.decode(content, type=Mapping[str, list[msgspec.Raw]])
    except (msgspec.DecodeError, RecursionError) as fault:
        raise errors.BadFile(why=reasons.because("directory.bad_file.form")) from fault
    strange = sorted(set(told) - set(_ORDER))
    if strange:
        raise errors.BadFile(why=reasons.because("directory.bad_file.kind", kind=strange[0][:80]))
    kept, left = 0, list[LeftOut]()
    for word in _ORDER:
        for number, raw in enumerate(told.get(word, ()), start=1):
            why = _take(books, actor, word, raw)
            kept += why is None
            if why is not None:
                left.append(LeftOut(kind=word, number=number, why=why))
    return Taken(kept=kept, left_out=tuple(left))


def given(books: service.Books, actor: Actor, word: str) -> str:
    """Return every entry of a kind as CSV; raises NotAllowed."""
    require(actor, "entries.import", law.LAW)
    kind = model.KINDS[word]
    return sheets.written(kind, books.entries.all(kind))


def taken(books: service.Books, actor: Actor, word: str, content: bytes) -> Taken:
    """Keep the rows of a CSV of one kind; raises NotAllowed, BadFile."""
    require(actor, "entries.import", law.LAW)
    if len(content) > MOST_BYTES:
        raise errors.BadFile(why=reasons.because("directory.bad_file.large"))
    kept, left = 0, list[LeftOut]()
    for number, row in list(sheets.read(model.KINDS[word], content, _names(books))):
        why = _keep(books, actor, word, row)
        kept += why is None
        if why is not None:
            left.append(LeftOut(kind=word, number=number, why=why))
    return Taken(kept=kept, left_out=tuple(left))


def _names(books: service.Books) -> sheets.Names:
    """Return ids by names; a name that two share stands for neither."""
    told: dict[str, dict[str, str]] = {}
    for word, kind in model.KINDS.items():
        some = books.entries.all(kind)
        count = Counter(one.name for one in some)
        told[word] = {one.name: one.entry_id for one in some if count[one.name] == 1}
    return told


def _keep(books: service.Books, actor: Actor, word: str, row: sheets.Row) -> reasons.Reason | None:
    try:
        service.keep(books, actor, msgspec.convert(row, model.KINDS[word], strict=False))
    except msgspec.ValidationError:
        return reasons.because("directory.bad_entry.form")
    except TocsinError as refusal:
        return reasons.because(refusal.code, **refusal.facts)
    return None


def _take(books: service.Books, actor: Actor, word: str, raw: msgspec.Raw) -> reasons.Reason | None:
    try:
        service.keep(books, actor, msgspec.json.decode(raw, type=model.KINDS[word]))
    except (msgspec.DecodeError, RecursionError):
        return reasons.because("directory.bad_entry.form")
    except TocsinError as refusal:
        return reasons.because(refusal.code, **refusal.facts)
    return None
