"""What was published on the website: a page for everybody and a feed, out of the books."""

import html
from collections.abc import Sequence
from email.utils import format_datetime
from xml.sax import saxutils

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from tocsin import publishers
from tocsin.adapters import sql
from tocsin.statements import attaching, drafting, publishing
from tocsin.web import errors, pages, ports, problems, refusals

CHANNEL = "website"
_NEWEST = 50
_FEED = "application/rss+xml; charset=utf-8"

router = APIRouter(include_in_schema=False)

Shown = tuple[publishing.Publication, drafting.Draft]


@router.get("/status")
def showpublished(request: Request, house: ports.Here) -> Response:
    """Return the newest statements, and where the feed is."""
    lang = problems.language(request, house.settings.language)
    say = house.catalogue.say
    with house.db.reading() as books:
        found = published(books, books.publications.published(channel=CHANNEL, limit=_NEWEST))
    told = [article(one, draft, link=f"/status/{one.publication_id}") for one, draft in found]
    told = told or [f"<p>{html.escape(say(lang, 'statements.status.none'))}</p>"]
    feed = html.escape(say(lang, "statements.status.feed"))
    heading = html.escape(say(lang, "statements.status.heading"))
    link = f'<p><a href="/status/feed.xml">{feed}</a></p>'
    return page(house, lang, [f"<h2>{heading}</h2>", *told, link])


@router.get("/status/feed.xml")
def show_feed(request: Request, house: ports.Here) -> Response:
    """Return the newest statements as RSS 2.0."""
    lang = problems.language(request, house.settings.language)
    base = str(request.base_url).rstrip("/")
    with house.db.reading() as books:
        found = published(books, books.publications.published(channel=CHANNEL, limit=_NEWEST))
    title = saxutils.escape(house.catalogue.say(lang, "statements.status.heading"))
    entries = "".join(_entry(one, draft, base) for one, draft in found)
    told = (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>{title}</title><link>{base}/status</link><description>{title}</description>"
        f"<language>{lang}</language>{entries}</channel></rss>\n"
    )
    return Response(told.encode("utf-8", "replace"), media_type=_FEED)


@router.get("/status/{publication_id}")
def show_one(publication_id: refusals.Id, request: Request, house: ports.Here) -> Response:
    """Return one statement as it was signed; what is not published is not there."""
    lang = problems.language(request, house.settings.language)
    with house.db.reading() as books:
        one = books.publications.get(publication_id)
        found = published(books, [one] if one is not None and _is_shown(one) else [])
    if not found:
        raise errors.UnknownPage(path=request.url.path)
    return page(house, lang, [article(*found[0])])


def _is_shown(one: publishing.Publication) -> bool:
    return one.state is publishing.State.PUBLISHED and one.channel == CHANNEL


def published(books: sql.Books, some: Sequence[publishing.Publication]) -> list[Shown]:
    """Return each with the very version that went out."""
    return [
        (one, draft)
        for one in some
        for draft in books.drafts.versions(one.draft_id)
        if draft.number == one.draft_number
    ]


def article(
    one: publishing.Publication, draft: drafting.Draft, *, link: str = "", under: str = ""
) -> str:
    """Return one as it was signed: alone, led on by its title, or with HTML under it."""
    at = one.published_at or one.due_at
    title = html.escape(draft.title or draft.text.partition("\n")[0][:80])
    led = f'<h3><a href="{html.escape(link, quote=True)}">{title}</a></h3>'
    heading = led if link else f"<h3>{title}</h3>" if under else f"<h2>{title}</h2>"
    lines = html.escape(draft.text).split("\n\n")
    text = "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in lines)
    moment = f'<time datetime="{at:%Y-%m-%dT%H:%M:%SZ}">{at:%Y-%m-%d %H:%M} UTC</time>'
    language = html.escape(draft.language, quote=True)
    files = "".join(map(_shown, draft.attachments))
    inside = f"{heading}<p>{moment}</p>{text}{files}{under}"
    return f'<article lang="{language}" dir="auto">{inside}</article>'


def _shown(one: drafting.Attachment) -> str:
    """Return a picture with its description, a paper by its name."""
    url = f"{publishers.FILES}/{one.sha256}"
    if one.media_type not in attaching.PICTURES:
        return f'<p><a href="{url}" download>{html.escape(one.name)}</a></p>'
    alt = html.escape(one.alt, quote=True)
    return f'<p><img src="{url}" alt="{alt}" loading="lazy" style="max-width:100%"></p>'


def _entry(one: publishing.Publication, draft: drafting.Draft, base: str) -> str:
    at = one.published_at or one.due_at
    url = saxutils.escape(f"{base}/status/{one.publication_id}")
    title = saxutils.escape(_printable(draft.title or draft.text[:80]))
    return (
        f'<item><title>{title}</title><link>{url}</link><guid isPermaLink="true">{url}</guid>'
        f"<pubDate>{format_datetime(at)}</pubDate>"
        f"<description>{saxutils.escape(_printable(draft.text))}</description>"
        + "".join(_enclosed(it, base) for it in draft.attachments)
        + "</item>"
    )


def _enclosed(one: drafting.Attachment, base: str) -> str:
    """Return a file of a feed's entry, with its description (Media RSS)."""
    url = saxutils.quoteattr(f"{base}{publishers.FILES}/{one.sha256}")
    said = saxutils.escape(_printable(one.alt))
    about = f"<media:description>{said}</media:description>" if said else ""
    size = f'fileSize="{one.length}" type="{one.media_type}"'
    return f"<media:content url={url} {size}>{about}</media:content>"


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(one for one in text if one in "\n\t" or one.isprintable())


def page(house: ports.House, lang: str, parts: Sequence[str]) -> Response:
    """Return a page of our own for everybody, under the organisation's name."""
    note = html.escape(house.catalogue.say(lang, "statements.status.simulated"))
    marked = [f'<p role="alert">{note}</p>'] if house.is_simulated else []
    inside, ours = "\n".join([*marked, *parts]), house.settings.organisation
    return HTMLResponse(pages.written(lang, house.catalogue, inside, ours))
