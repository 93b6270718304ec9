"""Whether we live, whether we work, and figures about ourselves."""

from starlette.testclient import TestClient
from tests.unit.web import making
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse

from tocsin import notices, warning
from tocsin.runtimes import noticing, telemetry


def test_the_living_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"alive": True}


def test_a_house_that_works_is_ready(client: TestClient) -> None:
    told = client.get("/readyz")

    assert told.status_code == 200
    assert told.json() == {
        "ready": True,
        "checks": {
            "database": True,
            "writer": True,
            "sources": {"alive": 1, "expected": 1},
            "outbox_age_s": 0.0,
            "disk_free_bytes": 10**9,
            "promises": {"kept": True, "missing": 0, "dead": 0, "channels": []},
        },
    }


def test_a_house_without_its_writer_is_not_ready(house: SmallHouse, client: TestClient) -> None:
    house.checked = {**house.checked, "writer": False}

    told = client.get("/readyz")

    assert (told.status_code, told.json()["ready"]) == (503, False)


def test_a_notice_that_nobody_got_shows_everywhere_but_does_not_send_people_away(
    house: SmallHouse, client: TestClient
) -> None:
    route = notices.Route(channel="email", recipient="lin@example.org")
    teller = noticing.Teller(
        roster=house.desk.roster, routes=[route], feed=house.desk.feed, is_simulated=False
    )
    auditor = noticing.Auditor(
        teller=teller, routes=[route], feed=house.desk.feed, is_simulated=False
    )
    dead = making.a_notice(channel="email", state=notices.State.DEAD)
    house.write(lambda books: books.outbox.add([dead]))
    house.write(lambda books: auditor(books, NOON))

    told = client.get("/readyz")
    broken = {"kept": False, "missing": 0, "dead": 1, "channels": ["email"]}

    assert (told.status_code, told.json()["checks"]["promises"]) == (200, broken)
    assert client.get("/api/snapshot").json()["promises"] == broken
    assert "tocsin_broken_promises 1.0" in client.get("/metrics").text.splitlines()


def test_prometheus_reads_how_everything_stands(house: SmallHouse, client: TestClient) -> None:
    raised = making.a_move(making.a_warning(), warning.Level.RED, NOON)
    house.write(lambda books: making.enter(books, house.desk.feed, raised, NOON))
    telemetry.posts(house.db.dialect, read=5, matched=3, duplicated=1, quarantined=2)
    telemetry.committed(0.02)
    telemetry.ticked(0.004)

    told = client.get("/metrics")
    lines = told.text.splitlines()

    assert told.headers["content-type"].startswith("text/plain; version=")
    assert 'tocsin_level{watch="w-lantern"} 4.0' in lines
    assert 'tocsin_coverage_ratio{watch="w-lantern"} 1.0' in lines
    assert 'tocsin_source_alive{source="s-plaza"} 1.0' in lines
    assert f'tocsin_posts_total{{fate="quarantined",source="{house.db.dialect}"}} 2.0' in lines
    assert "tocsin_stream_clients 0.0" in lines
    assert "tocsin_outbox_age_seconds 0.0" in lines
    assert "tocsin_broken_promises 0.0" in lines
    assert any(line.startswith("tocsin_commit_seconds_count") for line in lines)
    assert any(line.startswith("tocsin_tick_seconds_count") for line in lines)
