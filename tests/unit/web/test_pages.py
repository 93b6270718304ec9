"""The war-room's files."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.small_house import SmallHouse

SCRIPT = "console.log('tocsin');\n" * 200


@pytest.fixture
def browser(house: SmallHouse, tmp_path: Path) -> TestClient:
    """Return a browser at a house whose screens are built."""
    pages = tmp_path / "built"
    (pages / "assets").mkdir(parents=True)
    (pages / "index.html").write_text("<!doctype html><title>War-room</title>")
    (pages / "assets" / "index-B8c1.js").write_text(SCRIPT)
    (tmp_path / "secret.key").write_text("a key")
    (pages / "link").symlink_to(tmp_path / "secret.key")
    app = small_house.an_app(house, pages)
    return TestClient(app, base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize("path", ["/", "/monitor", "/warnings/019c-ab", "/a/b/c?x=1"])
def test_every_room_opens_the_one_page(browser: TestClient, path: str) -> None:
    page = browser.get(path)

    assert "War-room" in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["content-type"].startswith("text/html")


def test_hashed_files_are_kept_for_ever_and_squeezed(browser: TestClient) -> None:
    script = browser.get("/assets/index-B8c1.js", headers={"accept-encoding": "gzip"})
    plain = browser.get("/assets/index-B8c1.js", headers={"accept-encoding": "identity"})

    assert script.text == plain.text == SCRIPT
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-encoding"] == "gzip"
    assert int(script.headers["content-length"]) < 300
    assert "javascript" in script.headers["content-type"]


def test_what_is_known_is_not_sent_again(browser: TestClient) -> None:
    etag = browser.get("/").headers["etag"]

    again = browser.get("/", headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../secret.key",
        "/..%2fsecret.key",
        "/%2e%2e/secret.key",
        "/assets/%2e%2e/%2e%2e/secret.key",
        "//etc/passwd",
        "/link",
        "/" + "x" * 3000,
        "/api/../secret.key",
    ],
)
def test_nothing_outside_of_the_folder_is_shown(browser: TestClient, path: str) -> None:
    shown = browser.get(path)

    assert "a key" not in shown.text
    assert "root:" not in shown.text
    assert shown.status_code in {200, 404}


def test_screens_that_are_not_built_say_so_in_three_languages(client: TestClient) -> None:
    page = client.get("/monitor")

    assert page.status_code == 503
    assert page.text.count("make ui") == 3
    assert 'lang="zh-Hant"' in page.text
    assert client.get("/api/snapshot").status_code == 200
