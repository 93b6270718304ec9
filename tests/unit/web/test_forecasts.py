"""What the next day brings, told before and after there is enough to say."""

import pyarrow as pa
import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.making import NOON_MINUTE

from tocsin import indicators
from tocsin.adapters import sql

HOUR = NOON_MINUTE // 60
WATCH = "w-lantern"


def counted(hours: int) -> pa.Table:
    plain = dict.fromkeys(indicators.ADDITIVE, 0) | {
        "watch_id": WATCH,
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": 0,
    }
    rows = [plain | {"minute": (HOUR - ago) * 60, "mentions": 40} for ago in range(1, hours + 1)]
    return pa.Table.from_pylist(rows, schema=indicators.ROLLUPS)


def test_without_a_day_of_listening_there_is_no_forecast(client: TestClient) -> None:
    told = client.get(f"/api/watches/{WATCH}/forecast").json()

    assert told["is_learning"]
    assert told["at"] == told["expected"] == []
    assert told["yesterday"] is None
    assert told["score"]["coverage"] is None


def test_the_next_day_is_told_with_its_band(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    house.write(lambda books: books.rollups.merge(counted(240)))

    told = client.get(f"/api/watches/{WATCH}/forecast?indicator=mentions").json()

    assert len(told["at"]) == len(told["low"]) == 24
    assert told["at"][0].startswith("2026-03-02T12:00")
    assert not told["is_learning"]
    assert all(
        low <= 41 and high >= 39 for low, high in zip(told["low"], told["high"], strict=True)
    )
    assert told["band"] == 0.8


def test_a_forecast_that_was_kept_is_shown_and_scored_against_what_came(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    service = indicators.forecasting.service
    house.write(lambda books: books.rollups.merge(counted(480)))

    def past_forecasts(books: sql.Books) -> None:
        for hour in range(HOUR - 48, HOUR + 1):
            told = service.make(books.forecasts, [(WATCH, "mentions")], hour)
            service.keep(books.forecasts, told, hour)

    house.write(past_forecasts)
    told = client.get(f"/api/watches/{WATCH}/forecast").json()

    assert told["score"]["forecasts"] == 48
    assert told["score"]["coverage"] == pytest.approx(1.0, abs=0.1)
    assert told["yesterday"]["came"] == [40.0] * 24
    assert told["yesterday"]["at"][0].startswith("2026-03-01T12:00")


def test_what_cannot_be_forecast_is_refused(client: TestClient) -> None:
    assert client.get(f"/api/watches/{WATCH}/forecast?indicator=likes").status_code == 422
    assert client.get("/api/watches/nobody/forecast").status_code == 404


def test_layers_tell_each_hour_beside_what_is_expected_and_what_was_corrected(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    usual = counted(480)
    late = usual.slice(2, 1).set_column(
        usual.schema.get_field_index("max_received"),
        "max_received",
        pa.array([HOUR * 3_600_000_000]),
    )
    house.write(lambda books: books.rollups.merge(usual))
    house.write(lambda books: books.rollups.merge(late))

    told = client.get(f"/api/watches/{WATCH}/layers?hours=6").json()

    (volume,) = (layer for layer in told["layers"] if layer["name"] == "volume")
    assert len(told["at"]) == len(volume["index"]) == 6
    assert volume["indicators"][0]["value"] == [40, 40, 80, 40, 40, 0]
    assert volume["indicators"][0]["expected"][1] == pytest.approx(40, rel=0.1)
    assert volume["index"][2] > volume["index"][1]
    assert [(one["kind"], one["posts"]) for one in told["corrections"]] == [("late", 40)]
    assert {layer["name"] for layer in told["layers"]} > {"emotion", "participation", "content"}


def test_a_new_phrase_its_share_and_its_posts_stand_beside_how_much_was_heard(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    phrase = indicators.novelty.Phrase(
        phrase="自燃爆炸", accounts=4, posts=6, expected=0.01, evidence=("plaza/1",)
    )

    def told(books: sql.Books) -> None:
        for hour in range(HOUR - 240, HOUR):
            is_last = hour == HOUR - 1
            one = sql.HourTold(
                watch_id=WATCH,
                hour=hour,
                values={"novelty": 0.4 if is_last else 0.02, "copies": 0.0},
                evidence={"copies": ((3.0, "plaza/2"),)},
                phrases=(phrase,) if is_last else (),
            )
            books.hours.put(one)
        books.coverage.put([(WATCH, (HOUR - 1) * 60, 1, 2), (WATCH, (HOUR - 1) * 60 + 5, 2, 2)])

    house.write(told)
    answer = client.get(f"/api/watches/{WATCH}/layers?hours=3").json()

    layers = {layer["name"]: layer for layer in answer["layers"]}
    (novelty,), (copies,) = layers["novelty"]["indicators"], layers["coordination"]["indicators"]
    assert novelty["value"] == [0.02, 0.4, None]
    assert novelty["expected"][1] == pytest.approx(0.02, abs=0.001)
    assert layers["novelty"]["index"][1] == 100
    assert layers["novelty"]["index"][0] < 5
    assert copies["evidence"] == ["plaza/2"]
    assert layers["volume"]["coverage"][1] == 0.75
    assert [(one["phrase"], one["accounts"]) for one in answer["phrases"]] == [("自燃爆炸", 4)]
