"""The war-room's files, and the page that stands in for them until they are built."""

import gzip
import html
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from tocsin.kernel import catalogue as catalogues
from tocsin.web import errors, ports

FOLDER = Path(__file__).parent / "static"
_INDEX = "index.html"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_NOTPAGES = ("api/", "hooks/")
_SQUEEZED = ("text/", "application/javascript", "application/json", "image/svg")
_WORTH_SQUEEZING = 1_000

PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif;
  --ground: #f2f3f4; --surface: #fff; --ink: #14181b; --quiet: #5b646c; --line: #c3c8cc;
  --accent: #0e625c; --on: #fff; --bad: #a8202b; }}
@media (prefers-color-scheme: dark) {{ :root {{
  --ground: #0e1113; --surface: #15191c; --ink: #e9edef; --quiet: #8f9aa2; --line: #3b444b;
  --accent: #5dbfb4; --on: #06211e; --bad: #ff8a86; }} }}
body {{ margin: 0; padding: 12vh 1rem 2rem; background: var(--ground); color: var(--ink); }}
main {{ max-width: 27rem; box-sizing: border-box; margin: auto; padding: 2rem;
  border: 1px solid var(--line); border-radius: .5rem; background: var(--surface); }}
h1 {{ display: flex; gap: .6rem; align-items: center; margin: 0 0 1.25rem; font-size: 1.25rem; }}
h1 svg {{ color: var(--accent); }}
p {{ margin: 0 0 1.25rem; text-wrap: pretty; }}
a, summary {{ color: var(--accent); }}
label {{ font-weight: 600; font-size: .875rem; }}
input, textarea, button {{ font: inherit; padding: .5rem .75rem; border-radius: .375rem; }}
input, textarea {{ width: 100%; box-sizing: border-box; margin: .25rem 0 1.1rem; color: inherit;
  border: 1px solid var(--line); background: var(--surface); font-size: 1rem; }}
input:read-only {{ background: var(--ground); color: var(--quiet); }}
button {{ min-height: 2.75rem; border: 1px solid var(--accent); background: var(--accent);
  color: var(--on); font-weight: 600; cursor: pointer; }}
#passkey {{ background: none; color: var(--accent); }}
form {{ margin: 0; }}
form + p, form + form, details {{ margin-top: 1.25rem; }}
details {{ border-top: 1px solid var(--line); padding-top: 1rem; }}
details form {{ margin-top: 1rem; }}
.way {{ display: inline-block; padding: .5rem .75rem; border: 1px solid var(--line);
  border-radius: .375rem; }}
small {{ display: block; margin: -.75rem 0 1.1rem; color: var(--quiet); }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px; }}
[role=alert] {{ border-inline-start: .25rem solid var(--bad); padding-inline-start: .75rem; }}
</style>
<main><h1><svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" fill="none"
stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"><path
d="M16 5.5a7 7 0 0 0-7 7c0 6-2 7.5-3 9h20c-1-1.5-3-3-3-9a7 7 0 0 0-7-7ZM13 25.5a3 3 0 0 0 6 0"
/></svg>{name}</h1>
{inside}
</main>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    content: bytes
    squeezed: bytes  # gzip, empty where it is not worth it
    media_type: str
    etag: str


def router(folder: Path) -> APIRouter:
    """Return the route of everything that is no API: files, else the war-room's one page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/{path:path}", _showing(folder), methods=["GET", "HEAD"])
    return made


def written(lang: str, catalogue: ports.Catalogue, inside: str, name: str = "") -> str:
    """Return a page that needs no build, under a name or the house's own."""
    told = html.escape(name or catalogue.say(lang, "ui.name"))
    return PAGE.format(lang=lang, name=told, inside=inside)


def not_built(catalogue: ports.Catalogue) -> Response:
    """Return the page that says, in every language, how to build the screens."""
    said = "\n".join(
        f'<p lang="{lang}">{html.escape(catalogue.say(lang, "web.build_ui"))}</p>'
        for lang in catalogues.LANGUAGES
    )
    return HTMLResponse(written("en", catalogue, said), 503)


def _showing(folder: Path) -> Callable[[str, Request, ports.House], Response]:
    root = folder.resolve()

    def show(path: str, request: Request, house: ports.Here) -> Response:
        if path.startswith(_NOTPAGES):
            raise errors.UnknownPage(path=f"/{path}")
        found = _found(root, path)
        if found is not None:
            return _answer(found, request, is_hashed=path.startswith("assets/"))
        if "." in path.rpartition("/")[2]:
            raise errors.UnknownPage(path=f"/{path}")
        index = _found(root, _INDEX)
        return not_built(house.catalogue) if index is None else _answer(index, request)

    return show


def _found(root: Path, path: str) -> _File | None:
    """Return a file of the folder; nothing outside of it, whatever the path says."""
    try:
        file = (root / path).resolve()
        if not (file.is_relative_to(root) and file.is_file()):
            return None
        return _read(file, file.stat().st_mtime_ns)
    except (OSError, ValueError):  # a name too long, a NUL
        return None


@lru_cache(maxsize=512)
def _read(file: Path, changed: int) -> _File:
    del changed  # the cache's key: a new build is read anew
    content = file.read_bytes()
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    is_squeezed = media_type.startswith(_SQUEEZED) and len(content) > _WORTH_SQUEEZING
    return _File(
        content=content,
        squeezed=gzip.compress(content, 9, mtime=0) if is_squeezed else b"",
        media_type=media_type,
        etag=f'"{sha256(content).hexdigest()[:32]}"',
    )


def _answer(file: _File, request: Request, *, is_hashed: bool = False) -> Response:
    headers = {
        "Cache-Control": _FOR_EVER if is_hashed else _ASK_AGAIN,
        "ETag": file.etag,
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == file.etag:
        return Response(status_code=304, headers=headers)
    if file.squeezed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(file.squeezed, headers=headers, media_type=file.media_type)
    return Response(file.content, headers=headers, media_type=file.media_type)
