"""Rows on a terminal and into a pipe."""

import pytest

from tocsin import shapes
from tocsin.cli.basis import tables

ROW: shapes.Shape = {
    "warning_id": "01a1eee1-d520-7138-bdde-664d7b1de19a",
    "watch_name": "Orbix and everything that Orbix sells",
    "since": "2026-11-20T04:07:00.000Z",
}


def test_what_goes_into_a_pipe_stands_whole_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    tables.show([ROW], tuple(ROW), as_json=False)

    _, line = capsys.readouterr().out.splitlines()
    assert all(str(value) in line for value in ROW.values())
