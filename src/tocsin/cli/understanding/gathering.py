"""`tocsin stories`: what posts tell of together."""

from datetime import timedelta
from typing import Annotated

import typer

from tocsin.cli import root
from tocsin.cli.basis import folder, tables
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import stories

app = typer.Typer(help=say("stories.cli.help"), no_args_is_help=True)
root.app.add_typer(app, name="stories")

_COLUMNS = ("story_id", "watch_id", "posts", "accounts", "copies", "first_at", "last_at", "label")
_LONGEST = 60


@app.command("list", help=say("stories.cli.list.help"))
def list_stories(
    *,
    watch: Annotated[str | None, typer.Option("--watch", help=say("stories.cli.watch"))] = None,
    hours: Annotated[
        int, typer.Option("--hours", min=1, max=24 * 14, help=say("stories.cli.hours"))
    ] = 72,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200)] = 50,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print stories, each with the text of the post that stands for it."""
    since = clock.SystemClock().now() - timedelta(hours=hours)
    with folder.kept(config, data) as kept, kept.db.reading() as books:
        told = stories.telling.told(books, kept.store, books.stories.recent(watch, since, limit))
    if not as_json:
        for one in told:
            label = str(one["label"] or "")
            one["label"] = "".join(each for each in label if each.isprintable())[:_LONGEST]
    tables.show(told, _COLUMNS, as_json=as_json)
