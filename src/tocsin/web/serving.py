"""Serves the app inside a running loop, and ends quickly when asked to."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import structlog
import uvicorn
from fastapi import FastAPI

from tocsin import settings
from tocsin.kernel import reasons
from tocsin.web import errors
from tocsin.web.guards import origins

log = structlog.get_logger(__name__)

_GRACE_S = 1  # a delivery that is not committed by then comes again
_MOST_CONNECTIONS = 1_000


class _Server(uvicorn.Server):
    """Uvicorn that leaves signals to the house and ends the streams before it waits for them."""

    def __init__(self, config: uvicorn.Config, before_end: Callable[[], None]) -> None:
        super().__init__(config)
        self._before_end = before_end
        self.listens = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.listens.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the streams, then everything else."""
        self._before_end()
        await super().shutdown(sockets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server that listens."""

    address: str  # "http://127.0.0.1:8000"
    port: int


def check_bind(server: settings.model.Server) -> None:
    """Raise TokenNeeded for an address that others can reach without a token."""
    if not server.token and not origins.is_loopback(server.host):
        raise errors.TokenNeeded(host=server.host)


@asynccontextmanager
async def serving(app: FastAPI, settings: settings.Settings) -> AsyncIterator[Served]:
    """Listen as `settings.server` says (port 0: any free one) while the context is open.

    It ends within a few seconds: requests under way are answered, streams are closed. Raises
    TokenNeeded, and AddressTaken for an address that cannot be listened on.
    """
    server = settings.server
    check_bind(server)
    bound = _bound(server.host, server.port)
    made = _Server(_configured(app), app.state.tail.close)
    running = asyncio.create_task(made.serve(sockets=[bound]))
    started = asyncio.create_task(made.listens.wait())
    await asyncio.wait({running, started}, return_when=asyncio.FIRST_COMPLETED)
    started.cancel()
    try:
        if running.done():  # it never came to listen: raise why
            await running
        port = bound.getsockname()[1]
        address = _address(server.host, port)
        log.info("web.listening", address=address)
        yield Served(address=address, port=port)
    finally:
        made.should_exit = True
        await running


def _configured(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_S,
    )


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
    except (socket.gaierror, UnicodeError) as refused:
        bound.close()
        why = reasons.because("kernel.system.no_host")
        raise errors.AddressTaken(host=host, port=str(port), why=why) from refused
    except OSError as refused:
        bound.close()
        why = reasons.of_system(refused)
        raise errors.AddressTaken(host=host, port=str(port), why=why) from refused
    return bound


def _address(host: str, port: int) -> str:
    name = host.strip("[]")
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
