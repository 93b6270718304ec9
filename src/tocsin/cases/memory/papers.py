"""Papers, evidence and playbooks in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from tocsin.cases.evidence.model import Snapshot
from tocsin.cases.playbooks.model import Playbook

T = TypeVar("T")


class Papers(Generic[T]):
    """One kind of paper."""

    def __init__(
        self, id_of: Callable[[T], str], case_of: Callable[[T], str], at: Callable[[T], datetime]
    ) -> None:
        self._id_of, self._case_of, self._at = id_of, case_of, at
        self._by_id: dict[str, T] = {}

    def put(self, one: T) -> None:
        """Keep one, in place of its older self."""
        self._by_id[self._id_of(one)] = one

    def get(self, paper_id: str) -> T | None:
        """Return one."""
        return self._by_id.get(paper_id)

    def of(self, case_id: str, limit: int = 1000) -> list[T]:
        """Return a case's, the newest first."""
        found = [one for one in self.all(limit=len(self._by_id)) if self._case_of(one) == case_id]
        return found[:limit]

    def all(self, limit: int = 1000) -> list[T]:
        """Return every case's, the newest first."""
        ordered = sorted(self._by_id.values(), key=lambda one: (self._at(one), self._id_of(one)))
        return ordered[::-1][:limit]


class Evidence:
    """Snapshots."""

    def __init__(self) -> None:
        self._by_case: dict[str, list[Snapshot]] = {}

    def add(self, one: Snapshot) -> None:
        """Add one to its case's chain."""
        self._by_case.setdefault(one.case_id, []).append(one)

    def last(self, case_id: str) -> Snapshot | None:
        """Return a case's newest."""
        return next(reversed(self._by_case.get(case_id, [])), None)

    def of(self, case_id: str) -> list[Snapshot]:
        """Return a case's, in order."""
        return [*self._by_case.get(case_id, [])]

    def drop(self, case_id: str) -> int:
        """Let go of a case's; returns how many there were."""
        return len(self._by_case.pop(case_id, []))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    playbook: Playbook
    text: str
    by: str
    at: datetime


class Playbooks:
    """The house's own playbooks."""

    def __init__(self) -> None:
        self._by_code: dict[str, list[_Kept]] = {}

    def put(self, one: Playbook, text: str, *, by: str, at: datetime) -> None:
        """Keep a version with the text it was read from."""
        kept = _Kept(playbook=one, text=text, by=by, at=at)
        self._by_code.setdefault(one.code, []).append(kept)

    def newest(self, code: str) -> Playbook | None:
        """Return the newest version."""
        found = self._by_code.get(code)
        return found[-1].playbook if found else None

    def text(self, code: str, version: int) -> str | None:
        """Return the text of a version."""
        found = [one for one in self._by_code.get(code, []) if one.playbook.version == version]
        return found[-1].text if found else None

    def versions(self, code: str) -> list[tuple[int, str, datetime]]:
        """Return (version, who put it, when), the newest first."""
        found = reversed(self._by_code.get(code, []))
        return [(one.playbook.version, one.by, one.at) for one in found]

    def codes(self) -> list[str]:
        """Return the codes of all."""
        return sorted(self._by_code)
