"""Files made to harm: they cost little, hide nothing, and act nowhere."""

import struct
import zlib
from datetime import timedelta

import pytest
from tests.unit.statements import making, test_attaching

from tocsin import directory, statements
from tocsin.statements import attaching, errors, verbs

_SECRET = b"25.0330N 121.5654E"
_SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def a_paper(*parts: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(parts) + b"\n%%EOF"


def packed(told: bytes, about: bytes = b"/Type /ObjStm", harm: bytes = b"") -> bytes:
    stream = harm + zlib.compress(told)
    head = b"1 0 obj << " + about + b" /Filter /FlateDecode >>\nstream\r\n"
    return head + stream + b"\nendstream endobj"


def code_of(refused: errors.BadAttachment) -> object:
    told = refused.facts["why"]
    assert isinstance(told, dict)
    return told["code"]


def why(content: bytes) -> object:
    with pytest.raises(errors.BadAttachment) as refused:
        attaching.reading.read(content)
    return code_of(refused.value)


def test_a_scan_of_nothing_but_fill_is_read_in_one_go() -> None:
    """With a pattern that goes back over what it has read this would take days."""
    end = test_attaching.a_jpeg().removesuffix(b"\xff\xd9")

    read = attaching.reading.read(end + b"\xff" * 4_000_000 + b"\0\xff\xd9")

    assert read.width == 2


@pytest.mark.parametrize(
    "content",
    [
        test_attaching.a_png(2, 1, (b"caBX", _SECRET)),
        test_attaching.a_png(2, 1, (b"prVt", _SECRET)),
        test_attaching.a_webp().replace(b"XMP ", b"C2PA"),
        test_attaching.a_jpeg().replace(
            b"\xff\xe0\0\x07JFIF\0",
            b"\xff\xe0"
            + struct.pack(">H", 16 + len(_SECRET))
            + b"JFIF\0\1\2\0\0\1\0\1\x02\x03"
            + _SECRET,
        ),
    ],
    ids=["content credentials", "a piece of its own", "credentials in WebP", "a small picture"],
)
def test_what_no_reader_of_the_picture_needs_does_not_go_out(content: bytes) -> None:
    assert _SECRET in content

    read = attaching.reading.read(content)

    assert (_SECRET in read.content, read.width, read.height) == (False, 2, 1)
    assert attaching.reading.read(read.content) == read


def test_colours_and_movement_stay() -> None:
    content = test_attaching.a_png(2, 1, (b"iCCP", b"profile"), (b"acTL", b"\0" * 8))

    assert attaching.reading.read(content).content == content


def test_a_picture_of_two_sizes_is_none() -> None:
    twice = test_attaching.a_png(2, 1, (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)))

    assert why(twice) == "statements.attachment.broken"


@pytest.mark.parametrize(
    "content",
    [
        a_paper(b"/OpenAction << /S /J#61vaScript >>"),
        a_paper(b"/Names << /EmbeddedFiles << >> >>"),
        a_paper(packed(_SCRIPT)),
        a_paper(packed(_SCRIPT.replace(b"Java", b"J#61va"), b"/Type /Obj#53tm")),
        a_paper(b"% stream", packed(_SCRIPT)),
        a_paper(packed(b"<< >>"), packed(_SCRIPT)),
        a_paper(packed(b"<< >>", harm=b"sealed by a password")),
        a_paper(packed(b" " * 100_000_000)),
    ],
    ids=[
        "a name in other letters",
        "a list of files",
        "packed",
        "packed under another name",
        "behind a remark",
        "the second of two",
        "nobody can look",
        "a bomb",
    ],
)
def test_a_paper_that_acts_is_found_however_it_is_written(content: bytes) -> None:
    assert why(content) == "statements.attachment.acts"


def test_a_plain_paper_with_packed_objects_is_taken_as_it_is() -> None:
    content = a_paper(packed(b"<< /Type /Catalog >>"), packed(_SCRIPT, b"/Length 9"))

    assert attaching.reading.read(content).content == content


def test_nobody_fills_the_house_in_a_day_and_what_is_never_used_makes_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    books = statements.memory.books()
    whole = test_attaching.a_png()
    monkeypatch.setattr(attaching, "MUCH", 2 * len(whole) + 9)
    monkeypatch.setattr(attaching, "FULL", 3 * len(whole) + 9)

    def keep(width: int, actor: directory.Actor, days: int) -> object:
        read = attaching.reading.read(test_attaching.a_png(width))
        now = making.NOON + timedelta(days=days)
        try:
            return verbs.attaching.keep(books, read, actor=actor, now=now).width
        except errors.BadAttachment as refused:
            return code_of(refused)

    much, full = "statements.attachment.much", "statements.attachment.full"
    assert [keep(one, making.MEI, 0) for one in (2, 3, 4, 3)] == [2, 3, much, 3]
    assert [keep(one, making.LIN, 0) for one in (5, 6)] == [5, full]
    assert [keep(one, making.MEI, 8) for one in (6, 7, 8)] == [6, 7, much]
