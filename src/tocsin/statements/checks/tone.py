"""Tone beside what SCCT advises (Coombs 2007): advice with its reason, never a gate.

The advice: first what protects people and that we care, then reputation; deny only a rumour;
rebuild where we could have prevented it.
"""

from collections.abc import Iterator

from tocsin.statements.checks import wording
from tocsin.statements.checks.model import Beside, Finding, Grade
from tocsin.statements.drafting import Draft, Kind, Sentence

_OUTSIDE = frozenset(Kind) - {Kind.INTERNAL, Kind.QUESTIONS}


def find(draft: Draft, beside: Beside, split: list[Sentence]) -> Iterator[Finding]:
    """Yield where the tone is not what the cluster advises."""
    cluster, kind = beside.statement.cluster, beside.statement.kind
    if kind not in _OUTSIDE:
        return
    if kind is not Kind.CORRECTION and not wording.has("concern", draft.text):
        yield _whole("statements.tone.no_concern", cluster)
    if kind is Kind.APOLOGY and not wording.has("apology", draft.text):
        yield _whole("statements.tone.no_apology", cluster)
    if cluster == "preventable":
        if kind is not Kind.HOLDING and not wording.has("apology", draft.text):
            yield _whole("statements.tone.rebuild", cluster)
        yield from _of(split, "denial", "statements.tone.denies_preventable", cluster)
        yield from _of(split, "excuse", "statements.tone.excuses_preventable", cluster)
    if cluster == "victim" and kind is Kind.APOLOGY:
        yield _whole("statements.tone.apologises_as_victim", cluster)
    if cluster in {"preventable", "accidental"}:
        yield from _of(split[:2], "bolster", "statements.tone.bolsters_first", cluster)


def _whole(code: str, cluster: str) -> Finding:
    return Finding(code=code, grade=Grade.HINT, facts=_why(cluster))


def _of(split: list[Sentence], kind: str, code: str, cluster: str) -> Iterator[Finding]:
    for one in split:
        if wording.has(kind, one.text):
            told = _why(cluster)
            yield Finding(code=code, grade=Grade.HINT, start=one.start, end=one.end, facts=told)


def _why(cluster: str) -> dict[str, object]:
    name = cluster or "unjudged"
    return {"cluster": {"code": f"statements.cluster.{name}", "facts": {}}}
