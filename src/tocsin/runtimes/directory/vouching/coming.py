"""Sends a browser to the provider, and takes it in when it comes back with what it left with."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

import msgspec

from tocsin import settings
from tocsin.adapters import openid
from tocsin.directory import users
from tocsin.kernel import reasons
from tocsin.runtimes.directory.proving import Sealer
from tocsin.runtimes.directory.signing import Desk, Shown, SignedIn, enter

LIVES = timedelta(minutes=10)
_PURPOSE = "sign in elsewhere"


class _Left(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser carries, sealed, until it comes back."""

    state: str
    nonce: str
    verifier: str
    back: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """The way in by a provider."""

    desk: Desk
    sealer: Sealer
    provider: openid.Provider
    name: str = ""  # what people call the provider
    makes_viewers: bool = True

    def leave(self, back: str, now: datetime) -> tuple[str, str]:
        """Return where the browser goes, and what it carries; raises ProviderLost."""
        left = _Left(
            state=token_urlsafe(32),
            nonce=token_urlsafe(32),
            verifier=token_urlsafe(48),
            back=back,
            at=now,
        )
        carried = self.sealer.sealed(_PURPOSE, msgspec.json.encode(left).decode())
        return self.provider.address(_request(left), now), carried

    def come_back(
        self, told: Mapping[str, str], carried: str, shown: Shown, now: datetime
    ) -> SignedIn:
        """Begin a session; raises NotVouched, ProviderLost, NotKnownHere, NobodyYet."""
        left = self._left(carried, now)
        if not hmac.compare_digest(told.get("state", "").encode(), left.state.encode()):
            raise _refused("state")
        if told.get("iss", self.provider.settings.issuer) != self.provider.settings.issuer:
            raise _refused("state")  # RFC 9207: another provider's answer
        if told.get("error") or not told.get("code"):
            raise _refused("provider")
        claims = self.provider.vouched(told["code"], _request(left), now)
        claim = _claim(self.provider.settings.issuer, claims)
        with self.desk.db.writing() as books:
            was = users.vouching.find(books, claim)
            one = users.vouching.enter(books, claim, now, makes_viewers=self.makes_viewers)
            if was is None or was.subject != one.subject:
                facts = {"name": one.name, "issuer": claim.issuer, "is_new": was is None}
                enter(books, now, one.user_id, "user.vouched", one.user_id, facts)
            return self.desk.begin(books, one.user_id, "oidc", shown, now)

    def _left(self, carried: str, now: datetime) -> _Left:
        opened = self.sealer.opened(_PURPOSE, carried)
        if not opened:
            raise _refused("state")
        left = msgspec.json.decode(opened, type=_Left)
        if not timedelta(0) <= now - left.at < LIVES:
            raise _refused("late")
        return left


def _request(left: _Left) -> openid.Request:
    return openid.Request(
        state=left.state, nonce=left.nonce, verifier=left.verifier, back=left.back
    )


def _claim(issuer: str, claims: Mapping[str, Any]) -> users.vouching.Claim:
    email, shown = claims.get("email"), claims.get("name")
    return users.vouching.Claim(
        issuer=issuer,
        subject=str(claims["sub"])[:300],
        email=email if isinstance(email, str) else "",
        is_email_proved=claims.get("email_verified") is True,
        shown=shown[:80] if isinstance(shown, str) else "",
    )


def _refused(why: str) -> openid.errors.NotVouched:
    return openid.errors.NotVouched(why=reasons.because(f"directory.not_vouched.{why}"))


def gateway(told: settings.Directory, desk: Desk) -> Gateway | None:
    """Return the way in by the provider of the settings, None where none is told."""
    chosen = told.oidc
    if not chosen.issuer:
        return None
    known = openid.Settings(
        issuer=chosen.issuer,
        client_id=chosen.client_id,
        client_secret=chosen.client_secret.get_secret_value(),
    )
    return Gateway(
        desk=desk,
        sealer=desk.sealer,
        provider=openid.Provider(known),
        name=chosen.name,
        makes_viewers=chosen.makes_viewers,
    )
