"""`tocsin verdict | ledger | missed | proposal`: how good the warnings were."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from tocsin import shapes
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.learning import printing, writing
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import learning
from tocsin.warning import ledger

missed_app = typer.Typer(help=say("ledger.cli.missed.help"), no_args_is_help=True)
proposal_app = typer.Typer(help=say("ledger.cli.proposal.help"), no_args_is_help=True)
root.app.add_typer(missed_app, name="missed")
root.app.add_typer(proposal_app, name="proposal")

_HALF_A_YEAR = timedelta(days=182)

ByOption = Annotated[str, typer.Option("--by", help=say("ledger.cli.by"))]
NoteOption = Annotated[str, typer.Option("--note", help=say("ledger.cli.note"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("ledger.cli.proposal.why"))]
WatchOption = Annotated[str | None, typer.Option("--watch", help=say("ledger.cli.ledger.watch"))]
ProposalArgument = Annotated[str, typer.Argument(help=say("ledger.cli.proposal.id"))]


@root.app.command("verdict", help=say("ledger.cli.verdict.help"))
def judge(
    warning_id: Annotated[str, typer.Argument(help=say("ledger.cli.verdict.id"))],
    kind: Annotated[ledger.Kind, typer.Argument(help=say("ledger.cli.verdict.kind"))],
    *,
    by: ByOption,
    note: NoteOption = "",
    noticed: Annotated[
        datetime | None, typer.Option("--noticed", help=say("ledger.cli.noticed"))
    ] = None,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Enter what a named person says of a warning."""
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        one = learning.deciding.judge(
            books,
            opening.actor(by),
            warning_id,
            kind=kind,
            now=now,
            note=note,
            noticed_at=writing.utc(noticed),
        )
    words.tell(
        "ledger.cli.verdict.done", version=one.version, verdict=say(f"ledger.verdict.{one.kind}")
    )


@root.app.command("ledger", help=say("ledger.cli.ledger.help"))
def show(
    *,
    watch: WatchOption = None,
    since: Annotated[
        datetime | None, typer.Option("--since", help=say("ledger.cli.ledger.since"))
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", help=say("ledger.cli.ledger.until"))
    ] = None,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the figures, each with its interval, and what they speak for."""
    end = writing.utc(until) or clock.SystemClock().now()
    begin = writing.utc(since) or end - _HALF_A_YEAR
    with folder.reading(config, data) as books:
        if as_json:
            told = learning.ledger_shapes.whole(books, watch, since=begin, until=end)
            tables.tell(told)
            return
        found = learning.entries.of(books, watch, since=begin, until=end)
        missed = [one for one in books.missed.all(watch) if begin <= one.onset < end]
        proposals = books.proposals.all(watch)
        chances = ledger.calibrated(learning.entries.of(books))
        begun = learning.entries.begun(books, watch)
    printing.tabulate(ledger.tallies(found, missed, since=begin, until=end, begun=begun))
    printing.tell_chances(chances)
    for one in proposals:
        printing.tell_proposal(one)


@missed_app.command("add", help=say("ledger.cli.missed.add.help"))
def miss(
    watch: Annotated[str, typer.Option("--watch", help=say("ledger.cli.missed.watch"))],
    onset: Annotated[datetime, typer.Option("--onset", help=say("ledger.cli.missed.onset"))],
    by: ByOption,
    *,
    note: NoteOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Enter a case that nobody was warned of."""
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        at = writing.utc(onset) or now
        one = learning.deciding.miss(books, opening.actor(by), watch, onset=at, now=now, note=note)
    words.tell("ledger.cli.missed.add.done", missed=one.missed_id)


@missed_app.command("list", help=say("ledger.cli.missed.list.help"))
def list_missed(
    *,
    watch: WatchOption = None,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print every missed case."""
    with folder.reading(config, data) as books:
        found = books.missed.all(watch)
    if as_json:
        told = [learning.ledger_shapes.missed_case(one) for one in found]
        tables.tell(told)
        return
    for one in found:
        line = (str(shapes.time(one.onset)), one.watch_id, one.missed_id, one.person, one.note)
        words.OUT.print("  ".join(line), markup=False)


@missed_app.command("withdraw", help=say("ledger.cli.missed.withdraw.help"))
def withdraw(
    missed_id: Annotated[str, typer.Argument(help=say("ledger.cli.missed.id"))],
    *,
    by: ByOption,
    note: NoteOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Take a missed case back."""
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        learning.deciding.withdraw(books, opening.actor(by), missed_id, now=now, note=note)
    words.tell("ledger.cli.missed.withdraw.done", missed=missed_id)


@proposal_app.command("draw", help=say("ledger.cli.proposal.draw.help"))
def draw(
    watch: Annotated[str, typer.Argument(help=say("ledger.cli.ledger.watch"))],
    *,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Draw proposals for a watch from its verdicts; nothing changes by it."""
    with folder.reading(config, data) as books:
        found = learning.deciding.propose(books, watch, now=clock.SystemClock().now())
    with folder.writing(config, data) as books:
        learning.deciding.keep_proposals(
            books, opening.actor(), watch, found, now=clock.SystemClock().now()
        )
    for one in found:
        printing.tell_proposal(one)
    if not found:
        words.tell("ledger.proposal.none")


@proposal_app.command("list", help=say("ledger.cli.proposal.list.help"))
def list_proposals(
    *,
    watch: WatchOption = None,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print proposals, the newest first."""
    with folder.reading(config, data) as books:
        found = books.proposals.all(watch)
    for one in found:
        printing.tell_proposal(one)


@proposal_app.command("apply", help=say("ledger.cli.proposal.apply.help"))
def apply(
    proposal_id: ProposalArgument,
    *,
    by: ByOption,
    why: WhyOption,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Put a proposed budget in force."""
    _decide(proposal_id, ledger.State.APPLIED, by, why, config, data)


@proposal_app.command("decline", help=say("ledger.cli.proposal.decline.help"))
def decline(
    proposal_id: ProposalArgument,
    *,
    by: ByOption,
    why: WhyOption,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Leave the budget as it is."""
    _decide(proposal_id, ledger.State.DECLINED, by, why, config, data)


def _decide(
    proposal_id: str,
    state: ledger.State,
    by: str,
    why: str,
    config: Path | None,
    data: Path | None,
) -> None:
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        learning.deciding.decide(
            books, opening.actor(by), proposal_id, state=state, why=why, now=now
        )
    words.tell("ledger.cli.proposal.done", proposal=proposal_id, state=say(f"ledger.state.{state}"))
