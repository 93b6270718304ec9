"""A place outside that answers as it is told, and remembers what it got."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.unit.statements import making

from tocsin import statements
from tocsin.statements import publishing


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
            place.asked.append((self.command, path, headers, json.loads(body) if body else None))
            told = place.answers.get(path, [])
            status, answer = told.pop(0) if len(told) > 1 else (told or [(404, {})])[0]
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
    thread = threading.Thread(target=server.serve_forever, daemon=True)
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
