"""Pictures are opened under limits: versions of one are the same, and no file breaks the house."""

import importlib
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests import needs

from tocsin.adapters import pictures as wall
from tocsin.enrichment import pictures


@pytest.fixture
def images() -> Any:
    needs.pictures()
    return importlib.import_module("PIL.Image")


def drawn(seed: int, *, width: int = 640, height: int = 480) -> Any:
    """Draw a scene of shapes."""
    chance = random.Random(seed)
    image = importlib.import_module("PIL.Image").new("RGB", (width, height), "white")
    pen = importlib.import_module("PIL.ImageDraw").Draw(image)
    for _ in range(14):
        left, top = chance.randrange(width), chance.randrange(height)
        box = (left, top, left + chance.randrange(40, 300), top + chance.randrange(40, 300))
        colour = tuple(chance.randrange(256) for _ in range(3))
        chance.choice([pen.rectangle, pen.ellipse])(box, fill=colour)
    return image


def saved(image: Any, path: Path, **how: Any) -> Path:
    image.save(path, **how)
    return path


def test_another_size_quality_or_a_narrow_crop_is_the_same_picture(
    images: Any, tmp_path: Path
) -> None:
    files = []
    for seed in range(6):
        one = drawn(seed)
        inner = one.crop((6, 5, 634, 475))  # one percent of each side
        files += [
            saved(one, tmp_path / f"{seed}.png"),
            saved(one.resize((213, 160)), tmp_path / f"{seed}-small.png"),
            saved(one.resize((1280, 960)), tmp_path / f"{seed}-large.jpg", quality=90),
            saved(one, tmp_path / f"{seed}-poor.jpg", quality=20),
            saved(inner, tmp_path / f"{seed}-crop.webp"),
        ]

    hashes = np.array([one.hash for one in wall.opened(files)]).reshape(6, 5)
    apart = np.array(
        [[pictures.distances(int(one), hashes[:, k]) for one in hashes[:, 0]] for k in range(5)]
    )

    same = np.array([np.diag(one) for one in apart])
    assert same.max() <= pictures.SAME
    assert apart[0][~np.eye(6, dtype=bool)].min() > pictures.SAME


def bomb(path: Path, side: int) -> Path:
    """Write a PNG of a few bytes that says it is huge."""

    def part(name: bytes, told: bytes) -> bytes:
        return (
            struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000_000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")
    )
    return path


def test_what_is_no_picture_has_a_fault_and_the_others_are_opened(
    images: Any, tmp_path: Path
) -> None:
    good = saved(drawn(1), tmp_path / "good.png")
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(saved(drawn(2), tmp_path / "whole.jpg").read_bytes()[:3_000])
    text = tmp_path / "text.png"
    text.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nothing")
    large = tmp_path / "large.png"
    large.write_bytes(b"\0" * (21 << 20))
    vector = tmp_path / "evil.svg"
    vector.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    files = [
        cut,
        text,
        large,
        vector,
        bomb(tmp_path / "b.png", 60_000),
        tmp_path / "none.png",
        good,
    ]

    found = wall.opened(files)

    assert [one.fault for one in found] == [
        "broken",
        "broken",
        "too_large",
        "broken",
        "too_large",
        "missing",
        "",
    ]
    assert (found[-1].width, found[-1].height) == (640, 480)


def test_a_picture_that_ends_its_child_leaves_the_next_one_be(images: Any, tmp_path: Path) -> None:
    good = saved(drawn(1), tmp_path / "good.png")
    wide = saved(images.new("RGB", (6_000, 6_000), "red"), tmp_path / "wide.png")
    tight = wall.asking.Limits(memory_bytes=120 << 20, seconds=20)

    found = wall.opened([good, wide, good], tight)

    assert [one.fault for one in found] == ["", "limits", ""]


def test_a_single_colour_is_a_picture_without_a_hash(images: Any, tmp_path: Path) -> None:
    (one,) = wall.opened([saved(images.new("RGBA", (50, 50), (0, 0, 0, 0)), tmp_path / "a.png")])

    assert (one.fault, one.hash, one.width) == ("", None, 50)


def test_no_pictures_are_no_answers() -> None:
    assert wall.opened([]) == []
