"""Tools that some tests need: each is found, or the test skips with the line that installs it.

`TOCSIN_REQUIRE=all` turns every such skip into a failure: CI installs everything first.
"""

import importlib.util
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")

ROOT = Path(__file__).parent.parent
_ATPROTO = "@atproto/dev-env"


def everything_is_required() -> bool:
    """Return whether a missing tool is a failure."""
    return os.environ.get("TOCSIN_REQUIRE", "") == "all"


def chromium() -> Path:
    """Return Chromium's program; without the windows that nobody sees it takes a third less."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return _program(names, install="apt-get install chromium-headless-shell")


def pictures() -> None:
    """Need what opens and draws pictures."""
    _package("PIL", install="pip install 'tocsin[images]'")


def words_in_pictures() -> Path:
    """Return a font of all three scripts; need what reads words in pictures, too."""
    _package("rapidocr", install="pip install 'tocsin[ocr]'")
    font = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    if not font.is_file():
        raise _missing(font.name, install="apt-get install fonts-noto-cjk")
    return font


def llama_server() -> None:
    """Need a llama.cpp server, and what writes a model for it."""
    for name in ("xllamacpp", "gguf"):
        _package(name, install="pip install xllamacpp gguf")


def node() -> Path:
    """Return Node's program."""
    return _program(("node",), install="apt-get install nodejs npm")


def npm() -> Path:
    """Return npm's program."""
    return _program(("npm",), install="apt-get install nodejs npm")


def openssl() -> Path:
    """Return OpenSSL's program: it makes the certificates of loopback servers."""
    return _program(("openssl",), install="apt-get install openssl")


def _package(name: str, *, install: str) -> None:
    if importlib.util.find_spec(name) is None:
        raise _missing(name, install=install)


def postgresql() -> Path:
    """Return the folder with PostgreSQL's `initdb` and `pg_ctl`; see the `postgresql_url` fixture.

    Debian keeps them out of the path, one folder a version; the newest is taken.
    """
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    kept = Path("/usr/lib/postgresql")
    versions = [path.parent for path in kept.glob("*/bin/initdb")]
    if versions:
        return max(versions, key=lambda folder: int(folder.parent.name))
    raise _missing("initdb", install="apt-get install postgresql")


def atproto() -> Path:
    """Return the folder whose `node_modules` holds `@atproto/dev-env` (a real PDS and firehose).

    `TOCSIN_ATPROTO` names another folder than `.cache/atproto`.
    """
    node()
    folder = Path(os.environ.get("TOCSIN_ATPROTO", ROOT / ".cache" / "atproto"))
    if (folder / "node_modules" / _ATPROTO / "package.json").is_file():
        return folder
    raise _missing(_ATPROTO, install=f"npm install --prefix .cache/atproto {_ATPROTO}@0.3.215")


def built_ui() -> Path:
    """Return the folder with the built war-room."""
    folder = ROOT / "src" / "tocsin" / "web" / "static"
    if (folder / "index.html").is_file():
        return folder
    raise _missing("the built UI", install="make ui")


def _program(names: tuple[str, ...], *, install: str) -> Path:
    found = [path for name in names if (path := shutil.which(name))]
    if found:
        return Path(found[0])
    raise _missing(names[0], install=install)


def _missing(what: str, *, install: str) -> BaseException:
    told = f"{what} is not here; install it with: {install}"
    if everything_is_required():
        return pytest.fail.Exception(told, pytrace=False)
    return pytest.skip.Exception(told)


def times(count: int) -> int:
    """Return how often to do what costs time; `make torture` does it ten times as often."""
    return count * int(os.environ.get("TOCSIN_TORTURE", "1"))


def some(values: Iterable[T]) -> list[T]:
    """Return the first of what is dear to try with each; `make torture` tries all."""
    return list(values)[: None if times(1) > 1 else 1]
