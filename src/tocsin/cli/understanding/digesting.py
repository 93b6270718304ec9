"""`tocsin digest`: yesterday's complaints to the product side, through the outbox."""

from typing import Annotated, Literal

import typer

from tocsin import notices
from tocsin.cli import root, words
from tocsin.cli.basis import folder
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import complaints

Channel = Literal["in_app", "email", "webhook"]
Language = Literal["en", "zh-Hant", "zh-Hans"]

WatchOption = Annotated[str, typer.Option("--watch", help=say("complaints.cli.watch"))]
PersonOption = Annotated[str, typer.Option("--person", help=say("complaints.cli.person"))]
ChannelOption = Annotated[Channel, typer.Option("--channel", help=say("complaints.cli.channel"))]
RecipientOption = Annotated[str, typer.Option("--recipient", help=say("complaints.cli.recipient"))]
LanguageOption = Annotated[
    Language, typer.Option("--language", help=say("complaints.cli.language"))
]


@root.app.command("digest", help=say("complaints.cli.digest"))
def digest(
    watch: WatchOption,
    person: PersonOption,
    *,
    channel: ChannelOption = "webhook",
    recipient: RecipientOption = "product",
    language: LanguageOption = "en",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Promise yesterday's complaints of a watch to one recipient, once."""
    stop = notices.Stop(channel=channel, recipient=recipient, languages=(language,))
    wanted = complaints.digest.Wanted(watch_id=watch, stop=stop, person=person)
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        is_new = complaints.digest.send(books, kept.store, wanted, now)
    words.tell("complaints.cli.promised" if is_new else "complaints.cli.promised_before")
