"""Complaints at the door: grouped, exemplified, and as files that leave the house."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin import enrichment
from tocsin.enrichment import teaching

SPAN = "since=2026-03-02T12:00:00Z&until=2026-03-02T14:00:00Z"
ASKED = f"/api/complaints?watch=w-lantern&{SPAN}"
HOSTILE = [
    "=HYPERLINK(1)",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "＝1",
    "<script>alert(1)</script>",
    "{=1}",
    "bell\x07 and nul\x00",
    "\u202eevil",
    "字" * 40_000,
    "https://x.example/wang",
]


def post(number: int, **told: object) -> dict[str, object]:
    return {**making.a_row(number), "reason": "quality", **told}


def rows(house: small_house.SmallHouse, some: Sequence[Mapping[str, object]]) -> None:
    small_house.commit(house, some)


def test_nothing_read_is_no_theme(client: TestClient) -> None:
    told = client.get(ASKED).json()

    assert told["themes"] == []
    assert (told["posts"], told["texts"], told["step"]) == (0, 0, "hour")
    assert told["at"] == ["2026-03-02T12:00:00.000Z", "2026-03-02T13:00:00.000Z"]


def test_reasons_stand_with_their_counts_shares_and_examples(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    rows(
        house,
        [
            post(1, copy_key=5, text="broken @wang"),
            post(2, copy_key=5, text="broken @li"),
            post(3, reason=None),
            post(4, sentiment=1),
            post(4_000, reason="price"),
        ],
    )

    told = client.get(ASKED).json()

    assert [(one["reason"], one["posts"], one["texts"]) for one in told["themes"]] == [
        ("quality", 2, 1),
        ("price", 1, 1),
        (None, 1, 1),
    ]
    quality, price, _ = told["themes"]
    assert (quality["counts"], price["counts"]) == ([2, 0], [0, 1])
    assert quality["examples"][0] | {"accounts": 2} == {
        "id": "plaza/1",
        "text": "broken …",
        "platform": "plaza",
        "first_at": "2026-03-02T12:00:01.000Z",
        "posts": 2,
        "accounts": 2,
        "reposts": 0,
    }
    assert {one["trend"] for one in told["themes"]} == {"too_few"}


def test_a_share_beyond_the_usual_is_rising(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    before = [
        post(number, reason="price", created_at=NOON - timedelta(days=3, seconds=number))
        for number in range(1, 150)
    ]
    rows(house, before)
    rows(house, [post(number, reason="safety") for number in range(200, 260)])

    safety, price = client.get(ASKED).json()["themes"]

    assert (safety["reason"], safety["trend"], safety["usual_share"]) == ("safety", "rising", 0.0)
    assert (price["trend"], price["share"], price["usual_share"]) == ("falling", 0.0, 1.0)


def test_what_people_and_the_second_reader_said_counts(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    rows(house, [post(1), post(2), post(3)])
    spoken = teaching.Correction(
        post_id="plaza/1",
        head="reason",
        label="safety",
        told="quality",
        reader="plain 1",
        person="Lin",
        at=NOON,
        number=1,
    )
    again = enrichment.second.Reread(
        key=int(str(making.a_row(2)["key"])),
        created_at=NOON + timedelta(seconds=2),
        model="both",
        shares={"sentiment": (0.1, 0.1, 0.8)},
    )
    house.write(lambda books: books.reading_corrections.add(spoken))
    house.write(lambda books: books.second.put([again]))

    told = client.get(ASKED).json()

    assert {(one["reason"], one["posts"]) for one in told["themes"]} == {
        ("safety", 1),
        ("quality", 1),
    }


def test_days_are_told_where_they_are_asked_for(client: TestClient) -> None:
    told = client.get(f"{ASKED}&step=day").json()
    long = client.get("/api/complaints?watch=w-lantern&since=2026-02-01&until=2026-03-01").json()

    assert told["at"] == ["2026-03-02T00:00:00.000Z"]
    assert (long["step"], len(long["at"])) == ("day", 28)


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("watch=nobody", 404, "complaints.unknown_watch"),
        (f"watch=w-lantern&{SPAN}&since=2026-03-02T14:00:00Z", 422, "complaints.bad_span"),
        ("watch=w-lantern&since=1990-01-01T00:00:00Z", 422, "complaints.bad_span"),
        ("watch=w-lantern&step=week", 422, "web.invalid"),
        ("", 422, "web.invalid"),
    ],
)
def test_what_cannot_be_told_is_refused(
    client: TestClient, query: str, status: int, code: str
) -> None:
    answer = client.get(f"/api/complaints?{query}")

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_the_beginning_of_time_breaks_nothing(client: TestClient) -> None:
    told = client.get(
        "/api/complaints?watch=w-lantern&since=1970-01-01T00:00:00Z&until=1970-01-02T00:00:00Z"
    )

    assert told.json()["usual_since"] == "1970-01-01T00:00:00.000Z"


def hostile(house: small_house.SmallHouse) -> None:
    rows(house, [post(number, text=text) for number, text in enumerate(HOSTILE)])


def test_no_cell_of_a_csv_file_is_a_formula_or_a_name(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    hostile(house)

    told = client.get(f"{ASKED.replace('complaints?', 'complaints/sheet?')}&format=csv&examples=20")
    cells = [
        cell for row in csv.reader(io.StringIO(told.text.removeprefix("\ufeff"))) for cell in row
    ]

    assert told.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in told.headers["content-disposition"]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]
    assert not [cell for cell in cells if "wang" in cell or "plaza/" in cell]
    assert not [cell for cell in cells if str(making.a_row(1)["account"]) in cell]


def test_a_workbook_holds_words_and_numbers_and_no_formula_or_link(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    hostile(house)

    told = client.get(
        f"{ASKED.replace('complaints?', 'complaints/sheet?')}&examples=20",
        headers={"accept-language": "zh-Hant"},
    )
    parts = zipfile.ZipFile(io.BytesIO(told.content))
    inside = b"".join(parts.read(name) for name in parts.namelist())
    book = CalamineWorkbook.from_filelike(io.BytesIO(told.content))
    examples = book.get_sheet_by_name("例子").to_python()

    assert book.sheet_names == ["原因", "數量", "例子"]
    assert b"<f>" not in inside
    assert b"hyperlink" not in inside.replace(b"/relationships", b"")
    assert "=HYPERLINK(1)" in [row[1] for row in examples]
    assert "品質" in [row[0] for row in examples]
    assert b"wang" not in inside
    assert book.get_sheet_by_name("數量").to_python()[1][1] == len(HOSTILE)
