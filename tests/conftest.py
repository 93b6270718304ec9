"""What every test stands on: closed sockets in unit tests, no silent skips in CI."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import accumulate
from pathlib import Path

import hypothesis
import pytest
import pytest_socket
from tests import databases, needs

_TESTS = Path(__file__).parent
_UNIT = _TESTS / "unit"
# What waits for servers, and what also wants a browser; everything else only reckons.
_WAITING = ("integration", "journeys")
# None of them comes so late that others end before it and stand idle.
_LAST = 0.85

# No test is timed: what is slow on a busy machine is not wrong.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the files that wait evenly among those that reckon.

    Side by side, three that reckon are one too many for two cores, three that wait leave both
    idle, and three browsers keep each other waiting until one of them is given up.
    """
    folders = {one.path: one.path.relative_to(_TESTS).parts[0] for one in items}
    sizes = Counter(one.path for one in items if folders[one.path] not in _WAITING)
    places = _spread(sizes)
    for folder in _WAITING:
        files = [file for file in folders if folders[file] == folder]
        places |= {file: _LAST * place for file, place in _spread(Counter(files)).items()}
    items.sort(key=lambda one: places[one.path])


def _spread(sizes: Counter[Path]) -> dict[Path, float]:
    """Return where each file stands, from 0 to 1, if all come one after the other."""
    ends = accumulate(sizes.values())
    return {file: end / sizes.total() for file, end in zip(sizes, ends, strict=True)}


@pytest.fixture(autouse=True)
def _closed_sockets(request: pytest.FixtureRequest) -> Iterator[None]:
    """Unit tests open no socket; the loop's own Unix pair is no network."""
    if not request.node.path.is_relative_to(_UNIT):
        yield
        return
    pytest_socket.disable_socket(allow_unix_socket=True)
    yield
    pytest_socket.enable_socket()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where everything is required."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and needs.everything_is_required():
        report.outcome = "failed"
        report.longrepr = f"skipped, but TOCSIN_REQUIRE=all: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a whole skipped module into a failure where everything is required."""
    report = yield
    if report.skipped and needs.everything_is_required():
        report.outcome = "failed"
        report.longrepr = f"skipped, but TOCSIN_REQUIRE=all: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Return the address of a scratch PostgreSQL that ends with the test run.

    It listens on a Unix socket in its own folder only. PostgreSQL refuses to run as root, so
    root hands it to the `postgres` user that Debian's package makes.
    """
    programs = needs.postgresql()
    with tempfile.TemporaryDirectory(prefix="tocsin-pg-") as name:
        folder = Path(name)
        as_user = _unprivileged(folder)
        cluster = str(folder / "cluster")
        settings = "-U tocsin -A trust -E UTF8 --locale=C --no-sync"
        initdb = ["initdb", "-D", cluster, *settings.split()]
        _run([*as_user, str(programs / initdb[0]), *initdb[1:]], folder)
        control = [*as_user, str(programs / "pg_ctl"), "-D", cluster, "-w"]
        flags = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run([*control, "-l", str(folder / "log"), "-o", flags, "start"], folder)
        try:
            yield f"postgresql+psycopg://tocsin@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_url: str) -> str:
    """Return the name of a migrated database there, to be copied."""
    return databases.migrated(postgresql_url)


@pytest.fixture(scope="session")
def one_postgresql(postgresql_url: str, postgresql_template: str) -> str:
    """Return the address of a migrated database that the tests take turns in."""
    return databases.made(postgresql_url, postgresql_template)


def _unprivileged(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    runuser = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    assert runuser is not None
    return [runuser, "-u", "postgres", "--"]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command,
        check=False,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert done.returncode == 0, done.stderr
