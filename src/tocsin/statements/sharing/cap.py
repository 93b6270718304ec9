"""A statement as a Common Alerting Protocol 1.2 document (OASIS, 1 July 2010).

One `info` a language, of what is published: nothing unsigned leaves by this door. The order of the
elements is the schema's. Times carry an offset, and UTC is "-00:00" there, never "Z".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

from tocsin import warning
from tocsin.statements.drafting import Draft, Kind, Statement

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
CATEGORIES = (
    *("Geo", "Met", "Safety", "Security", "Rescue", "Fire"),
    *("Health", "Env", "Transport", "Infra", "CBRNE", "Other"),
)
_LEVEL = warning.Level
_GRAVITY = {
    _LEVEL.RED: ("Immediate", "Extreme"),
    _LEVEL.ORANGE: ("Immediate", "Severe"),
    _LEVEL.YELLOW: ("Expected", "Moderate"),
    _LEVEL.BLUE: ("Future", "Minor"),
}
# The standard forbids blanks, commas, "<" and "&" in what is referred to.
_REFERABLE = re.compile(r"[\s,<>&]+")
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_HEADLINE = 160
_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One published text."""

    draft: Draft
    published_at: datetime
    url: str = ""
    advice: str = ""  # what people should do, in the text's language


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who says so, and where it is about."""

    address: str  # a name of ours that stays: "press.lantern.example"
    name: str
    area: str
    category: str = "Other"
    contact: str = ""


def write(
    statement: Statement,
    told: Sequence[Told],
    sender: Sender,
    *,
    is_observed: bool,
    is_exercise: bool = False,
    earlier: Sequence[tuple[str, datetime]] = (),
) -> bytes:
    """Return the document; `earlier` are (statement, published at) of the case before this one."""
    sent = max(one.published_at for one in told)
    root = ET.Element("alert", {"xmlns": NAMESPACE})
    _add(root, "identifier", _referable(statement.statement_id))
    _add(root, "sender", _referable(sender.address))
    _add(root, "sent", _time(sent))
    _add(root, "status", "Exercise" if is_exercise else "Actual")
    _add(root, "msgType", "Update" if earlier else "Alert")
    _add(root, "scope", "Public")
    if statement.kind is Kind.CORRECTION:
        _add(root, "note", "Correction")
    if earlier:
        known = [_reference(sender, key, at) for key, at in earlier]
        _add(root, "references", " ".join(known))
    _add(root, "incidents", _referable(statement.case_id))
    for one in told:
        root.append(_info(statement, one, sender, is_observed=is_observed))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _info(statement: Statement, one: Told, sender: Sender, *, is_observed: bool) -> ET.Element:
    urgency, gravity = _GRAVITY.get(statement.level, ("Unknown", "Unknown"))
    until = statement.next_update_at
    ends = until if until and until > one.published_at else one.published_at + _LASTS
    info = ET.Element("info")
    _add(info, "language", one.draft.language)
    _add(info, "category", sender.category)
    _add(info, "event", statement.subject)
    if one.advice:
        _add(info, "responseType", "Execute")
    _add(info, "urgency", urgency)
    _add(info, "severity", gravity)
    _add(info, "certainty", "Observed" if is_observed else "Possible")
    _add(info, "effective", _time(one.published_at))
    _add(info, "expires", _time(ends))
    _add(info, "senderName", sender.name)
    _add(info, "headline", (one.draft.title or statement.subject)[:_LONGEST_HEADLINE])
    _add(info, "description", one.draft.text)
    if one.advice:
        _add(info, "instruction", one.advice)
    if one.url:
        _add(info, "web", one.url)
    if sender.contact:
        _add(info, "contact", sender.contact)
    area = ET.SubElement(info, "area")
    _add(area, "areaDesc", sender.area)
    return info


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _reference(sender: Sender, key: str, at: datetime) -> str:
    return f"{_referable(sender.address)},{_referable(key)},{_time(at)}"


def _referable(text: str) -> str:
    return _REFERABLE.sub("-", text) or "-"


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S-00:00")
