"""Files that go out with words: told by their bytes, cleaned, bound into what is signed."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.unit.statements import making

from tocsin import directory, statements
from tocsin.statements import attaching, checks, drafting, errors, publishing, verbs

_SECRET = b"25.0330N 121.5654E"


def a_png(width: int = 2, height: int = 1, *more: tuple[bytes, bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pieces = [(b"IHDR", head), *more, (b"IDAT", zlib.compress(b"\0\1\2")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))
        for name, told in pieces
    )


def a_jpeg(turn: int = 6) -> bytes:
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turn, 0, 0) + _SECRET
    frame = struct.pack(">BHHB", 8, 1, 2, 0)
    pieces = [(0xE0, b"JFIF\0"), (0xE1, exif), (0xFE, _SECRET), (0xC0, frame), (0xDA, b"\0")]
    told = b"".join(
        b"\xff" + bytes([mark]) + struct.pack(">H", len(body) + 2) + body for mark, body in pieces
    )
    return b"\xff\xd8" + told + b"\1\xff\0\2\xff\xd0\3\xff\xd9"


def a_webp() -> bytes:
    head = bytes([0b0000_1100, 0, 0, 0, 1, 0, 0, 0, 0, 0])
    pieces = [(b"VP8X", head), (b"VP8L", b"\x2f\1\0\0\0"), (b"EXIF", _SECRET), (b"XMP ", _SECRET)]
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(told)) + told + b"\0" * (len(told) % 2)
        for name, told in pieces
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


PICTURES = {
    "image/png": a_png(2, 1, (b"tEXt", _SECRET), (b"eXIf", _SECRET)),
    "image/jpeg": a_jpeg(),
    "image/webp": a_webp(),
}


@pytest.mark.parametrize("kind", sorted(PICTURES))
def test_a_picture_loses_what_its_camera_told_and_what_hangs_behind_it(kind: str) -> None:
    read = attaching.reading.read(PICTURES[kind] + b"<script>alert(1)</script>")

    assert (read.media_type, read.width, read.height) == (kind, 2, 1)
    assert _SECRET not in read.content
    assert b"<script>" not in read.content
    assert attaching.reading.read(read.content) == read


def test_a_photograph_stays_turned_as_it_was_held() -> None:
    upright, turned = (attaching.reading.read(a_jpeg(turn)).content for turn in (1, 6))

    assert b"Exif" not in upright
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in turned


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"GIF89a" + b"\0" * 5_000_000, "long"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kind"),
        (b"<!doctype html><script>alert(1)</script>", "kind"),
        (b"MZ\x90\0", "kind"),
        (b"GIF89a\0\0\0\0", "broken"),
        (a_png(9_000, 9_000), "wide"),
        (b"%PDF-1.7 /OpenAction << /S /JavaScript >> %%EOF", "acts"),
        (b"%PDF-1.7 /Names << /EmbeddedFiles /EmbeddedFile >> %%EOF", "acts"),
        (b"%PDF-1.7 cut short", "broken"),
    ],
)
def test_what_is_no_picture_or_plain_paper_is_refused_and_says_why(
    content: bytes, why: str
) -> None:
    with pytest.raises(errors.BadAttachment) as refused:
        attaching.reading.read(content)

    told = refused.value.facts["why"]
    assert isinstance(told, dict)
    assert told["code"] == f"statements.attachment.{why}"


@pytest.mark.parametrize("kind", sorted(PICTURES))
@pytest.mark.parametrize(
    "harm", [lambda whole, at: whole[:at], lambda whole, at: whole[:at] + b"\xff" + whole[at + 1 :]]
)
def test_a_picture_cut_short_or_bent_anywhere_is_read_or_refused(
    kind: str, harm: Callable[[bytes, int], bytes]
) -> None:
    whole, refused = PICTURES[kind], 0
    for at in range(1, len(whole)):
        try:
            attaching.reading.read(harm(whole, at))
        except errors.BadAttachment:
            refused += 1

    assert refused


def kept(books: statements.Books, content: bytes = PICTURES["image/png"]) -> drafting.Attachment:
    read = attaching.reading.read(content)
    one = verbs.attaching.keep(books, read, actor=making.MEI, now=making.NOON)
    return drafting.Attachment(name="k12.png", media_type="", sha256=one.sha256)


def rewritten(
    books: statements.Books, one: drafting.Draft, *some: drafting.Attachment
) -> drafting.Draft:
    return verbs.writing.rewrite(
        books,
        one.draft_id,
        expected=one.number,
        attachments=some,
        actor=making.MEI,
        now=making.NOON,
    )


def test_an_attached_file_another_description_or_none_is_another_text_to_sign() -> None:
    books = statements.memory.books()
    one = kept(books)
    bare = making.signed(books, making.draft(books))
    first = rewritten(books, bare, one)
    second = rewritten(books, first, replace(one, alt="A kettle"))
    third = rewritten(books, second)

    seals = [drafting.sealing.seal(each) for each in (bare, first, second, third)]
    assert len(set(seals[:3])) == 3
    assert seals[3] == seals[0]
    assert not verbs.approving.judged(books, second, making.NOON).is_signed
    assert first.attachments[0].media_type == "image/png"
    assert first.attachments[0].length == len(books.attachments.content(one.sha256) or b"")


def test_only_what_is_kept_can_be_attached_and_only_by_who_writes() -> None:
    books = statements.memory.books()
    stranger = drafting.Attachment(name="a.png", media_type="image/png", sha256="0" * 64)
    read = attaching.reading.read(PICTURES["image/png"])

    with pytest.raises(errors.UnknownAttachment):
        rewritten(books, making.draft(books), stranger)
    with pytest.raises(directory.errors.NotAllowed):
        verbs.attaching.keep(books, read, actor=making.VIEWER, now=making.NOON)


def test_what_the_channel_cannot_carry_is_refused_before_it_is_handed_out() -> None:
    books = statements.memory.books()
    one = rewritten(books, making.draft(books), kept(books))
    making.signed(books, one)
    wish = verbs.releasing.Wish(
        draft_id=one.draft_id,
        seal=drafting.sealing.seal(one),
        takes=publishing.carrying.Takes(media_types=(attaching.PAPER,), files=1),
    )

    with pytest.raises(errors.CannotCarry):
        verbs.releasing.publish(books, wish, actor=making.WANG, now=making.NOON)


def test_bytes_that_are_no_longer_those_that_were_signed_do_not_go_out() -> None:
    books = statements.memory.books()
    one = making.signed(books, rewritten(books, making.draft(books), kept(books)))
    verbs.releasing.publish(books, making.wish(one), actor=making.WANG, now=making.NOON)
    about = books.attachments.about(one.attachments[0].sha256)
    assert about is not None
    bent = statements.memory.books().attachments
    bent.add(about, b"another picture")
    books = replace(books, attachments=bent)

    parcel = verbs.sending.take(books, making.NOON, by_hand=())

    assert parcel is not None
    assert parcel.files == ()


def test_a_picture_nobody_described_is_told_of() -> None:
    books = statements.memory.books()
    statement = making.opened(books)
    bare = rewritten(books, making.draft(books, statement=statement), kept(books))

    codes = [one.code for one in checks.check(bare, checks.Beside(statement=statement))]

    assert "statements.length.no_alt" in codes
