"""`tocsin connector test`: a person's own settings are tried, and what is told is true."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.contract.connectors import worlds

from tocsin.connectors import webhook
from tocsin.kernel import catalogue
from tocsin.testing import builders, rehearsal
from tocsin.testing.findings import Finding
from tocsin.testing.rehearsal import feeds, jetstream, loopback
from tocsin.testing.rehearsal.loopback import Asked, Said

pytestmark = pytest.mark.integration

PROMISES = {"arrives", "pure_parse", "pseudonyms", "gaps", "duplicates", "reorder", "clock_skew"}
REFUSALS = {"rate_limited", "server_error", "revoked"}
NOWHERE = {"url": "http://127.0.0.1:9/feed", "allow": ["127.0.0.1"]}  # nobody listens there
ALLOWED = ["127.0.0.1"]


async def tried(
    connector: str, settings: Mapping[str, object], patience_s: float = 5.0
) -> Sequence[Finding]:
    """Return what is found, each with sentences that a person can read."""
    report = await rehearsal.run(connector, settings, patience_s=patience_s)
    known = catalogue.standard().knows
    codes = [code for one in report.findings for code in (one.check, one.code, one.how) if code]
    assert [code for code in codes if not known(code)] == []
    return report.findings


def plain(code: str) -> str:
    return code.rpartition(".")[2].removeprefix("how_")


def checks(found: Sequence[Finding], how: str, status: str = "passed") -> set[str]:
    return {plain(one.check) for one in found if (plain(one.how), one.status) == (how, status)}


def why(found: Sequence[Finding], check: str, status: str) -> list[str]:
    return [plain(one.code) for one in found if (plain(one.check), one.status) == (check, status)]


async def test_a_feed_that_nobody_reaches_is_told_in_its_own_words() -> None:
    found = await tried("rss", NOWHERE)

    (lost,) = [one for one in found if one.status == "failed"]
    assert (lost.code, plain(lost.how)) == ("listening.source_fault", "own_source")
    assert lost.facts["why"] == {
        "code": "listening.why.unreachable",
        "facts": {"url": NOWHERE["url"]},
    }
    assert checks(found, "our_server") == PROMISES | REFUSALS


async def test_a_feed_is_heard_again_and_its_settings_meet_every_refusal() -> None:
    feed = feeds.rss_of([builders.a_post(number) for number in range(3)])
    async with loopback.http_server(lambda _asked: Said(body=feed)) as server:
        found = await tried("rss", {"url": server.url(), "allow": ALLOWED})

    assert checks(found, "own_source") == PROMISES - {"reorder"}
    assert checks(found, "our_server") == PROMISES | REFUSALS
    assert why(found, "rate_limited", "passed") == ["waited"]
    assert why(found, "revoked", "passed") == ["told_as"]
    assert len(server.asked) == 3


async def test_a_feed_that_names_its_posts_anew_each_time_fails() -> None:
    asked: list[Asked] = []

    def restless(one: Asked) -> Said:
        asked.append(one)
        return Said(body=feeds.rss_of([builders.a_post(1, id=f"visit-{len(asked)}")]))

    async with loopback.http_server(restless) as server:
        found = await tried("rss", {"url": server.url(), "allow": ALLOWED}, patience_s=2.0)

    assert why(found, "duplicates", "failed") == ["renamed"]


async def test_a_feed_that_loses_posts_fails() -> None:
    asked: list[Asked] = []

    def forgetful(one: Asked) -> Said:
        asked.append(one)
        posts = [builders.a_post(number) for number in range(len(asked), 4)]
        return Said(body=feeds.rss_of(posts))

    async with loopback.http_server(forgetful) as server:
        found = await tried("rss", {"url": server.url(), "allow": ALLOWED}, patience_s=2.0)

    assert why(found, "gaps", "failed") == ["missing_again"]


async def test_a_jetstream_is_heard_twice_from_one_cursor() -> None:
    async with jetstream.running() as stream:
        stream.add([jetstream.created(number, text=f"post {number}") for number in range(9)])
        settings = {"url": stream.url, "allow": ALLOWED, "batch_posts": 3}
        found = await tried("bluesky", settings)

    assert why(found, "gaps", "passed") == ["heard_behind_cursor", ""]
    assert checks(found, "our_server") == PROMISES | REFUSALS


async def test_the_settings_of_a_firehose_meet_a_firehose() -> None:
    settings = {"stream": "firehose", "url": "ws://127.0.0.1:9/xrpc/x?keep=this", "allow": ALLOWED}

    found = await tried("bluesky", settings)

    assert why(found, "arrives", "failed") == ["source_fault"]
    assert checks(found, "our_server") == PROMISES | REFUSALS


SECRETS = [worlds.secret(b"a key of the sender's"), worlds.secret(b"its key of last year")]


async def test_a_sound_webhook_is_tried_with_signed_deliveries() -> None:
    found = await tried("webhook", {"secrets": SECRETS, "waiting": 1, "tolerance_s": 60})

    own = {"signature", "old_delivery", "replay", "busy", "taken_out"}
    assert checks(found, "deliveries") == PROMISES | own
    assert {one.status for one in found} == {"passed", "not_applicable"}
    assert why(found, "rate_limited", "not_applicable") == ["senders_come"]


async def test_a_webhook_that_takes_everything_in_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def lax(headers: Mapping[str, str], *_body: bytes, **_told: object) -> str:
        return headers["webhook-id"]

    monkeypatch.setattr(webhook.signature, "verify", lax)
    found = await tried("webhook", {"secrets": SECRETS})

    assert checks(found, "deliveries", "failed") == {"signature", "old_delivery", "taken_out"}


ROWS = [
    {"編號": str(number), "內容": f"一則\n帖文 {number}", "時間": f"2026-03-0{number} 10:00"}
    for number in range(1, 5)
]
FIELDS = {"id": "編號", "text": "內容", "created_at": "時間"}


def there(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


COPIED = {"gaps", "duplicates", "reorder", "clock_skew", "revoked"}


def as_csv(path: Path) -> None:
    lines = [",".join(ROWS[0]), *(",".join(f'"{cell}"' for cell in row.values()) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")


def as_lines(path: Path) -> None:
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")


def as_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path)


@pytest.mark.parametrize("write", [as_csv, as_lines, as_parquet])
async def test_a_file_is_tried_on_a_copy_and_stays_as_it_is(write: object, tmp_path: Path) -> None:
    path = tmp_path / "export"
    write(path)  # type: ignore[operator]  # one of the three above
    before = there(tmp_path)

    found = await tried("file", {"path": path, "fields": FIELDS})

    assert checks(found, "copy") == COPIED
    assert why(found, "server_error", "not_applicable") == ["no_server"]
    assert {one.status for one in found} == {"passed", "not_applicable"}
    assert there(tmp_path) == before


async def test_a_file_without_ids_says_what_a_row_written_twice_comes_to(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("text,created_at\nsmoke,2026-03-01\nfire,2026-03-02\n", encoding="utf-8")

    found = await tried("file", {"path": path})

    assert why(found, "duplicates", "not_applicable") == ["no_ids"]
    assert checks(found, "copy") == COPIED - {"duplicates"}


@pytest.mark.parametrize("told", ["", "one,two\n1,2\n", "\x00\x01\x02"])
async def test_a_file_without_posts_says_so(told: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(told, encoding="utf-8")

    found = await tried("file", {"path": path})

    assert set(why(found, "gaps", "not_applicable")) == {"no_copy"}
    assert not [one for one in found if one.status == "passed"]


async def test_a_simulated_source_is_only_listened_to() -> None:
    found = await tried("simulation", {"begins_at": "2026-03-01T00:00:00Z", "hours": 24})

    assert checks(found, "own_source") == PROMISES - {"reorder"}
    assert why(found, "revoked", "not_applicable") == ["asks_nobody"]
