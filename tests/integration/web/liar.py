"""An OpenID Connect provider that says whatever a test wants it to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwk, jwt


class Liar:
    """A provider whose answers a test turns; it keeps what it was asked."""

    def __init__(self) -> None:
        self.key = jwk.RSAKey.generate_key(2048, auto_kid=True)
        self.about: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.body: bytes | None = None
        self.asked: dict[str, str] = {}
        self.issuer = ""

    def answer(self, path: str) -> bytes:
        """Return what a provider says there."""
        at = self.issuer
        told: dict[str, Any]
        if path == "/.well-known/openid-configuration":
            told = {
                "issuer": at,
                "authorization_endpoint": f"{at}/auth",
                "token_endpoint": f"{at}/token",
                "jwks_uri": f"{at}/keys",
            } | self.about
        elif path == "/keys":
            told = {"keys": [self.key.as_dict(private=False)]}
        else:
            told = {"id_token": jwt.encode({"alg": "RS256"}, self.claims, self.key)}
        return json.dumps(told).encode() if self.body is None else self.body


@contextmanager
def serving() -> Iterator[Liar]:
    """Serve one on a free port."""
    made = Liar()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = made.answer(self.path)
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            size = int(self.headers["content-length"])
            form = parse_qs(self.rfile.read(size).decode())
            made.asked = {key: value[0] for key, value in form.items()}
            self.do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
