"""The live stream: one reader of the feed for any number of screens.

Hears   the feed's book
Says    server-sent events, resumable by position
Needs   a database to read from
Leaves  writing the feed to the runtimes
"""

from tocsin.web.live import stream, tail
from tocsin.web.live.stream import EventStream
from tocsin.web.live.tail import Tail

__all__ = ["EventStream", "Tail", "stream", "tail"]
