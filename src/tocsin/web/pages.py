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
<title>Tocsin</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }}
body {{ max-width: 32rem; margin: 15vh auto; padding: 0 1.5rem; }}
input, button {{ font: inherit; padding: .5rem .75rem; min-height: 2.75rem; }}
textarea {{ font: inherit; padding: .5rem .75rem; }}
input, textarea {{ width: 100%; box-sizing: border-box; margin: .25rem 0 1rem; }}
input:read-only {{ opacity: .7; }}
form + form, details {{ margin-top: 2rem; border-top: 1px solid #8886; padding-top: 1rem; }}
.way {{ display: inline-block; padding: .5rem .75rem; border: 1px solid #8888; }}
small {{ display: block; margin: -.75rem 0 1rem; opacity: .8; }}
[role=alert] {{ border-inline-start: .25rem solid #c33; padding-inline-start: .75rem; }}
</style>
<main><h1>Tocsin</h1>
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


def not_built(catalogue: ports.Catalogue) -> Response:
    """Return the page that says, in every language, how to build the screens."""
    said = "\n".join(
        f'<p lang="{lang}">{html.escape(catalogue.say(lang, "web.build_ui"))}</p>'
        for lang in catalogues.LANGUAGES
    )
    return HTMLResponse(PAGE.format(lang="en", inside=said), 503)


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
