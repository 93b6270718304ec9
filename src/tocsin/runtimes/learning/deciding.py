"""What people decide about warnings, entered in the books with an audit entry each."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tocsin import directory, warning
from tocsin.adapters import sql
from tocsin.runtimes import publishing
from tocsin.runtimes.learning import entries, rarity
from tocsin.runtimes.rulings import law, lawmaking
from tocsin.warning import ledger

PROPOSED_FROM = timedelta(days=182)


def judge(
    books: sql.Books,
    actor: directory.Actor,
    warning_id: str,
    *,
    kind: ledger.Kind,
    now: datetime,
    note: str = "",
    noticed_at: datetime | None = None,
) -> ledger.Verdict:
    """Enter a verdict on a warning; NotAllowed, UnknownWarning, NobodyNamed, FromTheFuture."""
    directory.require(actor, "warning.judge", law.LAW)
    judged = books.warnings.get(warning_id)
    if judged is None:
        raise ledger.errors.UnknownWarning(warning_id=warning_id)
    former = next(iter(books.verdicts.versions(warning_id)), None)
    one = ledger.judge(
        judged, former, kind=kind, person=actor.name, at=now, note=note, noticed_at=noticed_at
    )
    books.verdicts.add(one)
    facts = {"verdict": str(kind), "version": one.version, "note": note, "noticed_at": noticed_at}
    books.audit.append(now, one.person, "verdict.entered", warning_id, facts)
    publishing.changed(books, "verdict", warning_id, now)
    return one


def miss(
    books: sql.Books,
    actor: directory.Actor,
    watch_id: str,
    *,
    onset: datetime,
    now: datetime,
    note: str = "",
) -> ledger.Missed:
    """Enter a case that nobody was warned of.

    Raises NotAllowed, UnknownWatch, NobodyNamed, FromTheFuture.
    """
    directory.require(actor, "missed.enter", law.LAW)
    if all(watch.watch_id != watch_id for watch in books.watches.all()):
        raise ledger.errors.UnknownWatch(watch_id=watch_id)
    one = ledger.miss(watch_id, onset=onset, person=actor.name, at=now, note=note)
    books.missed.add(one)
    facts = {"watch_id": watch_id, "onset": onset, "note": note}
    books.audit.append(now, one.person, "missed.entered", one.missed_id, facts)
    publishing.changed(books, "missed", one.missed_id, now)
    return one


def withdraw(
    books: sql.Books, actor: directory.Actor, missed_id: str, *, now: datetime, note: str = ""
) -> ledger.Missed:
    """Take a missed case back; its versions stay. Raises NotAllowed, UnknownMissed, NobodyNamed."""
    directory.require(actor, "missed.withdraw", law.LAW)
    former = books.missed.get(missed_id)
    if former is None or former.is_withdrawn:
        raise ledger.errors.UnknownMissed(missed_id=missed_id)
    one = ledger.withdraw(former, person=actor.name, at=now, note=note)
    books.missed.add(one)
    books.audit.append(now, one.person, "missed.withdrawn", missed_id, {"note": note})
    publishing.changed(books, "missed", missed_id, now)
    return one


def propose(books: sql.Books, watch_id: str, *, now: datetime) -> list[ledger.Proposal]:
    """Return what the last half-year's verdicts speak for; nothing is kept yet."""
    since = now - PROPOSED_FROM
    found = entries.of(books, watch_id, since=since)
    missed = [one for one in books.missed.all(watch_id) if one.onset >= since]
    begun = min([now, *(one.opened_at for one in found), *(one.onset for one in missed)])
    return ledger.propose(
        watch_id,
        found,
        missed,
        budget=standing_budget(books, watch_id, now),
        weeks=max((now - begun) / timedelta(weeks=1), 1.0),
        at=now,
        missed_rates=rarity.of_missed(books, watch_id, missed),
    )


def keep_proposals(
    books: sql.Books,
    actor: directory.Actor,
    watch_id: str,
    drawn: Sequence[ledger.Proposal],
    *,
    now: datetime,
) -> None:
    """Keep proposals in place of those of the watch that nobody decided on; raises NotAllowed."""
    directory.require(actor, "proposal.draw", law.LAW)
    books.proposals.withdraw_open(watch_id)
    for one in drawn:
        books.proposals.put(one)
    publishing.changed(books, "proposals", watch_id, now)


def decide(
    books: sql.Books,
    actor: directory.Actor,
    proposal_id: str,
    *,
    state: ledger.State,
    why: str,
    now: datetime,
) -> ledger.Proposal:
    """Apply or decline a proposal: nothing but this changes a budget on the ledger's word.

    Raises NotAllowed, UnknownProposal, AlreadyDecided, NobodyNamed, NoReason.
    """
    directory.require(actor, "proposal.decide", law.LAW)
    former = books.proposals.get(proposal_id)
    if former is None:
        raise ledger.errors.UnknownProposal(proposal_id=proposal_id)
    one = ledger.decide(former, state=state, person=actor.name, at=now, why=why)
    books.proposals.put(one)
    facts: dict[str, object] = {"watch_id": one.watch_id, "why": one.why}
    if state is ledger.State.APPLIED:
        before = standing_budget(books, one.watch_id, now)
        entry = lawmaking.set_budget(
            books, actor, one.watch_id, one.budget_proposed, why=one.why, now=now
        )
        facts |= {
            "budget_before": before,
            "budget_after": one.budget_proposed,
            "version": entry.version,
        }
    books.audit.append(now, one.person, f"proposal.{state}", proposal_id, facts)
    publishing.changed(books, "proposals", one.watch_id, now)
    return one


def standing_budget(books: sql.Books, watch_id: str, now: datetime) -> float:
    """Return the budget in force for a watch, without what a sensitive period adds."""
    lawbook = warning.rules.Lawbook(warning.Policy(), lawmaking.in_force(books))
    lawbook.has_turned(int(now.timestamp()) // 60)
    terms = lawbook.of(watch_id)
    return terms.budget_per_week / terms.edge_factor
