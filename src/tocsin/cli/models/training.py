"""`tocsin models train`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from tocsin.adapters.models import training
from tocsin.cli import root, words
from tocsin.cli.words import say
from tocsin.enrichment import training as rules
from tocsin.kernel import clock

_COLUMNS = ("split", "head", "posts", "accuracy", "macro_f1", "macro_recall", "ece", "answered")


@root.models_app.command("train", help=say("models.cli.train.help"))
def train(
    manifest: Annotated[
        Path, typer.Argument(dir_okay=False, help=say("models.cli.train.manifest"))
    ] = Path("manifest.toml"),
    *,
    out: Annotated[
        Path, typer.Option("--out", file_okay=False, help=say("models.cli.train.out"))
    ] = Path("trained"),
    rounds: Annotated[
        int, typer.Option("--rounds", min=1, max=50, help=say("models.cli.train.rounds"))
    ] = rules.Plan().rounds,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help=say("models.cli.train.seed"))
    ] = rules.Plan().seed,
) -> None:
    """Train all heads on a manifest's sets and write weights and card."""
    whole = training.manifest.read(manifest)
    with _progress() as told:
        done = training.train(
            whole,
            out,
            now=clock.SystemClock().now(),
            plan=rules.Plan(rounds=rounds, seed=seed),
            told=told,
        )
    table = Table(
        *(say(f"models.cli.column.{name}") for name in _COLUMNS), box=None, header_style="bold"
    )
    for one in done.measured:
        table.add_row(one.split, one.head, *figures(one.figures))
    if done.measured:
        words.OUT.print(table)
    words.tell("models.cli.train.done", version=done.version, posts=done.posts, folder=str(out))


def figures(found: rules.measuring.Measured) -> list[str]:
    """Return what a table shows of one head on one set."""
    shares = (found.accuracy, found.macro_f1, found.macro_recall)
    return [
        str(found.posts),
        *(f"{one.value:.3f} [{one.low:.3f}–{one.high:.3f}]" for one in shares),
        f"{found.ece:.3f}",
        f"{found.answered:.3f}",
    ]


@contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=words.ERR, transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def told(step: str, share: float) -> None:
            bar.update(task, description=say(f"models.cli.step.{step}"), completed=share)

        yield told
