"""Every channel's folder is the same: a manifest, settings, one file that sends."""

import tomllib
from pathlib import Path

import pydantic
import pytest

from tocsin import channels
from tocsin.channels import email, in_app, webhook

FOLDER = Path(channels.__file__).parent
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/__init__.py"))
FIELDS = {"name", "carries", "proof", "idempotency", "sign_in", "quota", "blind_spots"}


def test_the_three_channels_are_there() -> None:
    assert NAMES == ["email", "in_app", "webhook"]


@pytest.mark.parametrize("name", NAMES)
def test_a_channel_says_what_it_carries_and_what_it_takes_for_a_proof(name: str) -> None:
    manifest = tomllib.loads((FOLDER / name / "manifest.toml").read_text())

    assert set(manifest) == FIELDS
    assert manifest["name"] == name
    assert all(manifest.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_channel_has_the_same_files(name: str) -> None:
    files = {path.name for path in (FOLDER / name).iterdir()}

    assert {"__init__.py", "manifest.toml", "settings.py", "sending.py"} <= files


@pytest.mark.parametrize("settings", [email.Settings, in_app.Settings, webhook.Settings])
def test_settings_describe_themselves_and_refuse_what_they_do_not_know(
    settings: type[pydantic.BaseModel],
) -> None:
    assert settings.model_json_schema()["additionalProperties"] is False


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_c2hvcnQ=", "whsec_???", "whsec_" + "QUFB" * 40]
)
def test_a_webhook_secret_that_is_no_key_is_refused(secret: str) -> None:
    with pytest.raises(pydantic.ValidationError) as refused:
        webhook.Settings.model_validate({"url": "https://example.org/hook", "secret": secret})

    assert [error["loc"] for error in refused.value.errors()] == [("secret",)]


@pytest.mark.parametrize("sender", ["", "tocsin", "a@b\r\nBcc: c@d", "值班@example.org"])
def test_a_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(pydantic.ValidationError):
        email.Settings.model_validate({"host": "mx.example.org", "sender": sender})


def test_secrets_do_not_show_in_what_settings_print() -> None:
    told = email.Settings.model_validate(
        {"host": "mx.example.org", "sender": "a@example.org", "password": "canary-4711"}
    )

    assert "canary" not in repr(told)
    assert "canary" not in told.model_dump_json()
