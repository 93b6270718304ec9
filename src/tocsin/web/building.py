"""Builds the app of one house."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from anyio import to_thread
from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

import tocsin
from tocsin.runtimes import directory, learning
from tocsin.web import contract, guards, live, pages, ports, problems, routes, sealing
from tocsin.web.views import scraping

# Fewer threads than the database has readers (16), so that none waits for a connection.
THREADS = 12
_SQUEEZE_ABOVE = 1_000


def build(
    house: ports.House, *, folder: Path = pages.FOLDER, tail: live.Tail | None = None
) -> FastAPI:
    """Return the app: API, live stream and the war-room's files from `folder`."""
    app = FastAPI(
        title="Tocsin",
        version=tocsin.__version__,
        openapi_url=None,  # the contract has a route of its own
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
        redirect_slashes=False,
        routes=list(_api()),
    )
    app.state.house = house
    app.state.tail = tail or live.Tail(house.db)
    app.state.bench = learning.Bench(house.db, house.clock)
    app.state.trials = learning.Trials(house.db)
    app.state.scrape = scraping.Scrape(house, app.state.tail)
    contract.enter(app)
    app.include_router(pages.router(folder))
    problems.enter(app)
    _let_in(app, house)
    app.state.tips = guards.Tries()
    server = house.settings.server
    lock = app.state.lock = _lock(house)
    # The last one added is the first one asked.
    app.add_middleware(GZipMiddleware, minimum_size=_SQUEEZE_ABOVE, compresslevel=5)
    app.add_middleware(guards.Bodies)
    app.add_middleware(guards.Gate, lock=lock, names=(*server.hosts, server.host))
    app.add_middleware(guards.Stopping)
    app.add_middleware(sealing.Sealed)
    return app


@cache
def _api() -> Sequence[BaseRoute]:
    """Return the API under its law: the same of every house, and dear to work out."""
    whole = APIRouter(dependencies=[Depends(guards.laws.check)])
    for router in routes.ALL:
        whole.include_router(router)
    return tuple(whole.routes)


def _let_in(app: FastAPI, house: ports.House) -> None:
    """Give the app its ways in: passwords and codes, passkeys, a provider of the settings."""
    app.state.signing = signing = _signing(house)
    challenges = directory.devices.Challenges(key=house.names.key_for("passkeys"))
    app.state.passkeys = directory.devices.Keys(desk=signing, challenges=challenges)
    app.state.gateway = directory.vouching.gateway(house.settings.directory, signing)


def _signing(house: ports.House) -> directory.Desk:
    sealer = directory.Sealer(key=house.names.key_for("codes"))
    return directory.Desk(db=house.db, hasher=directory.Argon(), sealer=sealer)


def _lock(house: ports.House) -> guards.gate.Lock:
    server = house.settings.server
    return guards.gate.Lock(
        token=server.token,
        secret=house.names.key_for("sessions"),
        tries=guards.Tries(),
        visits=guards.visits.Visits(
            db=house.db, time=house.clock, secret=house.names.key_for("sessions")
        ),
        is_open=house.is_simulated,
        proxies=server.proxies,
    )


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.bench.close()
    app.state.tail.close()
