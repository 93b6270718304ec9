"""Words in pictures are read in all three scripts, offline."""

import importlib
from pathlib import Path

import pytest
from tests import needs

from tocsin.adapters import pictures as wall

pytestmark = pytest.mark.timeout(600)  # a slow machine reads a picture in ten seconds

LINES = {
    "traditional.png": ("充電寶自燃，請立即退款", 3),
    "simplified.png": ("充电宝自燃，请立即退款", 2),
    "english.png": ("Battery caught fire", 0),
}


def test_what_stands_in_a_picture_is_read(tmp_path: Path) -> None:
    needs.pictures()
    font = needs.words_in_pictures()
    image_of = importlib.import_module("PIL.Image")
    fonts = importlib.import_module("PIL.ImageFont")
    for name, (line, face) in LINES.items():
        image = image_of.new("RGB", (560, 120), "white")
        pen = importlib.import_module("PIL.ImageDraw").Draw(image)
        pen.text((24, 32), line, fill="black", font=fonts.truetype(str(font), 36, index=face))
        image.save(tmp_path / name)
    (tmp_path / "broken.png").write_bytes(b"no picture")
    image_of.new("RGB", (200, 100), "white").save(tmp_path / "empty.png")

    found = wall.Rapid().read([tmp_path / name for name in (*LINES, "broken.png", "empty.png")])

    read = ["".join(one.text.split()).replace(",", "，") for one in found]
    assert read[:2] == [LINES["traditional.png"][0], LINES["simplified.png"][0]]
    assert read[2] == "Batterycaughtfire"
    assert all(one.confidence > 0.9 for one in found[:3])
    assert [one.fault for one in found] == ["", "", "", "broken", ""]
    assert read[4] == ""
    assert wall.Rapid().version
