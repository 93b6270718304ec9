"""A language model's server on loopback that answers as it is told."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests import needs

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


@dataclass(slots=True)
class Model:
    """What was asked, and what is answered."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    reply: Reply = lambda _: (200, said({"summary": "Buyers ask for their money."}))


def said(body: object, **rest: object) -> bytes:
    """Return an answer in the shape of the API."""
    told = {"role": "assistant", "content": json.dumps(body), **rest}
    return json.dumps({"choices": [{"message": told}], "usage": {"total_tokens": 42}}).encode()


@pytest.fixture
def model() -> Iterator[Model]:
    """Run one."""
    made = Model()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.headers.append(dict(self.headers))
            made.asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            status, body = made.reply(made.asked[-1])
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.send_header("location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    serving = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    serving.start()
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield made
    server.shutdown()
    server.server_close()
    serving.join()


@pytest.fixture(scope="session")
def real_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A llama.cpp server in a process of its own, with a model of random weights."""
    needs.llama_server()
    folder: Path = tmp_path_factory.mktemp("model")
    words = [sys.executable, "-m", "tests.integration.endpoint.real_server", str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        address = next(line.split()[1] for line in lines if line.startswith("serves "))
        yield f"{address}/v1"
        server.kill()
