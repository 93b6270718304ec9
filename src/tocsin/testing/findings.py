"""What a check found, told by codes of the catalogue (locales/<lang>/connectors.json)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["passed", "failed", "not_applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found: `check`, `code` and `how` (what was done) are codes."""

    check: str
    status: Status
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractReport:
    """All findings, in the order they were made."""

    findings: tuple[Finding, ...]

    @property
    def is_kept(self) -> bool:
        """Return whether nothing failed."""
        return all(finding.status != "failed" for finding in self.findings)


def name(what: str) -> str:
    """Return the code of a check, or of a sentence about one."""
    return f"connectors.contract.{what}"


def judged(check: str, is_kept: bool, code: str, **facts: object) -> Finding:  # noqa: FBT001 - what the check is about
    """Return a check that passed, or failed for the reason `code`."""
    if is_kept:
        return Finding(check=name(check), status="passed", facts=facts)
    return failed(check, code, **facts)


def passed(check: str, code: str = "", **facts: object) -> Finding:
    """Return a check that passed, with what there is to tell about it."""
    return Finding(check=name(check), status="passed", code=name(code) if code else "", facts=facts)


def failed(check: str, code: str, **facts: object) -> Finding:
    """Return a check that failed."""
    return Finding(check=name(check), status="failed", code=name(code), facts=facts)


def skipped(check: str, code: str, **facts: object) -> Finding:
    """Return a check that could not be tried, and why."""
    return Finding(check=name(check), status="not_applicable", code=name(code), facts=facts)
