"""The canonical post on the wire, and the way from there to POSTS: pure, thousands at a time.

    {"id", "platform", "author", "text", "created_at", "edited_at", "parent_id", "lang",
     "quote_id", "repost_id", "urls", "media", "likes", "reposts", "replies", "followers", "region"}

Only id, text and created_at are required; edited_at says that this is a newer version of a post.
Times are ISO 8601 (without a zone: UTC, or what the
reception says) or epoch seconds, milliseconds or microseconds. What cannot be taken in comes back
as faults beside the posts; nothing here raises for bad input.
"""

from tocsin.connectors.wire import columns, excerpts, lines, times, values
from tocsin.connectors.wire.columns import FIELDS, Reception, Rows, empty, posts
from tocsin.connectors.wire.lines import CANONICAL, Fields, parse_lines

__all__ = [
    "CANONICAL",
    "FIELDS",
    "Fields",
    "Reception",
    "Rows",
    "columns",
    "empty",
    "excerpts",
    "lines",
    "parse_lines",
    "posts",
    "times",
    "values",
]
