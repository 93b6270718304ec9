"""Publishers as the settings have them: one table a channel, its `kind` names the publisher."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr

from tocsin import statements
from tocsin.publishers import by_hand, mail
from tocsin.publishers.bluesky import Bluesky
from tocsin.publishers.mastodon import Mastodon
from tocsin.publishers.site import Site
from tocsin.publishers.webhook import Webhook
from tocsin.statements import errors


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Bluesky(_Settings):
    url: HttpUrl
    account: str
    password: SecretStr


class _Mastodon(_Settings):
    url: HttpUrl
    account: str = ""
    token: SecretStr


class _Webhook(_Settings):
    url: HttpUrl
    secret: SecretStr = Field(min_length=16)


class _Mail(_Settings):
    host: str
    port: int = 587
    sender: str
    user: str = ""
    password: SecretStr = SecretStr("")
    starttls: bool = True
    recipients: tuple[str, ...] = Field(min_length=1)


class _None(_Settings):
    """Nothing to set."""


def publishers(
    told: Mapping[str, Mapping[str, Any]], address: str
) -> dict[str, statements.Publisher]:
    """Return the publisher of every channel; what cannot be reached by machine goes by hand.

    Raises BadPublisher for a table that makes none, MailByAnotherName for a hidden mailing list,
    pydantic.ValidationError for a table's fields.
    """
    found: dict[str, statements.Publisher] = {name: by_hand.ByHand() for name in by_hand.OPENED}
    found["website"] = Site(address)
    for channel, table in told.items():
        kind = str(table.get("kind", channel))
        make = _KINDS.get(kind)
        if make is None:
            raise errors.BadPublisher(channel=channel, kind=kind)
        is_ours = statements.drafting.is_inside(channel)
        if kind == "mail" and not (is_ours or statements.drafting.is_mailed(channel)):
            raise errors.MailByAnotherName(channel=channel)
        fields = {name: value for name, value in table.items() if name != "kind"}
        found[channel] = make(fields, address)
    return found


def _bluesky(table: Mapping[str, Any], _address: str) -> Bluesky:
    one = _Bluesky.model_validate(table)
    return Bluesky(str(one.url), one.account, one.password.get_secret_value())


def _mastodon(table: Mapping[str, Any], _address: str) -> Mastodon:
    one = _Mastodon.model_validate(table)
    return Mastodon(str(one.url), one.token.get_secret_value(), one.account)


def _webhook(table: Mapping[str, Any], address: str) -> Webhook:
    one = _Webhook.model_validate(table)
    return Webhook(str(one.url), one.secret.get_secret_value().encode(), address)


def _mail(table: Mapping[str, Any], _address: str) -> mail.Mail:
    one = _Mail.model_validate(table)
    password = one.password.get_secret_value()
    known = one.model_dump(exclude={"recipients", "password"})
    return mail.Mail(mail.Server(password=password, **known), one.recipients)


def _by_hand(table: Mapping[str, Any], _address: str) -> by_hand.ByHand:
    _None.model_validate(table)
    return by_hand.ByHand()


_KINDS: Mapping[str, Callable[[Mapping[str, Any], str], statements.Publisher]] = {
    "bluesky": _bluesky,
    "mastodon": _mastodon,
    "webhook": _webhook,
    "mail": _mail,
    "by_hand": _by_hand,
}
