"""What every connector promises, tried against a world that can misbehave.

    report = await run_contract(factory, world)

`factory` makes a fresh connector under the same settings each time. Checks are told by code; the
sentences are in locales/<lang>/connectors.json. What a person's own settings are tried with is
`tocsin.testing.trials`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Literal, Protocol

from tocsin import listening
from tocsin.testing import builders, ears, findings
from tocsin.testing.findings import ContractReport, Finding

Factory = Callable[[], listening.Connector]
How = Literal["rate_limited", "server_error", "revoked"]
HOWS: tuple[How, ...] = ("rate_limited", "server_error", "revoked")


class World(Protocol):
    """The counterpart of a connector, in the hands of a test."""

    wait_s: float  # that it asks for when it refuses for a while; 0 = it says nothing

    async def publish(self, posts: Sequence[Mapping[str, object]]) -> Sequence[str]:
        """Let canonical posts appear at the source; return the post ids they will have."""
        ...

    async def misbehave(self, how: How) -> bool:
        """Begin to refuse; False where this source cannot refuse like that."""
        ...

    async def behave(self) -> None:
        """Stop refusing."""
        ...


async def run_contract(
    factory: Factory, world: World, *, patience_s: float = 10.0
) -> ContractReport:
    """Try every promise that this world can try."""
    trial = _Trial(factory, world, patience_s)
    checks = (trial.gaps, trial.duplicates, trial.reorder, trial.clock_skew)
    found = (
        *await trial.listen_only(),
        *[await check() for check in checks],
        *[await trial.refusal(how) for how in HOWS],
    )
    return ContractReport(findings=found)


class _Trial:
    """One connector under trial; posts are numbered so that none is published twice unmeant."""

    def __init__(self, factory: Factory, world: World, patience_s: float) -> None:
        self._factory, self._world, self._patience_s = factory, world, patience_s
        self._cursor: str | None = None
        self._number = 0

    async def listen_only(self) -> list[Finding]:
        """Check what needs nothing but listening."""
        wanted = await self._publish(3)
        heard = await self._hear(wanted, at_least=1)
        self._cursor = heard.cursor
        if heard.error is not None:
            return [refused("arrives", heard.error)]
        return [
            self._arrives(heard, wanted),
            findings.judged("pure_parse", heard.is_pure, "not_equal"),
            findings.judged("pseudonyms", heard.is_pseudonymous, "bare_account"),
        ]

    def _arrives(self, heard: ears.Heard, wanted: set[str]) -> Finding:
        if not heard.batches:
            return findings.failed("arrives", "nothing_came", seconds=round(self._patience_s))
        if not heard.is_posts:
            return findings.failed("arrives", "wrong_schema")
        return findings.judged("arrives", wanted <= heard.ids(), "missing")

    async def gaps(self) -> Finding:
        """Take up a cursor: everything published since then must come."""
        wanted = await self._publish(5)
        first = await self._hear(wanted)
        more = await self._publish(5)
        second = await self._hear(more, cursor=first.cursor)
        self._cursor = second.cursor or first.cursor
        missing = (wanted - first.ids()) | (more - second.ids())
        return findings.judged("gaps", not missing, "missing", count=len(missing))

    async def duplicates(self) -> Finding:
        """Publish the same twice: it may come twice, but under one id."""
        posts = self._posts(2)
        once = set(await self._world.publish(posts))
        again = set(await self._world.publish(posts))
        marker = await self._publish(1)
        heard = await self._hear(once | marker)
        self._cursor = heard.cursor
        extra = heard.ids() - once - again - marker
        is_one = once == again and once <= heard.ids() and len(once) == len(posts)
        return findings.judged("duplicates", is_one, "missing", extra=len(extra))

    async def reorder(self) -> Finding:
        """Publish an older post after a newer one: both must come."""
        newer, older = self._posts(2)
        older["created_at"] = (builders.NOON - timedelta(hours=9)).isoformat()
        wanted = {*await self._world.publish([newer]), *await self._world.publish([older])}
        heard = await self._hear(wanted)
        self._cursor = heard.cursor
        return findings.judged("reorder", wanted <= heard.ids(), "missing")

    async def clock_skew(self) -> Finding:
        """Publish a post from next year: it is set right, or quarantined."""
        ahead, plain = self._posts(2)
        ahead["created_at"] = (builders.NOON + timedelta(days=400)).isoformat()
        await self._world.publish([ahead])
        wanted = set(await self._world.publish([plain]))
        heard = await self._hear(wanted)
        self._cursor = heard.cursor
        pairs = zip(heard.created(), heard.received(), strict=True)
        is_right = all(made <= came + timedelta(days=1) for made, came in pairs)
        is_kept = is_right and wanted <= heard.ids()
        return findings.judged("clock_skew", is_kept, "from_the_future")

    async def refusal(self, how: How) -> Finding:
        """Let the source refuse: is it told as what it is, and does the connector go on after?"""
        if not await self._world.misbehave(how):
            return findings.skipped(how, "cannot_happen")
        heard = await self._hear({"never"})
        await self._world.behave()
        if heard.error is None:
            return findings.failed(how, "no_error")
        if not _is_rightly_told(how, heard.error):
            return findings.failed(how, "wrong_error", why=heard.error.facts["why"])
        wait = getattr(heard.error, "wait", None) or timedelta(0)
        if how != "revoked" and wait.total_seconds() < self._world.wait_s:
            return findings.failed(how, "too_soon", seconds=round(self._world.wait_s))
        wanted = await self._publish(1)
        after = await self._hear(wanted)
        self._cursor = after.cursor or self._cursor
        if not wanted <= after.ids():
            return findings.failed(how, "stays_away")
        seconds = round(wait.total_seconds())
        code = "told_as" if how == "revoked" else "waited" if seconds else "went_on"
        return findings.passed(how, code, why=heard.error.facts["why"], seconds=seconds)

    async def _publish(self, count: int) -> set[str]:
        return set(await self._world.publish(self._posts(count)))

    def _posts(self, count: int) -> list[dict[str, object]]:
        numbers = range(self._number, self._number + count)
        self._number += count
        return [builders.a_post(number) for number in numbers]

    async def _hear(
        self, wanted: set[str], *, cursor: str | None = None, at_least: int = 0
    ) -> ears.Heard:
        return await ears.hear(
            self._factory(),
            cursor or self._cursor,
            wanted=wanted,
            at_least=at_least,
            patience_s=self._patience_s,
        )


def _is_rightly_told(how: How, error: ears.End) -> bool:
    """Return whether an error says that trying again makes sense, or that a person must act."""
    kind = listening.errors.SourceRefused if how == "revoked" else listening.errors.SourceFault
    return isinstance(error, kind)


def refused(check: str, error: ears.End) -> Finding:
    """Return a check that failed because the source did: in the refusal's own sentence."""
    return Finding(check=findings.name(check), status="failed", code=error.code, facts=error.facts)
