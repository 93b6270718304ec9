"""`tocsin pictures`: open the pictures of stored posts that lie in a folder."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin import enrichment
from tocsin.adapters import archive, pictures
from tocsin.cli import root, words
from tocsin.cli.basis import folder as folders
from tocsin.cli.words import say
from tocsin.runtimes import pictures as round_of

_IMAGES, _OCR = "pip install 'tocsin[images]'", "pip install 'tocsin[ocr]'"

FolderArgument = Annotated[
    Path, typer.Argument(exists=True, file_okay=False, help=say("pictures.cli.folder"))
]
WatchOption = Annotated[str | None, typer.Option("--watch", help=say("pictures.cli.watch"))]
TextOption = Annotated[bool, typer.Option("--text", help=say("pictures.cli.text"))]


@root.app.command("pictures", help=say("pictures.cli.help"))
def open_pictures(
    folder: FolderArgument,
    *,
    watch: WatchOption = None,
    with_text: TextOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Hash every picture that lies in FOLDER, and read the words in it where that is asked."""
    if not pictures.can_open():
        raise enrichment.pictures.errors.NoOpener(install=_IMAGES)
    if with_text and not pictures.can_read():
        raise enrichment.pictures.errors.NoOpener(install=_OCR)
    query = archive.PostQuery(watch_id=watch)
    reader = pictures.Rapid() if with_text else None
    with folders.kept(config, data) as kept:
        done = round_of.open_all(kept.db, kept.store, folder, query, reader)
    words.tell(
        "pictures.cli.done",
        pictures=done.pictures,
        hashed=done.hashed,
        read=done.read,
        faults=done.faults,
    )
