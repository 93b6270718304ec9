"""CSV in any encoding and any exporter's words; files out of order."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.connectors.conftest import Hear

from tocsin import listening
from tocsin.connectors import file
from tocsin.testing import builders

SIMPLIFIED = "发布时间,内容,作者,平台,链接\n" + "".join(
    f'2026-01-{1 + n % 9:02d} 11:04:05,"大家好,\n这是第{n}条""消息""",张{n},新浪微博,http://x/{n}\n'
    for n in range(300)
)
TRADITIONAL = "發布時間\t內容\t作者\n" + "".join(
    f"2026/01/02 11:04\t這個品牌的產品有問題，我們要求退款 {n}\t王{n}\n" for n in range(300)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
async def test_an_encoding_that_is_marked_or_plain_is_not_a_guess(
    tmp_path: Path, hear_file: Hear, encoding: str
) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(SIMPLIFIED.encode(encoding))

    heard = await hear_file(path)

    assert heard.column("text")[7] == '大家好,\n这是第7条"消息"'
    assert set(heard.column("platform")) == {"weibo"}
    assert heard.column("created_at")[0] == datetime(2026, 1, 1, 3, 4, 5, tzinfo=UTC)
    assert heard.faults() == []


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gbk", "gb18030"),
    ],
)
async def test_an_encoding_that_is_guessed_is_read_and_told(
    tmp_path: Path, hear_file: Hear, text: str, encoding: str, guess: str
) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode(encoding))
    plain = tmp_path / "plain.csv"
    plain.write_text(text, "utf-8")

    heard = await hear_file(path)

    assert heard.column("text") == (await hear_file(plain)).column("text")
    assert [(fault.reason, fault.excerpt) for fault in heard.faults()] == [
        ("listening.encoding_guessed", guess)
    ]


async def test_stray_bytes_in_a_utf8_file_cost_their_lines_only(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "export.csv"
    rows = SIMPLIFIED.encode().split(b"\n")
    rows[3] = rows[3].replace("大".encode(), b"\xb4\xf3")
    path.write_bytes(b"\n".join(rows))

    heard = await hear_file(path)

    assert len(heard.ids()) == 299
    assert heard.reasons() == [("line 4", "bad_utf8")]


@pytest.mark.parametrize("stray", [b"caf\xe9", b"\xff\xfe", "你好".encode()[:5]])
async def test_one_stray_byte_in_a_plain_file_is_no_other_encoding(
    tmp_path: Path, hear_file: Hear, stray: bytes
) -> None:
    path = tmp_path / "posts.jsonl"
    posts = [builders.a_post(number) for number in range(3)]
    path.write_bytes(builders.lines(posts).replace(b"number 1", stray))

    heard = await hear_file(path)

    assert heard.ids() == ["post-0", "post-2"]
    assert heard.reasons() == [("line 2", "bad_utf8")]


async def test_a_quote_that_nobody_closes_does_not_swallow_the_file(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "export.csv"
    good = "".join(f"2026-01-02,plain {n}\n" for n in range(30_000))
    path.write_text(f'date,text\n{good}2026-01-02,"open\n{good}', "utf-8")

    assert len((await hear_file(path)).ids()) >= 30_000


@pytest.mark.parametrize(
    ("preset", "header", "row"),
    [
        ("brandwatch", "Report\n\nDate,Full Text,Author,Url", "2026-01-02 03:04,Hi,ann,http://a"),
        ("qingbo", "标题,正文,发布时间,作者,链接", "H,i,2026-01-02 11:04,ann,http://a"),
        ("yuqingtong", "信息标题;全文内容;发布日期;作者", "H;i;2026-01-02 11:04;ann"),
        ("chnci", "t,platform,incident,text", "2026-01-02T03:04Z,dy,x,Hi"),
        ("hand_written", "留言時間,留言內容\n時間,留言", "2026-01-02 11:04,Hi"),
        ("auto", "Published At|Body", "2026-01-02 03:04|Hi"),
    ],
)
async def test_each_preset_reads_its_export(
    tmp_path: Path, hear_file: Hear, preset: str, header: str, row: str
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"{header}\n{row}\n", "utf-8")

    heard = await hear_file(path, preset=preset)

    assert [text.replace("\n", "") for text in heard.column("text")] == ["Hi"]
    assert heard.column("created_at") == [datetime(2026, 1, 2, 3, 4, tzinfo=UTC)]


async def test_flags_name_the_columns_that_no_preset_knows(tmp_path: Path, hear_file: Hear) -> None:
    path = tmp_path / "export.csv"
    path.write_text("wann,was,wer\n2026-01-02,Hallo,ann\n", "utf-8")

    heard = await hear_file(path, fields={"text": "was", "created_at": "wann", "author": "wer"})

    assert heard.column("text") == ["Hallo"]
    assert heard.column("account") == [builders.some_pseudonyms().of("file", "ann")]


@pytest.mark.parametrize(
    "settings",
    [
        {"preset": "unheard_of"},
        {"fields": {"texts": "x"}},
        {"time_zone": "Mars/Olympus"},
        {"fields": {"text": "not there"}},
    ],
)
async def test_settings_that_cannot_work_are_refused(
    tmp_path: Path, hear_file: Hear, settings: dict[str, object]
) -> None:
    path = tmp_path / "export.csv"
    path.write_text("date,text\n2026-01-02,Hi\n", "utf-8")

    with pytest.raises(listening.errors.BadSettings):
        await hear_file(path, **settings)


async def test_a_file_out_of_order_is_copied_in_order_with_its_faults(
    tmp_path: Path, hear_file: Hear
) -> None:
    path = tmp_path / "posts.jsonl"
    order = [5, 1, 3, 2, 4]
    path.write_bytes(
        builders.lines([builders.a_post(n) for n in order])
        + b"nonsense\n"
        + builders.lines([builders.a_post(9, created_at="1970-01-01T00:00:00Z")])
    )
    settings = file.Settings(path=path, received="created")

    seen = file.scan(settings, now=builders.NOON)
    copy = file.sorted_copy(
        settings,
        tmp_path / "sorted",
        pseudonyms=builders.some_pseudonyms(),
        now=builders.NOON,
    )
    heard = await hear_file(copy.path, received="created")

    assert (seen.rows, seen.is_sorted, seen.largest_step_back_s) == (6, False, 4.0)
    assert heard.ids() == [f"post-{n}" for n in sorted(order)]
    assert heard.column("received_at") == heard.column("created_at")
    assert sorted(heard.reasons()) == [("line 6", "bad_json"), ("line 7", "time_too_old")]
    assert file.scan(copy, now=builders.NOON).is_sorted
    assert [name.suffix for name in (tmp_path / "sorted").iterdir()] == [".parquet"]
