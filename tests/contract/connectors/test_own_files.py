"""`tocsin connector test` on a file: tried on a copy, and what is told is true."""

import contextlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.contract.connectors.told import checks, tried, why

from tocsin import assembly, listening, settings
from tocsin.kernel import ids

pytestmark = pytest.mark.integration

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


async def test_a_file_with_a_stray_quote_is_no_false_alarm(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    rows = [f'{number},a 5" screen,2026-03-01' for number in range(3)]
    path.write_text("\n".join(("id,text,created_at", *rows)), encoding="utf-8")

    found = await tried("file", {"path": path})

    assert not [one for one in found if one.status == "failed"]


async def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    as_csv(path)

    found = await tried("file", {"path": path, "fields": {**FIELDS, "text": "本文"}})

    assert why(found, "arrives", "failed") == ["bad_settings"]


@pytest.mark.parametrize("told", ["", "one,two\n1,2\n", "\x00\x01\x02"])
async def test_a_file_without_posts_says_so(told: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(told, encoding="utf-8")

    found = await tried("file", {"path": path})

    assert set(why(found, "gaps", "not_applicable")) == {"no_copy"}
    assert not [one for one in found if one.status == "passed"]


async def test_a_source_is_known_by_its_name_or_id_wherever_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    as_csv(path)
    told = settings.Source.model_validate(
        {
            "name": "Our Export",
            "connector": "file",
            "settings": {"path": str(path), "fields": FIELDS},
        }
    )
    store = settings.model.Store(folder=tmp_path / "data")
    bare, full = settings.Settings(store=store), settings.Settings(store=store, source=(told,))

    with pytest.raises(listening.errors.UnknownSource):
        await assembly.try_connector("Our Export", bare)
    assert (await assembly.try_connector(ids.slug("Our Export"), full)).is_kept

    with contextlib.closing(assembly.keep(store)) as kept:
        assembly.keep_sources(kept, [told])
    assert (await assembly.try_connector("Our Export", bare)).is_kept
