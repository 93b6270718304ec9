"""What every connector promises, tried against a world that can misbehave, or a user's own source.

    report = await run_contract(factory, world)      # in tests: everything
    report = await run_contract(factory, None)       # a user's settings: only what disturbs nobody

`factory` makes a fresh connector under the same settings each time. Checks are told by code; the
sentences are in locales/<lang>/connectors.json.
"""

import asyncio
import pickle
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol, cast

from tocsin import listening
from tocsin.testing import builders

Factory = Callable[[], listening.Connector]
How = Literal["rate_limited", "server_error", "revoked"]
Status = Literal["passed", "failed", "not_applicable"]

NOT_YOURS = "connectors.contract.not_yours_to_try"
CANNOT = "connectors.contract.cannot_happen"
_HEX = frozenset("0123456789abcdef")


class World(Protocol):
    """The counterpart of a connector, in the hands of a test."""

    async def publish(self, posts: Sequence[Mapping[str, object]]) -> Sequence[str]:
        """Let canonical posts appear at the source; return the post ids they will have."""
        ...

    async def misbehave(self, how: How) -> bool:
        """Begin to refuse; False where this source cannot refuse like that."""
        ...

    async def behave(self) -> None:
        """Stop refusing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found: `check` and `code` are codes of the catalogue."""

    check: str
    status: Status
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractReport:
    """All findings, in the order they were made."""

    findings: tuple[Finding, ...]

    @property
    def is_kept(self) -> bool:
        """Return whether nothing failed."""
        return all(finding.status != "failed" for finding in self.findings)


