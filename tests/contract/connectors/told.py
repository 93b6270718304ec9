"""What a trial of a person's own settings told."""

from collections.abc import Mapping, Sequence

from tocsin.kernel import catalogue
from tocsin.testing import trials
from tocsin.testing.findings import Finding

PROMISES = {"arrives", "pure_parse", "pseudonyms", "gaps", "duplicates", "reorder", "clock_skew"}
REFUSALS = {"rate_limited", "server_error", "revoked"}


async def tried(
    connector: str, settings: Mapping[str, object], patience_s: float = 5.0, **waits: float
) -> Sequence[Finding]:
    """Return what is found, each with sentences that a person can read."""
    report = await trials.run(connector, settings, patience_s=patience_s, **waits)
    known = catalogue.standard().knows
    codes = [code for one in report.findings for code in (one.check, one.code, one.how) if code]
    assert [code for code in codes if not known(code)] == []
    return report.findings


def plain(code: str) -> str:
    return code.rpartition(".")[2].removeprefix("how_")


def checks(found: Sequence[Finding], how: str, status: str = "passed") -> set[str]:
    return {plain(one.check) for one in found if (plain(one.how), one.status) == (how, status)}


def why(found: Sequence[Finding], check: str, status: str) -> list[str]:
    return [plain(one.code) for one in found if (plain(one.check), one.status) == (check, status)]
