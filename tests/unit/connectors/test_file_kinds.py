"""Every kind of file, whole and broken."""

import gzip
import io
import lzma
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from tests.unit.connectors.conftest import Hear

from tocsin import listening
from tocsin.testing import builders

POSTS = [builders.a_post(number) for number in range(25_000)]
IDS = [str(post["id"]) for post in POSTS]
DATA = builders.lines(POSTS)
SWELLING = DATA.splitlines(keepends=True)[0] + b" " * 60_000_000


def zipped(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("posts.jsonl", bytes),
        ("posts.jsonl.gz", gzip.compress),
        ("posts.jsonl.xz", lzma.compress),
        ("posts.gz", lambda data: gzip.compress(data[:1000]) + gzip.compress(data[1000:])),
        ("posts.zip", lambda data: zipped(("a/posts.jsonl", data), ("__MACOSX/x.jsonl", b"x"))),
    ],
)
async def test_every_wrapping_brings_the_same_posts_and_resumes_anywhere(
    tmp_path: Path, hear_file: Hear, name: str, packed: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(packed(DATA))

    whole = await hear_file(path)
    assert whole.ids() == IDS
    assert whole.faults() == []
    assert len(whole.cursors) == 3
    for begun, cursor in enumerate(whole.cursors, 1):
        rest = await hear_file(path, cursor)
        assert rest.parsed == whole.parsed[begun:]
        assert rest.cursors == whole.cursors[begun:]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
async def test_a_truncated_archive_keeps_the_good_lines_and_says_where_it_was_cut(
    tmp_path: Path, hear_file: Hear, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_bytes(pack(DATA)[:-20_000])

    heard = await hear_file(path)

    kept = heard.ids()
    assert 10_000 < len(kept) < len(IDS)
    assert kept == IDS[: len(kept)]
    assert heard.reasons() == [(f"line {len(kept) + 1}", "truncated")]
    assert (await hear_file(path, heard.cursors[-1])).cursors == []


async def test_damage_inside_an_archive_keeps_what_stands_before_it(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "posts.jsonl.gz"
    packed = bytearray(gzip.compress(DATA))
    packed[len(packed) // 2 :][:4] = b"\xff\xff\xff\xff"
    packed[len(packed) // 2] ^= 0xFF
    path.write_bytes(packed)

    heard = await hear_file(path)

    assert len(heard.ids()) > 1_000
    assert heard.reasons()[-1][1] in {"broken_archive", "truncated"}


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("bomb.jsonl.gz", gzip.compress(SWELLING), 1),
        ("bomb.jsonl.xz", lzma.compress(SWELLING), 1),
        ("bomb.zip", zipped(("a.jsonl", SWELLING)), 1),
        ("many.zip", zipped(*((f"{n}.jsonl", b"") for n in range(1_001))), 0),
    ],
)
async def test_a_bomb_ends_as_a_fault_and_what_stood_before_it_is_kept(
    tmp_path: Path, hear_file: Hear, name: str, data: bytes, kept: int
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    heard = await hear_file(path)

    assert "bomb_suspected" in {reason for _, reason in heard.reasons()}
    assert heard.ids() == IDS[:kept]


async def test_a_compressed_file_may_grow_only_so_far(tmp_path: Path, hear_file: Hear) -> None:
    path = tmp_path / "posts.jsonl.gz"
    path.write_bytes(gzip.compress(DATA))

    heard = await hear_file(path, total_bytes=2_000_000)

    assert heard.ids() == IDS[: len(heard.ids())]
    assert heard.reasons()[-1][1] == "bomb_suspected"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PAR1 nonsense", "broken_archive"),
        (b"PK\x03\x04 nonsense", "broken_archive"),
        (b"\x1f\x8b nonsense", "broken_archive"),
        (b"\x28\xb5\x2f\xfd zstandard", "unknown_kind"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "unknown_kind"),
        (b"nothing,of,use\n1,2,3\n", "unknown_columns"),
        (b'{"a": 1}\n', "unknown_columns"),
    ],
)
async def test_a_file_that_is_none_of_these_says_why(
    tmp_path: Path, hear_file: Hear, data: bytes, reason: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    heard = await hear_file(path)

    assert heard.ids() == []
    assert [why for _, why in heard.reasons()] == [reason]


async def test_a_post_of_ten_megabytes_is_left_out_and_its_neighbours_are_kept(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "posts.jsonl"
    giant = builders.lines([builders.a_post(text="x" * 10_000_000)])
    path.write_bytes(builders.lines(POSTS[:2]) + giant + builders.lines(POSTS[2:4]))

    heard = await hear_file(path)

    assert heard.ids() == IDS[:4]
    assert heard.reasons() == [("line 3", "too_large")]


async def test_a_workbook_is_read_below_the_lines_about_itself(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Report:", "everything"])
        sheet.write_row(2, 0, ["Date", "Full Text", "Author", "Url", "Likes"])
        sheet.write_datetime(3, 0, datetime(2026, 1, 2, 3, 4))  # noqa: DTZ001 - cells have no zone
        sheet.write_string(3, 1, "=1+1")
        sheet.write_row(3, 2, ["ann", "https://a.example/1", 12])

    heard = await hear_file(path)

    assert heard.column("text") == ["=1+1"]
    assert heard.column("created_at") == [datetime(2026, 1, 2, 3, 4, tzinfo=UTC)]
    assert heard.column("likes") == [12]
    assert heard.ids() == ["https://a.example/1"]


async def test_a_broken_workbook_says_so(tmp_path: Path, hear_file: Hear) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(zipped(("xl/workbook.xml", b"<nonsense")))

    assert (await hear_file(path)).reasons() == [("line 1", "sheet_failed")]


async def test_parquet_is_read_with_its_own_times_and_numbers(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "posts.parquet"
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    table = pa.table(
        {
            "id": pa.array(range(25_000)),
            "content": ["words"] * 24_999 + [None],
            "time": pa.array([at] * 25_000, pa.timestamp("ns", tz="Asia/Taipei")),
            "link": ["https://a.example"] * 25_000,
        }
    )
    pq.write_table(table, path, row_group_size=12_000)

    heard = await hear_file(path)

    assert heard.ids() == [str(number) for number in range(24_999)]
    assert heard.reasons() == [("row 25000", "missing_text")]
    assert heard.column("created_at")[0] == at
    assert (await hear_file(path, heard.cursors[0])).parsed == heard.parsed[1:]


async def test_an_archive_of_several_files_resumes_inside_any_of_them(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "posts.zip"
    half = len(builders.lines(POSTS[:12_000]))
    path.write_bytes(
        zipped(("1.jsonl", DATA[:half]), ("readme.txt", b"hello\n"), ("2.jsonl", DATA[half:]))
    )

    whole = await hear_file(path)

    assert whole.ids() == IDS
    assert whole.reasons() == [("line 1", "unknown_columns")]
    for begun, cursor in enumerate(whole.cursors, 1):
        assert (await hear_file(path, cursor)).parsed == whole.parsed[begun:]


async def test_a_file_that_changed_is_read_again_from_its_beginning(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_bytes(builders.lines(POSTS[:5]))
    cursor = (await hear_file(path)).cursors[-1]
    path.write_bytes(builders.lines(POSTS[:6]))

    heard = await hear_file(path, cursor)

    assert heard.ids() == IDS[:6]
    assert [reason for _, reason in heard.reasons()] == ["file_changed"]


async def test_a_file_that_is_not_there_needs_a_person(tmp_path: Path, hear_file: Hear) -> None:
    with pytest.raises(listening.errors.SourceRefused):
        await hear_file(tmp_path / "nothing")
