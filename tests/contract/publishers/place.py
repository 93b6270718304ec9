"""A place outside that answers as it is told, and remembers what it got."""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.unit.statements import making

from tocsin import statements
from tocsin.statements import drafting, publishing


@dataclass(slots=True)
class Place:
    """What it answers next, by path; what it was asked."""

    port: int = 0
    answers: dict[str, list[tuple[int, object]]] = field(default_factory=dict)
    asked: list[tuple[str, str, Mapping[str, str], Any]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def will(self, path: str, status: int, body: object) -> None:
        self.answers.setdefault(path, []).append((status, body))


def _answering(place: Place) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Stay silent."""

        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            self.answer()

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            path = self.path.partition("?")[0]
            headers = {name.lower(): value for name, value in self.headers.items()}
            is_json = headers.get("content-type", "") == "application/json"
            told = json.loads(body) if is_json else body or None
            place.asked.append((self.command, path, headers, told))
            next_ones = place.answers.get(path, [])
            status, answer = (
                next_ones.pop(0) if len(next_ones) > 1 else (next_ones or [(404, {})])[0]
            )
            if status == 0:  # the line falls silent after the words were taken
                self.connection.close()
                return
            sent = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

    return Answering


@contextmanager
def open_place() -> Iterator[Place]:
    place = Place()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(place))
    place.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield place
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def parcel(text: str = "We stopped selling it.", key: str = "key-1") -> publishing.Parcel:
    draft = making.draft(statements.memory.books(), text, channel="mastodon")
    return publishing.Parcel(key=key, draft=draft, at=making.NOON)


def with_files(*some: tuple[str, str, bytes]) -> publishing.Parcel:
    """Return a parcel with files: (name, media type, bytes) each, the bytes' own hash on it."""
    bare = parcel()
    files = tuple(
        publishing.carrying.File(
            about=drafting.Attachment(
                name=name,
                media_type=kind,
                sha256=hashlib.sha256(content).hexdigest(),
                alt=f'A "{name}"\r\nBcc: x',
                length=len(content),
            ),
            content=content,
            width=3,
            height=2,
        )
        for name, kind, content in some
    )
    draft = replace(bare.draft, attachments=tuple(one.about for one in files))
    return replace(bare, draft=draft, files=files)
