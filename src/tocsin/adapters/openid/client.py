"""The provider over HTTP: what it says of itself, and what it gives for a code."""

import base64
import hashlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx2
import msgspec

from tocsin.adapters.openid import errors, tokens
from tocsin.kernel import reasons

_TIMEOUT_S = 10.0
_LONGEST_ANSWER = 256 * 1024
_OK = 200
_KNOWN_FOR = timedelta(minutes=10)
_SCOPE = "openid email profile"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_WHERE = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the provider is, and what we are called there."""

    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One sign-in under way: what only this browser and we know of it."""

    state: str
    nonce: str
    verifier: str
    back: str  # where the provider sends the browser


@dataclass(slots=True)
class Provider:
    """One provider, by our settings."""

    settings: Settings
    _known: Mapping[str, Any] = field(default_factory=dict)
    _known_until: datetime | None = None

    def address(self, one: Request, now: datetime) -> str:
        """Return where the browser goes to say who it is; raises ProviderLost."""
        digest = hashlib.sha256(one.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": one.back,
            "scope": _SCOPE,
            "state": one.state,
            "nonce": one.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        at = str(self._about(now)["authorization_endpoint"])
        return f"{at}{'&' if '?' in at else '?'}{urlencode(asked)}"

    def vouched(self, code: str, one: Request, now: datetime) -> Mapping[str, Any]:
        """Return what the provider claims of who came; raises ProviderLost, NotVouched."""
        about = self._about(now)
        with self._client() as client:
            told = self._taken(client, about, code, one)
            keys = _asked(client, "GET", about["jwks_uri"])
        return tokens.checked(
            str(told.get("id_token", "")),
            keys,
            issuer=self.settings.issuer,
            client_id=self.settings.client_id,
            nonce=one.nonce,
            now=now,
        )

    def _taken(
        self, client: httpx2.Client, about: Mapping[str, Any], code: str, one: Request
    ) -> Mapping[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": one.back,
            "code_verifier": one.verifier,
        }
        secret, headers = self.settings.client_secret, {}
        methods = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if secret and "client_secret_basic" in methods:
            pair = f"{quote(self.settings.client_id)}:{quote(secret)}".encode()
            headers["authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        else:
            form |= {"client_id": self.settings.client_id}
            form |= {"client_secret": secret} if secret else {}
        return _asked(client, "POST", about["token_endpoint"], form=form, headers=headers)

    def _about(self, now: datetime) -> Mapping[str, Any]:
        """Return what the provider says of itself; asked anew every ten minutes."""
        if self._known_until is None or not now < self._known_until:
            at = f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration"
            with self._client() as client:
                told = _asked(client, "GET", at)
            if told.get("issuer") != self.settings.issuer:
                raise _lost("issuer")
            for name in _WHERE:
                _check_address(told.get(name))
            self._known, self._known_until = told, now + _KNOWN_FOR
        return self._known

    def _client(self) -> httpx2.Client:
        """Return a client that goes where it is told and nowhere else."""
        return httpx2.Client(follow_redirects=False, trust_env=False, timeout=_TIMEOUT_S)


def _asked(
    client: httpx2.Client,
    method: str,
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Mapping[str, Any]:
    """Return the JSON object that came back; raises ProviderLost, NotVouched."""
    _check_address(url)
    heard = bytearray()
    try:
        sent = {"accept": "application/json", "accept-encoding": "identity", **(headers or {})}
        with client.stream(method, url, data=form, headers=sent) as answer:
            for chunk in answer.iter_bytes():
                heard += chunk
                if len(heard) > _LONGEST_ANSWER:
                    raise _lost("large")
            status = answer.status_code
    except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, UnicodeError) as lost:
        raise _lost("unreachable") from lost
    if form is not None and status != _OK:  # the code is spent, too old or not ours
        raise errors.NotVouched(why=reasons.because("directory.not_vouched.code"))
    if status != _OK:
        raise _lost("answer")
    try:
        told: Mapping[str, Any] = msgspec.json.decode(bytes(heard), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as bad:
        raise _lost("answer") from bad
    return told


def _check_address(told: object) -> None:
    """Raise ProviderLost for an address that anybody between could read or change."""
    try:
        parts = urlsplit(told if isinstance(told, str) else "")
        is_ours = parts.scheme == "http" and parts.hostname in _LOOPBACK
    except ValueError as bad:
        raise _lost("address") from bad
    if not (parts.hostname and (parts.scheme == "https" or is_ours)):
        raise _lost("address")


def _lost(why: str) -> errors.ProviderLost:
    return errors.ProviderLost(why=reasons.because(f"directory.provider_lost.{why}"))
