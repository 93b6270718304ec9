"""The ledger as a terminal shows it."""

from collections.abc import Iterable

from rich.table import Table

from tocsin.cli import words
from tocsin.cli.basis import tables
from tocsin.cli.learning import writing
from tocsin.cli.words import say
from tocsin.kernel import catalogue
from tocsin.warning import ledger

_COLUMNS = (
    "watch",
    "rule",
    "warnings",
    "judged",
    "missed",
    "precision",
    "recall",
    "lead",
    "alarms",
)
_VERDICTS = (ledger.Kind.TRUE, ledger.Kind.LATE, ledger.Kind.FALSE, ledger.Kind.NOT_OURS)


def tabulate(tallies: Iterable[ledger.Tally]) -> None:
    """Print one line a watch and rule; shares of too few cases say so."""
    columns = (say(f"ledger.cli.column.{name}") for name in _COLUMNS)
    table = Table(*columns, box=None, header_style="bold")
    for one in tallies:
        table.add_row(
            one.watch_id or say("ledger.cli.ledger.all"),
            _rule(one.rule),
            str(one.warnings),
            " · ".join(str(one.verdicts[kind]) for kind in _VERDICTS),
            str(one.missed),
            writing.enough(one.precision, writing.percent(one.precision)),
            writing.enough(one.recall, writing.percent(one.recall)),
            writing.enough(one.lead_minutes, writing.minutes(one.lead_minutes)),
            writing.number(one.alarms_per_week),
        )
    tables.show_whole(table)


def tell_chances(one: ledger.Calibration) -> None:
    """Print how likely warnings are true, and how well that is known."""
    words.tell(
        f"ledger.calibration.{one.method}",
        verdicts=one.verdicts,
        needed=one.needed,
        brier=f"{one.brier:.3f}",
        prior=f"{one.brier_prior:.3f}",
        ece=f"{one.ece:.3f}",
    )


def tell_proposal(one: ledger.Proposal) -> None:
    """Print a proposal, what it would have done, and where it stands."""
    told = say(
        f"ledger.proposal.{one.direction}",
        watch=one.watch_id,
        now=f"{one.budget_now:.3g}",
        proposed=f"{one.budget_proposed:.3g}",
        kept=one.kept,
        right=one.right,
        dropped=one.dropped,
        wrong=one.wrong,
        caught=one.caught,
        missed=one.missed,
        before=f"{one.alarms_before:.2f}",
        after=f"{one.alarms_after:.2f}",
    )
    words.OUT.print(
        f"{one.proposal_id}  [{say(f'ledger.state.{one.state}')}]  {told}", markup=False
    )


def _rule(rule: str) -> str:
    if not rule:
        return say("ledger.cli.ledger.every_rule")
    code = f"warning.rule.{rule}"
    return say(code) if catalogue.standard().knows(code) else rule
