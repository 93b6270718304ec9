"""Which playbook a warning speaks for, and what sort of crisis it may be: a proposal, with why."""

from collections.abc import Iterable, Mapping, Sequence

from tocsin import warning
from tocsin.cases.model import Kind, Origin, Sort, Trigger
from tocsin.cases.playbooks import shipped
from tocsin.cases.playbooks.model import Playbook

# Classes of consequence that say what set a crisis off, the surest first.
_TRIGGERS: Mapping[str, tuple[Trigger, Kind]] = {
    "data_leak": (Trigger.DATA_LEAK, Kind.OPERATIONS),
    "safety": (Trigger.QUALITY, Kind.PRODUCT),
    "fraud": (Trigger.MISCONDUCT, Kind.REPUTATION),
    "misconduct": (Trigger.MISCONDUCT, Kind.REPUTATION),
    "labour": (Trigger.MISCONDUCT, Kind.REPUTATION),
    "executive": (Trigger.MISCONDUCT, Kind.REPUTATION),
    "discrimination": (Trigger.MISCONDUCT, Kind.REPUTATION),
    "environment": (Trigger.QUALITY, Kind.OPERATIONS),
    "regulator": (Trigger.QUALITY, Kind.REPUTATION),
    "vulnerable": (Trigger.QUALITY, Kind.PRODUCT),
}


def sort(change: warning.LevelChange) -> Sort:
    """Return what sort of crisis the findings of a change speak for; opinion where none does."""
    found = change.explanation.findings if change.explanation else ()
    codes = {one.code for one in found}
    for code, (trigger, kind) in _TRIGGERS.items():
        if code in codes:
            return Sort(trigger=trigger, kind=kind, because=tuple(sorted(codes)))
    return Sort(trigger=Trigger.OPINION, kind=Kind.REPUTATION, origin=Origin.UNKNOWN)


def best(
    told: Sequence[str], trigger: Trigger, level: warning.Level, some: Iterable[Playbook]
) -> str:
    """Return the code of the playbook of a level that these codes and words speak for.

    Each of its words counts once, its trigger half; where nothing speaks for any, the base.
    """
    heard = [one.casefold() for one in told]

    def score(one: Playbook) -> float:
        spoken = sum(any(word.casefold() in each for each in heard) for word in one.suggested_by)
        return spoken + (one.trigger is trigger and trigger is not Trigger.UNKNOWN) / 2

    ranked = sorted(
        (one for one in some if level in one.levels), key=lambda one: (-score(one), one.code)
    )
    return ranked[0].code if ranked and score(ranked[0]) > 0 else shipped.BASE


def told_by(change: warning.LevelChange) -> list[str]:
    """Return the words of a change that may speak for a playbook."""
    if change.explanation is None:
        return []
    explained = change.explanation
    words = [word for one in explained.findings for word in (one.code, *one.words)]
    phrases = [one.phrase for one in explained.phrases]
    return [*words, *phrases, *(one.word for one in explained.cues)]
