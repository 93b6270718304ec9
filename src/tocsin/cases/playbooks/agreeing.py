"""Whether the parts of a playbook agree with each other, and how one extends another: pure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

import yaml

from tocsin.cases.playbooks.model import Playbook
from tocsin.cases.playbooks.nodes import Faults

_CODE = re.compile(r"[a-z][a-z0-9_-]{0,48}\Z")
MOST_PLAYS = 200


def is_code(told: str) -> bool:
    """Return whether a text may name something: small Latin letters, digits, "-" and "_".

    >>> is_code("food-safety"), is_code("Food safety")
    (True, False)
    """
    return _CODE.match(told) is not None


def extended(base: Playbook, own: Playbook, without: frozenset[str]) -> Playbook:
    """Return `own` with all of `base` that it neither replaces nor does without."""
    mine = codes(own) | without
    said = {(one.stage, one.audience) for one in own.wordings}
    return replace(
        own,
        team=tuple(dict.fromkeys((*base.team, *own.team))),
        clocks=(*(one for one in base.clocks if one.code not in mine), *own.clocks),
        plays=(*(one for one in base.plays if one.code not in mine), *own.plays),
        wordings=(
            *own.wordings,
            *(one for one in base.wordings if (one.stage, one.audience) not in said),
        ),
        sources={**base.sources, **own.sources},
    )


def codes(one: Playbook) -> frozenset[str]:
    """Return the codes of a playbook's plays and clocks."""
    return frozenset(each.code for each in one.plays) | {each.code for each in one.clocks}


def check(whole: Playbook, own: Playbook, where: Mapping[str, yaml.Node], faults: Faults) -> None:
    """Enter what in a playbook points nowhere, or at itself."""
    plays_known = {one.code for one in whole.plays}
    if len(whole.plays) > MOST_PLAYS:
        faults.at(None, "too_many", limit=MOST_PLAYS)
    for play in own.plays:
        for other in play.blocked_by:
            if other not in plays_known:
                faults.unknown(where[f"blocked/{play.code}/{other}"], "play", other, plays_known)
    plays = [(one.code, one.source) for one in own.plays]
    for code, source in [*plays, *((one.code, one.source) for one in own.clocks)]:
        if source and source not in whole.sources:
            faults.unknown(where[f"source/{code}"], "source", source, whole.sources)
    graph = {
        one.code: [each for each in one.blocked_by if each in plays_known] for one in whole.plays
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = [str(one) for one in error.args[1]]
        place = next((where[f"play/{one}"] for one in circle if f"play/{one}" in where), None)
        faults.at(place, "circle", told=" → ".join(circle))
