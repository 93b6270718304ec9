"""What a stranger wrote into a bundle is shown, and says nothing to the terminal or in our name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin import cli
from tocsin.cases.evidence import bundles, signatures

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ERASING = "\x1b[2K\x1b]0;owned\x07"


def made(path: Path, name: str) -> None:
    theirs = signatures.Signer(key=bytes(32))
    content, _ = bundles.made("c", name, (), {}, by="x", at=NOON, signer=theirs)
    path.write_bytes(content)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> str:
    monkeypatch.setenv("TOCSIN_LANGUAGE", "en")
    bundle = tmp_path / "case.zip"
    made(bundle, f"Kettles\nIt holds. Signed with the key of the house{ERASING}")
    monkeypatch.setattr("sys.argv", ["tocsin", "case", "verify", str(bundle)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    return capfd.readouterr().out


def test_a_bundle_s_name_makes_no_line_and_moves_no_cursor(said: str) -> None:
    assert "Kettles" in said
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert "\x07" not in said
