"""The playbooks that come with Tocsin, one file each, read when they are first asked for."""

import importlib.resources
from collections.abc import Mapping
from functools import cache

from tocsin.cases import errors
from tocsin.cases.playbooks import reading
from tocsin.cases.playbooks.model import Playbook

BASE = "first-hours"


@cache
def texts() -> Mapping[str, str]:
    """Return the text of each by its code; the base that the others extend comes first."""
    folder = importlib.resources.files(__package__) / "library"
    files = sorted(one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    found = {name.removesuffix(".yaml"): (folder / name).read_text("utf-8") for name in files}
    return {BASE: found[BASE], **found}


@cache
def all_of_them() -> Mapping[str, Playbook]:
    """Return each by its code."""
    base = reading.read(texts()[BASE])
    bases = {BASE: base}
    return {
        code: base if code == BASE else reading.read(text, bases) for code, text in texts().items()
    }


def playbook(code: str) -> Playbook:
    """Return one; raises errors.UnknownPlaybook."""
    found = all_of_them().get(code)
    if found is None:
        raise errors.UnknownPlaybook(playbook=code)
    return found
