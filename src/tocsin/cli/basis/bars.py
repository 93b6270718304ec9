"""How far a long verb has come, where somebody looks at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tocsin.cli import words


@contextmanager
def bar(name: str = "") -> Iterator[Callable[[float], None]]:
    """Show a bar that what is yielded moves, from 0 to 1."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, TimeRemainingColumn(), console=words.ERR, transient=True) as shown:
        task = shown.add_task(name, total=1.0)
        yield lambda share: shown.update(task, completed=share)
