"""What listening alone shows of a source that is not ours."""

from collections import defaultdict
from collections.abc import Callable

from tocsin import listening
from tocsin.testing import connector_contract, ears, findings
from tocsin.testing.findings import Finding

Make = Callable[[], listening.Connector]


async def checks(
    make: Make, *, is_live: bool, arrival_s: float, patience_s: float
) -> list[Finding]:
    """Return what is found by listening three times: anew, behind a cursor, and again."""
    first = await ears.hear(make(), None, at_least=1, patience_s=arrival_s)
    if first.error is not None:
        return [connector_contract.refused("arrives", first.error)]
    if not first.batches and is_live:
        return [findings.skipped("arrives", "quiet", seconds=round(arrival_s))]
    if not first.batches:
        return [findings.failed("arrives", "nothing_came", seconds=round(arrival_s))]
    if not first.ids():
        return [_empty(first)]
    return [
        _arrives(first),
        findings.judged("pure_parse", first.is_pure, "not_equal"),
        findings.judged("pseudonyms", first.is_pseudonymous, "bare_account"),
        _times(first),
        *await _again(make, first, patience_s),
    ]


def _arrives(first: ears.Heard) -> Finding:
    if not first.is_posts:
        return findings.failed("arrives", "wrong_schema")
    count, faults = len(first.ids()), first.faults()
    if faults:
        why = {"code": faults[0].reason, "facts": {}}
        return findings.passed("arrives", "posts_and_faults", count=count, bad=len(faults), why=why)
    return findings.passed("arrives", "posts", count=count)


def _empty(first: ears.Heard) -> Finding:
    faults = first.faults()
    if not faults:
        return findings.skipped("arrives", "no_posts_now")
    why = {"code": faults[0].reason, "facts": {}}
    return findings.failed("arrives", "only_faults", bad=len(faults), why=why)


def _times(first: ears.Heard) -> Finding:
    """Check that no post is newer than the moment it came; tell who claimed to be."""
    pairs = zip(first.created(), first.received(), strict=True)
    newer = sum(made > came for made, came in pairs)
    refused = sum(fault.reason == "listening.time_in_future" for fault in first.faults())
    if newer:
        return findings.failed("clock_skew", "from_the_future")
    return findings.passed("clock_skew", "times", count=len(first.created()), refused=refused)


async def _again(make: Make, first: ears.Heard, patience_s: float) -> list[Finding]:
    """Take up the first cursor twice; where nothing is new behind it, begin twice instead."""
    cursor = first.batches[0].cursor
    once = await ears.hear(make(), cursor, at_least=1, patience_s=patience_s)
    if once.error is not None:
        return [connector_contract.refused("gaps", once.error)]
    is_more = bool(once.ids())
    begun, known = (cursor, once) if is_more else (None, first)
    if begun is None and not once.batches and not await _repeats(make, known, patience_s):
        return [findings.skipped(name, "nothing_new") for name in ("gaps", "duplicates")]
    again = await ears.hear(make(), begun, wanted=known.ids(), patience_s=patience_s)
    if again.error is not None and not again.batches:
        return [connector_contract.refused("gaps", again.error)]
    return _compared(known, again, is_more=is_more)


async def _repeats(make: Make, known: ears.Heard, patience_s: float) -> bool:
    """Return whether beginning anew brings what was there before; a live stream does not."""
    heard = await ears.hear(make(), None, at_least=1, patience_s=patience_s)
    return bool(heard.ids() & known.ids())


def _compared(known: ears.Heard, again: ears.Heard, *, is_more: bool) -> list[Finding]:
    """Compare two hearings of the same: what is missing, and what came under another id."""
    missing = known.ids() - again.ids()
    before, after = _by_content(known), _by_content(again)
    came = before.keys() & after.keys()
    renamed = {name for told in came for name in before[told] - after[told]} & missing
    count = len(known.ids())
    code = "heard_behind_cursor" if is_more else "heard_again"
    if missing - renamed:
        gaps = findings.failed("gaps", "missing_again", count=len(missing - renamed))
    else:
        gaps = findings.passed("gaps", code, count=count)
    if renamed:
        return [gaps, findings.failed("duplicates", "renamed", count=len(renamed))]
    return [gaps, findings.passed("duplicates", "same_ids", count=count - len(missing))]


def _by_content(heard: ears.Heard) -> dict[tuple[str, str], set[str]]:
    """Return the ids of every text of an account."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    columns = (heard.column(name) for name in ("account", "text", "post_id"))
    for account, text, post_id in zip(*columns, strict=True):
        found[account, text].add(post_id)
    return dict(found)
