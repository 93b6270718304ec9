"""A feed's bytes → POSTS rows: pure; feedparser is given bytes only and fetches nothing."""

import calendar
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

import feedparser
import msgspec

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.rss import text

_Row = dict[str, object]
_ENTRIES = 5_000


def parse(
    body: bytes, reception: wire.Reception, *, content_type: str = "", url: str = ""
) -> listening.Parsed:
    """Return the entries of an RSS, Atom or JSON feed as posts."""
    rows, faults = _json(body) if is_json(body) else _xml(body, content_type)
    rows = rows[:_ENTRIES]
    for row in rows:
        _complete(row, reception, url)
    columns = {field: [row.get(field) for row in rows] for field in wire.FIELDS}
    told = wire.Rows(columns=columns, count=len(rows), place=lambda row: f"entry {row + 1}")
    parsed = wire.posts(told, reception)
    return listening.Parsed(posts=parsed.posts, faults=(*parsed.faults, *faults))


def is_feed(body: bytes) -> bool:
    """Return whether bytes look like a feed at all; a sign-in page does not."""
    head = body[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").replace(b"\0", b"").lower()
    if head.startswith(b"{"):
        return b"version" in head or b'"items"' in body
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<channel"))


def is_json(body: bytes) -> bool:
    """Return whether a feed is a JSON feed."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def _complete(row: _Row, reception: wire.Reception, url: str) -> None:
    """Fill in what many feeds leave out: an id, a time, absolute links."""
    links = row.get("urls") or ()
    row["urls"] = [urljoin(url, str(link)) for link in _listed(links)] or None
    # A post without a time was written when we first saw it, as far as anyone knows.
    row["created_at"] = row.get("created_at") or reception.at
    if not row.get("id"):
        told = f"{row['urls']}{row.get('text')}".encode("utf-8", "surrogatepass")
        row["id"] = hashlib.blake2b(told, digest_size=10).hexdigest()


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _xml(body: bytes, content_type: str) -> tuple[list[_Row], list[listening.Fault]]:
    feed = feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": content_type} if content_type else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    lang = str(feed.feed.get("language", ""))
    rows = [_of_entry(entry, lang) for entry in feed.entries]
    cause = feed.get("bozo_exception")
    if not feed.bozo or isinstance(cause, feedparser.ThingsNobodyCaresAboutButMe):
        return rows, []
    return rows, [_malformed(cause)]


def _of_entry(entry: Mapping[str, Any], lang: str) -> _Row:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    body = max([*contents, entry.get("summary", "")], key=len)
    at = entry.get("published_parsed") or entry.get("updated_parsed")
    link = entry.get("link")
    return {
        "id": entry.get("id") or link,
        "author": entry.get("author"),
        "text": _joined(entry.get("title", ""), body),
        "created_at": calendar.timegm(at) if at else entry.get("published"),
        "lang": lang,
        "urls": [link] if link else None,
        "media": [part["href"] for part in entry.get("enclosures", ()) if part.get("href")],
        "replies": entry.get("slash_comments"),
    }


def _json(body: bytes) -> tuple[list[_Row], list[listening.Fault]]:
    try:
        feed = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as broken:
        return [], [_malformed(broken)]
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return [], [_malformed("items")]
    lang = feed.get("language", "")
    return [_of_item(item, lang) for item in items if isinstance(item, dict)], []


def _of_item(item: Mapping[str, Any], lang: object) -> _Row:
    authors = [part for part in _listed(item.get("authors")) if isinstance(part, dict)]
    author = authors[0] if authors else item.get("author")
    body = item.get("content_html") or item.get("content_text") or item.get("summary") or ""
    link = item.get("url") or item.get("external_url")
    media = [part.get("url") for part in _dicts(item.get("attachments"))]
    return {
        "id": item.get("id") or link,
        "author": author.get("name") or author.get("url") if isinstance(author, dict) else None,
        "text": _joined(item.get("title", ""), body),
        "created_at": item.get("date_published") or item.get("date_modified"),
        "lang": item.get("language") or lang,
        "urls": [link] if link else None,
        "media": [item.get("image"), *media],
    }


def _dicts(value: object) -> Iterable[Mapping[str, Any]]:
    return [part for part in _listed(value) if isinstance(part, dict)]


def _joined(title: object, body: object) -> str:
    """Return title and body as text, the title once."""
    head, rest = (text.plain(part) if isinstance(part, str) else "" for part in (title, body))
    return rest if not head or rest.startswith(head) else f"{head}\n{rest}".strip()


def _malformed(cause: object) -> listening.Fault:
    return listening.Fault(
        place="feed", reason="listening.malformed_feed", excerpt=wire.excerpts.excerpt(cause)
    )
