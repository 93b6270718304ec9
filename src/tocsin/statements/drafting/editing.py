"""A person's version of the words: what stays as it was keeps its facts."""

import re
import unicodedata
from collections.abc import Iterable

from tocsin.statements import errors, facts
from tocsin.statements.drafting import sentences
from tocsin.statements.drafting.model import Cite, Draft, Kind, is_inside

LONGEST = 120_000
_TITLE = 300
_NAMES = 200
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ATTACHMENTS = 20


def cleaned(text: str) -> str:
    """Return text as it is kept and sealed: one kind of line end, no control characters."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", plain).strip()


def channel(kind: Kind, name: str) -> str:
    """Return where a draft goes; raises InsideOnly where others read what is for our own people."""
    found = name.strip()
    if kind is Kind.INTERNAL and not is_inside(found):
        raise errors.InsideOnly(channel=found)
    return found


def checked(one: Draft) -> Draft:
    """Return a draft that may stand; raises BadDraft."""
    if one.language not in facts.LANGUAGES:
        raise errors.BadDraft(why="language")
    if not one.channel or max(len(one.channel), len(one.account)) > _NAMES:
        raise errors.BadDraft(why="channel")
    if not one.text:
        raise errors.BadDraft(why="empty")
    if len(one.text) > LONGEST or len(one.title) > _TITLE or len(one.attachments) > _ATTACHMENTS:
        raise errors.BadDraft(why="long")
    if not all(_SHA256.fullmatch(each.sha256) for each in one.attachments):
        raise errors.BadDraft(why="attachment")
    return one


def cited(text: str, before: Draft | None, known: Iterable[facts.Fact]) -> tuple[Cite, ...]:
    """Return where the sentences of a text come from.

    A sentence that stood in the version before keeps its facts; one that holds a confirmed
    fact's own words is given that fact.
    """
    former = _by_words(before) if before else {}
    confirmed = [
        (one.fact_id, told.rstrip("。.！!"))
        for one in known
        if one.standing is facts.Standing.CONFIRMED
        for told in one.texts.values()
    ]
    found = []
    for one in sentences.split(text):
        kept = former.get(one.text)
        own = (key for key, told in confirmed if told in one.text)
        ids = tuple(dict.fromkeys((*(kept.fact_ids if kept else ()), *own)))
        template = kept.template if kept else ""
        if ids or template:
            cite = Cite(start=one.start, end=one.end, fact_ids=ids, template=template)
            found.append(cite)
    return tuple(found)


def _by_words(before: Draft) -> dict[str, Cite]:
    return {
        sentence.text: cite
        for sentence in sentences.split(before.text)
        for cite in before.cites
        if cite.start <= sentence.start and sentence.end <= cite.end
    }
