from pathlib import Path

import pytest

from tocsin import settings


def faults(file: Path, **environment: str) -> tuple[settings.Fault, ...]:
    with pytest.raises(settings.BadConfiguration) as refused:
        settings.load(file, environment=environment)
    return refused.value.faults


def a_file(folder: Path, text: str) -> Path:
    file = folder / "tocsin.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_flags_are_above_the_environment_above_the_file_above_the_defaults(tmp_path: Path) -> None:
    file = a_file(tmp_path, "[server]\nport = 1\nhost = '::1'\n[store]\nretention_days = 9\n")
    environment = {"TOCSIN_PORT": "2", "TOCSIN_STORE__RETENTION_DAYS": "8"}

    told = settings.load(file, environment=environment, flags={"server": {"port": 3}})

    assert (told.server.port, told.server.host, told.store.retention_days) == (3, "::1", 8)
    assert told.ingest.reader == "ngram"


def test_a_bad_value_names_its_file_and_line(tmp_path: Path) -> None:
    file = a_file(tmp_path, '# ours\n[server]\nhost = "::1"\nport = 99999\n')

    (fault,) = faults(file)

    assert (fault.file, fault.line, fault.path) == (str(file), 4, "server.port")
    assert fault.reason == "settings.bad_value"


def test_a_misspelt_key_comes_with_its_mend(tmp_path: Path) -> None:
    file = a_file(
        tmp_path, '[[watch]]\nname = "a"\nany = ["x"]\n\n[[watch]]\nname="b"\nani=["x"]\n'
    )

    (fault,) = faults(file)

    assert (fault.line, fault.reason, fault.mend) == (
        7,
        "settings.unknown_key",
        "settings.mend_spelling",
    )
    assert fault.facts["guess"] == "any"


def test_every_fault_is_told_at_once_and_the_environment_is_named(tmp_path: Path) -> None:
    file = a_file(tmp_path, "[store]\nretention_days = 0\n")

    told = faults(file, TOCSIN_SERVER__PORT="many")

    assert {(one.path, one.line) for one in told} == {
        ("store.retention_days", 2),
        ("server.port", None),
    }


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"[server\n", "settings.not_toml", 1),
        (b"a = 1\nb = = 2\n", "settings.not_toml", 2),
        ("[server]\nhost = '台'\n".encode("big5"), "settings.not_utf8", 2),
    ],
)
def test_a_file_that_is_no_toml_says_where(
    tmp_path: Path, content: bytes, reason: str, line: int | None
) -> None:
    file = tmp_path / "tocsin.toml"
    file.write_bytes(content)

    (fault,) = faults(file)

    assert (fault.reason, fault.line) == (reason, line)


def test_a_missing_file_is_a_fault_too(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.toml")[0].reason == "settings.no_file"
    assert faults(tmp_path)[0].reason == "settings.is_folder"


def test_a_terms_file_holds_watches_only(tmp_path: Path) -> None:
    good = a_file(
        tmp_path, '[[watch]]\nname = "退款"\nany = ["退款", "refund"]\nnone = ["lottery"]\n'
    )

    (watch,) = settings.watches(good)

    assert (watch.name, watch.any, watch.none) == ("退款", ("退款", "refund"), ("lottery",))
    with pytest.raises(settings.BadConfiguration):
        settings.watches(a_file(tmp_path, "[server]\nport = 1\n"))
