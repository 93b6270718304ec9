"""The words of a notice, in every language its reader asked for; sentences live in locales/."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tocsin.notices import bundling
from tocsin.notices.model import Notice
from tocsin.notices.proving import auditing

_SECONDS_A_MINUTE = 60
_WEEKS_A_YEAR = 52
_RULE = "――――――――"
_LONGEST_SUBJECT = 200
_NAMED = 5


class Catalogue(Protocol):
    """Finds sentences; `kernel.catalogue.Catalogue` is one."""

    def say(self, lang: str, code: str, facts: Mapping[str, object] | None = None) -> str:
        """Return the sentence for `code`, filled with `facts`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A notice as a person reads it."""

    subject: str  # one line, no control characters
    text: str
    html: str
    languages: tuple[str, ...]


def write(notice: Notice, catalogue: Catalogue, *, address: str = "") -> Words:
    """Return the words of a notice; `address` is the war-room's, for the link."""
    languages = notice.languages or ("en",)
    parts = [_lines(notice, catalogue, lang, address) for lang in languages]
    text = f"\n\n{_RULE}\n\n".join("\n".join(lines) for lines in parts) + "\n"
    return Words(
        subject=_one_line(_subject(notice, catalogue, languages[0]))[:_LONGEST_SUBJECT],
        text=text,
        html="<hr>".join(
            _paragraphs(lines, lang) for lines, lang in zip(parts, languages, strict=True)
        ),
        languages=languages,
    )


def brief(notice: Notice, catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    """Return a notice as a list of lines in one language: what it is, then what there is to say.

    Since when is left out: whoever shows it knows the reader's zone.
    """
    is_of_outbox = notice.subject_code == auditing.SUBJECT
    subject = _one_line(_subject(notice, catalogue, lang))[:_LONGEST_SUBJECT]
    if is_of_outbox:
        return (subject, *_of_outbox(notice, catalogue, lang))
    _since, *lines = _of_change(notice, catalogue, lang)
    return (subject, *lines)


def _subject(notice: Notice, catalogue: Catalogue, lang: str) -> str:
    facts = _spoken(notice, catalogue, lang)
    subject = catalogue.say(lang, notice.subject_code, facts)
    if notice.facts.get("is_simulated"):
        return catalogue.say(lang, "notices.simulated", {"subject": subject})
    return subject


def _spoken(notice: Notice, catalogue: Catalogue, lang: str) -> dict[str, object]:
    facts = dict(notice.facts)
    for name in ("before", "after"):
        facts[name] = catalogue.say(lang, f"notices.level.{facts.get(name, 'none')}")
    at = facts.get("at")
    if isinstance(at, str):
        facts["at"] = datetime.fromisoformat(at)
    return facts


def _lines(notice: Notice, catalogue: Catalogue, lang: str, address: str) -> list[str]:
    lines = [_one_line(_subject(notice, catalogue, lang)), ""]
    tell = _of_outbox if notice.subject_code == auditing.SUBJECT else _of_change
    lines += tell(notice, catalogue, lang)
    if address:
        is_of_many = notice.subject_code in {auditing.SUBJECT, bundling.SUBJECT}
        place = "" if is_of_many else f"/{notice.warning_id}"
        room = notice.subject_code.partition(".")[0]
        if room in {"cases", "statements"}:
            link = f"{address.rstrip('/')}/{room}/{notice.warning_id.partition('/')[0]}"
        else:
            link = f"{address.rstrip('/')}/warnings{place}"
        lines.append(catalogue.say(lang, "notices.link", {"link": link}))
    lines += _endings(notice, catalogue, lang)
    return lines


def _of_outbox(notice: Notice, catalogue: Catalogue, lang: str) -> list[str]:
    lines = [catalogue.say(lang, "notices.undelivered.count", notice.facts)]
    for told in _mappings(notice.facts.get("undelivered"))[:_NAMED]:
        facts = {
            **told,
            "level": catalogue.say(lang, f"notices.level.{told.get('level')}"),
            "why": catalogue.say(lang, str(told.get("fault"))) if told.get("fault") else "?",
        }
        lines.append(_one_line(catalogue.say(lang, "notices.undelivered.one", facts)))
    return [*lines, catalogue.say(lang, "notices.undelivered.please")]


def _of_change(notice: Notice, catalogue: Catalogue, lang: str) -> list[str]:
    facts = _spoken(notice, catalogue, lang)
    lines = [catalogue.say(lang, "notices.at", facts)]
    written = _mappings(notice.facts.get("lines"))
    if written:
        said = (catalogue.say(lang, str(one.get("code")), _facts(one)) for one in written)
        return lines + [_one_line(sentence) for sentence in said]
    lines += [_reason(reason, catalogue, lang) for reason in _mappings(facts.get("reasons"))]
    share = facts.get("coverage")
    heard = round(share * 100) if isinstance(share, int | float) else "?"
    lines.append(catalogue.say(lang, "notices.coverage", {"percent": heard}))
    evidence = facts.get("evidence")
    if isinstance(evidence, list | tuple) and evidence:
        told = ", ".join(_one_line(str(one)) for one in evidence)
        lines.append(catalogue.say(lang, "notices.evidence", {"posts": told}))
    return lines


def _endings(notice: Notice, catalogue: Catalogue, lang: str) -> list[str]:
    told = []
    if notice.climb_at is not None and notice.chain:
        minutes = round(notice.climb_after.total_seconds() / _SECONDS_A_MINUTE, 1)
        told.append(catalogue.say(lang, "notices.please_acknowledge", {"minutes": minutes}))
    if notice.doubts:
        told.append(catalogue.say(lang, "notices.may_repeat"))
    return [*told, "", catalogue.say(lang, "notices.signature", {"notice_id": notice.notice_id})]


def _reason(reason: Mapping[str, object], catalogue: Catalogue, lang: str) -> str:
    facts = dict(reason)
    facts["indicator"] = catalogue.say(lang, f"notices.indicator.{reason.get('indicator')}")
    window_s = reason.get("window_s")
    if isinstance(window_s, int | float):
        facts["minutes"] = round(window_s / _SECONDS_A_MINUTE)
    rarity = _rarity(reason)
    sentence = catalogue.say(lang, "notices.reason", facts)
    if rarity is None:
        return sentence
    code = "notices.rare_years" if rarity >= _WEEKS_A_YEAR else "notices.rare_weeks"
    facts = {"weeks": round(rarity, 1), "years": round(rarity / _WEEKS_A_YEAR)}
    return sentence + catalogue.say(lang, code, facts)


def _rarity(reason: Mapping[str, object]) -> float | None:
    rate = reason.get("rate_per_week")
    is_rare = isinstance(rate, int | float) and 0 < rate <= 1
    return 1 / float(str(rate)) if is_rare else None


def _facts(line: Mapping[str, object]) -> Mapping[str, object]:
    facts = line.get("facts")
    return facts if isinstance(facts, Mapping) else {}


def _mappings(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list | tuple):
        return []
    return [one for one in value if isinstance(one, Mapping)]


def _paragraphs(lines: list[str], lang: str) -> str:
    told = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    return f'<div lang="{html.escape(lang)}">{told}</div>'


def _one_line(text: str) -> str:
    """Names come from people: no line of theirs may open a header or hide a word."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