async def run_contract(
    factory: Factory, world: World | None, *, patience_s: float = 10.0
) -> ContractReport:
    """Try every promise that can be tried here."""
    trial = _Trial(factory, world, patience_s)
    findings = list(await trial.listen_only())
    checks = (trial.gaps, trial.duplicates, trial.reorder, trial.clock_skew)
    hows: tuple[How, ...] = ("rate_limited", "server_error", "revoked")
    if world is None:
        names = [*(check.__name__ for check in checks), *hows]
        return ContractReport(findings=(*findings, *(_skipped(name, NOT_YOURS) for name in names)))
    findings += [await check() for check in checks]
    findings += [await trial.refusal(how) for how in hows]
    return ContractReport(findings=tuple(findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    batches: tuple[listening.Batch, ...]
    parsed: tuple[listening.Parsed, ...]
    error: listening.errors.SourceFault | listening.errors.SourceRefused | None

    def ids(self) -> set[str]:
        return {post_id for p in self.parsed for post_id in p.posts.column("post_id").to_pylist()}

    def created(self) -> list[datetime]:
        return [at for p in self.parsed for at in p.posts.column("created_at").to_pylist()]

    def received(self) -> list[datetime]:
        return [at for p in self.parsed for at in p.posts.column("received_at").to_pylist()]

    @property
    def cursor(self) -> str | None:
        return self.batches[-1].cursor if self.batches else None


class _Trial:
    """One connector under trial; posts are numbered so that none is published twice unmeant."""

    def __init__(self, factory: Factory, world: World | None, patience_s: float) -> None:
        self._factory, self._world, self._patience_s = factory, world, patience_s
        self._cursor: str | None = None
        self._number = 0

    async def listen_only(self) -> list[Finding]:
        """Check what needs nothing but listening."""
        wanted = await self._publish(3) if self._world else set()
        heard = await self._hear(wanted, at_least=1)
        self._cursor = heard.cursor
        if heard.error is not None:
            told = {"code": heard.error.code, **heard.error.facts}
            return [
                Finding(check=_name("arrives"), status="failed", code=_name("no_error"), facts=told)
            ]
        return [
            self._arrives(heard, wanted),
            _judged("pure_parse", all(map(_is_pure, heard.batches)), "not_equal"),
            _judged("pseudonyms", all(map(_is_pseudonymous, heard.parsed)), "bare_account"),
        ]

    def _arrives(self, heard: _Heard, wanted: set[str]) -> Finding:
        if not heard.batches:
            return _judged("arrives", False, "nothing_came")
        is_posts = all(parsed.posts.schema == listening.POSTS for parsed in heard.parsed)
        if not is_posts:
            return _judged("arrives", False, "wrong_schema")
        return _judged("arrives", wanted <= heard.ids(), "missing")

    async def gaps(self) -> Finding:
        """Take up a cursor: everything published since then must come."""
        wanted = await self._publish(5)
        first = await self._hear(wanted)
        more = await self._publish(5)
        second = await self._hear(more, cursor=first.cursor)
        self._cursor = second.cursor or first.cursor
        missing = (wanted - first.ids()) | (more - second.ids())
        return _judged("gaps", not missing, "missing", count=len(missing))

    async def duplicates(self) -> Finding:
        """Publish the same twice: it may come twice, but under one id."""
        posts = self._posts(2)
        once = set(await self._at_the_world(posts))
        again = set(await self._at_the_world(posts))
        marker = await self._publish(1)
        heard = await self._hear(once | marker)
        self._cursor = heard.cursor
        extra = heard.ids() - once - again - marker
        is_one = once == again and once <= heard.ids() and len(once) == len(posts)
        return _judged("duplicates", is_one, "missing", extra=len(extra))

    async def reorder(self) -> Finding:
        """Publish an older post after a newer one: both must come."""
        newer, older = self._posts(2)
        older["created_at"] = (builders.NOON - timedelta(hours=9)).isoformat()
        wanted = {*await self._at_the_world([newer]), *await self._at_the_world([older])}
        heard = await self._hear(wanted)
        self._cursor = heard.cursor
        return _judged("reorder", wanted <= heard.ids(), "missing")

    async def clock_skew(self) -> Finding:
        """Publish a post from next year: it is set right, or quarantined."""
        ahead, plain = self._posts(2)
        ahead["created_at"] = (builders.NOON + timedelta(days=400)).isoformat()
        await self._at_the_world([ahead])
        wanted = set(await self._at_the_world([plain]))
        heard = await self._hear(wanted)
        self._cursor = heard.cursor
        pairs = zip(heard.created(), heard.received(), strict=True)
        is_right = all(made <= came + timedelta(days=1) for made, came in pairs)
        return _judged("clock_skew", is_right and wanted <= heard.ids(), "from_the_future")

    async def refusal(self, how: How) -> Finding:
        """Let the source refuse: the error must say whether trying again makes sense."""
        world = cast("World", self._world)
        if not await world.misbehave(how):
            return _skipped(how, CANNOT)
        heard = await self._hear({"never"})
        await world.behave()
        if heard.error is None:
            return _judged(how, False, "no_error")
        if how == "revoked":
            is_right = isinstance(heard.error, listening.errors.SourceRefused)
        else:
            is_right = isinstance(heard.error, listening.errors.SourceFault)
        return _judged(how, is_right, "wrong_error", told=heard.error.cause)

    async def _publish(self, count: int) -> set[str]:
        return set(await self._at_the_world(self._posts(count)))

    def _posts(self, count: int) -> list[dict[str, object]]:
        numbers = range(self._number, self._number + count)
        self._number += count
        return [builders.a_post(number) for number in numbers]

    async def _at_the_world(self, posts: Sequence[Mapping[str, object]]) -> Sequence[str]:
        return await cast("World", self._world).publish(posts)

    async def _hear(
        self, wanted: set[str], *, cursor: str | None = None, at_least: int = 0
    ) -> _Heard:
        """Listen until all that is wanted came, the source ends, fails, or patience does."""
        batches: list[listening.Batch] = []
        parsed: list[listening.Parsed] = []
        missing, error = set(wanted), None
        source = self._factory()
        stream = source.batches(cursor or self._cursor)
        try:
            async with asyncio.timeout(self._patience_s), aclosing(stream):  # type: ignore[type-var]  # generators close
                async for batch in stream:
                    batches.append(batch)
                    parsed.append(batch.parse())
                    _tell_committed(source, batch.cursor)
                    missing -= set(parsed[-1].posts.column("post_id").to_pylist())
                    if not missing and len(batches) >= at_least:
                        break
        except TimeoutError:
            pass
        except (listening.errors.SourceFault, listening.errors.SourceRefused) as refused:
            error = refused
        return _Heard(batches=tuple(batches), parsed=tuple(parsed), error=error)


def _tell_committed(source: object, cursor: str) -> None:
    tell = getattr(source, "committed", None)
    if tell is not None:
        tell(cursor)


def _is_pure(batch: listening.Batch) -> bool:
    once, again = batch.parse(), pickle.loads(pickle.dumps(batch.parse))()  # noqa: S301 - our own
    return bool(once == again)


def _is_pseudonymous(parsed: listening.Parsed) -> bool:
    accounts = set(parsed.posts.column("account").to_pylist()) - {""}
    return all(len(account) == 20 and set(account) <= _HEX for account in accounts)  # noqa: PLR2004 - kernel.pseudonyms


def _name(what: str) -> str:
    return f"connectors.contract.{what}"


def _skipped(check: str, code: str) -> Finding:
    return Finding(check=_name(check), status="not_applicable", code=code)


def _judged(check: str, is_kept: bool, code: str, **facts: object) -> Finding:  # noqa: FBT001 - private
    if is_kept:
        return Finding(check=_name(check), status="passed", facts=facts)
    return Finding(check=_name(check), status="failed", code=_name(code), facts=facts)
