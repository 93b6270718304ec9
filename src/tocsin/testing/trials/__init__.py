"""A person's own settings, tried: at their own source as far as listening goes, then against ours.

    report = await trials.run("rss", {"url": "https://news.example/feed.xml"})

A source that is not ours is only listened to. What would disturb it (refusals, posts sent twice)
the same settings meet on this machine: a server of ours, a copy of the file, deliveries that we
sign ourselves. Nothing of that leaves the machine.
"""

import dataclasses
from collections.abc import Mapping

from tocsin import connectors, listening
from tocsin.kernel import clock
from tocsin.testing import builders, connector_contract, findings
from tocsin.testing.trials import copies, deliveries, listened, served

OURS = {
    "bluesky": served.stream,
    "file": copies.tried,
    "rss": served.feed,
    "webhook": deliveries.tried,
}
_ASKED = ("gaps", "duplicates", "reorder", *connector_contract.HOWS)


async def run(
    connector: str,
    settings: Mapping[str, object],
    *,
    patience_s: float = 10.0,
    arrival_s: float = 35.0,  # longer than any connector waits for an answer
) -> findings.ContractReport:
    """Try a connector under these settings; raises BadSettings."""
    kind = connectors.kind(connector)

    def make() -> listening.Connector:
        return kind.connect(
            settings, clock=clock.SystemClock(), pseudonyms=builders.some_pseudonyms()
        )

    make()
    found: list[findings.Finding] = []
    if kind.manifest.mode != "webhook":  # there, nobody can be listened to
        own = await listened.checks(
            make,
            is_live=kind.manifest.mode == "push",
            arrival_s=arrival_s,
            patience_s=patience_s,
        )
        found += _how("own_source", own)
    ours = OURS.get(connector)
    if ours is not None:
        how, checks = await ours(settings, patience_s=patience_s)
        found += _how(how, checks)
    else:
        code = "asks_nobody" if connector == "simulation" else "no_server_of_ours"
        told = {finding.check for finding in found}
        left = [name for name in _ASKED if findings.name(name) not in told]
        found += [findings.skipped(name, code) for name in left]
    return findings.ContractReport(findings=tuple(found))


def _how(how: str, found: list[findings.Finding]) -> list[findings.Finding]:
    """Say with each check that was tried what was done for it."""
    code = findings.name(f"how_{how}")
    return [
        one if one.how or one.status == "not_applicable" else dataclasses.replace(one, how=code)
        for one in found
    ]
