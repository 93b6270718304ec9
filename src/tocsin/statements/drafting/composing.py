"""A text from confirmed facts and a template: no machine invents a word of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from tocsin.statements import facts
from tocsin.statements.drafting.model import Cite
from tocsin.statements.drafting.shelf import Part, Template

_ENDS = "。！？!?….\n"
_CLOSING = {"en": "."}
_BETWEEN = {"en": " "}
_CHINESE = "%Y年%-m月%-d日 %H:%M"
_WHEN = {"en": "%-d %B %Y, %H:%M", "zh-Hant": _CHINESE, "zh-Hans": _CHINESE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a template is filled with beside facts."""

    organisation: str
    subject: str = ""
    next_update_at: datetime | None = None
    zone: str = "UTC"
    limit: int | None = None  # characters that the channel takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A text, where its sentences come from, and what it could not say."""

    title: str
    text: str
    cites: tuple[Cite, ...]
    gaps: tuple[facts.Aspect, ...]  # nothing confirmed
    untranslated: tuple[str, ...]  # facts without words in this language
    dropped: int  # sentences that the channel had no room for
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    text: str
    fact_ids: tuple[str, ...]
    is_paragraph: bool
    rank: int


def compose(template: Template, sheet: facts.Sheet, setting: Setting) -> Composed:
    """Return the text that a template makes of what is confirmed."""
    pieces = [piece for part in template.parts for piece in _pieces(part, template, sheet, setting)]
    kept = _fitting(pieces, template.language, setting.limit)
    text, cites = _joined(kept, template)
    return Composed(
        title=_filled(template.title, template.language, setting),
        text=text,
        cites=cites,
        gaps=sheet.gaps,
        untranslated=_untranslated(template, sheet),
        dropped=len(pieces) - len(kept),
        template=template.name,
    )


def moment(at: datetime, language: str, zone: str) -> str:
    """Return a time as a reader in a zone writes it, with the zone's name."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.strftime(_WHEN[language])} ({local.tzname()})"


def _pieces(
    part: Part, template: Template, sheet: facts.Sheet, setting: Setting
) -> Iterator[_Piece]:
    if not _holds(part.when, sheet, setting):
        return
    language = template.language
    if not part.take:
        words = _filled(part.say, language, setting)
        yield _Piece(text=words, fact_ids=(), is_paragraph=part.is_paragraph, rank=part.rank)
        return
    is_first = True
    for fact in _taken(part.take, sheet):
        told = fact.text(language)
        if not told:
            continue
        words = _filled(part.say, language, setting, told) if part.say else _ended(told, language)
        yield _Piece(
            text=words,
            fact_ids=(fact.fact_id,),
            is_paragraph=part.is_paragraph and is_first,
            rank=part.rank,
        )
        is_first = False


def _holds(when: str, sheet: facts.Sheet, setting: Setting) -> bool:
    condition, _, of = when.partition(":")
    if not condition:
        return True
    has = setting.next_update_at is not None if of == "next_update" else bool(_taken(of, sheet))
    return has if condition == "has" else not has


def _taken(of: str, sheet: facts.Sheet) -> tuple[facts.Fact, ...]:
    if of == "denied":
        return tuple(fact for row in sheet.rows for fact in row.denied)
    # The newest stands first on the sheet; a text tells in the order of things.
    return sheet.of(facts.Aspect(of)).confirmed[::-1]


def _filled(words: str, language: str, setting: Setting, fact: str = "") -> str:
    at = setting.next_update_at
    known = {
        "organisation": setting.organisation,
        "subject": setting.subject,
        "fact": fact.rstrip("。.！!"),
        "next_update": moment(at, language, setting.zone) if at else "",
    }
    for name, value in known.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _ended(text: str, language: str) -> str:
    return text if text.endswith(tuple(_ENDS)) else text + _CLOSING.get(language, "。")


def _fitting(pieces: list[_Piece], language: str, limit: int | None) -> list[_Piece]:
    kept = list(pieces)
    while limit is not None and len(kept) > 1 and len(_text(kept, language)) > limit:
        highest = max(piece.rank for piece in kept)
        if highest == min(piece.rank for piece in kept):
            break  # all that is left has to be said: a person shortens it
        last = max(at for at, piece in enumerate(kept) if piece.rank == highest)
        del kept[last]
    return kept


def _text(pieces: list[_Piece], language: str) -> str:
    text = ""
    for piece in pieces:
        text += _gap(text, piece, language) + piece.text
    return text


def _gap(text: str, piece: _Piece, language: str) -> str:
    if not text:
        return ""
    return "\n\n" if piece.is_paragraph else _BETWEEN.get(language, "")


def _joined(pieces: list[_Piece], template: Template) -> tuple[str, tuple[Cite, ...]]:
    text, cites = "", []
    for piece in pieces:
        text += _gap(text, piece, template.language)
        end = len(text) + len(piece.text)
        name = "" if piece.fact_ids else template.name
        cites.append(Cite(start=len(text), end=end, fact_ids=piece.fact_ids, template=name))
        text += piece.text
    return text, tuple(cites)


def _untranslated(template: Template, sheet: facts.Sheet) -> tuple[str, ...]:
    asked = {part.take for part in template.parts if part.take}
    told = [fact for of in sorted(asked) for fact in _taken(of, sheet)]
    return tuple(one.fact_id for one in told if not one.text(template.language))
