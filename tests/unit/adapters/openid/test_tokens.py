"""An ID token is believed when it is the provider's, for us, young, and of this very sign-in."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwk, jwt

from tocsin.adapters.openid import errors, tokens

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ISSUER, CLIENT, NONCE = "https://id.example", "tocsin", "n-1"
KEY = jwk.ECKey.generate_key("P-256", auto_kid=True)
KEYS: dict[str, Any] = {"keys": [KEY.as_dict(private=False)]}
CLAIMS = {
    "iss": ISSUER,
    "aud": CLIENT,
    "sub": "7",
    "exp": int((NOW + timedelta(minutes=5)).timestamp()),
    "iat": int(NOW.timestamp()),
    "nonce": NONCE,
}


def a_token(changed: dict[str, object], **header: object) -> str:
    told = {key: value for key, value in (CLAIMS | changed).items() if value is not None}
    return jwt.encode({"alg": "ES256", "kid": KEY.kid, **header}, told, KEY)


def checked(token: str, keys: object = None) -> dict[str, Any]:
    told = KEYS if keys is None else keys
    return dict(tokens.checked(token, told, issuer=ISSUER, client_id=CLIENT, nonce=NONCE, now=NOW))


def part(told: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def test_a_right_token_tells_who_came() -> None:
    assert checked(a_token({}))["sub"] == "7"
    assert checked(a_token({"aud": [CLIENT, "other"], "azp": CLIENT}))["sub"] == "7"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://id.example.evil"},
        {"iss": None},
        {"aud": "other"},
        {"aud": ["other"]},
        {"aud": [CLIENT, "other"]},
        {"aud": [CLIENT], "azp": "other"},
        {"azp": "other"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"exp": int((NOW - timedelta(minutes=5)).timestamp())},
        {"exp": None},
        {"exp": "soon"},
        {"iat": int((NOW + timedelta(hours=1)).timestamp())},
        {"nonce": "n-2"},
        {"nonce": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_not_believed(changed: dict[str, object]) -> None:
    with pytest.raises(errors.NotVouched):
        checked(a_token(changed))


def test_nobody_elses_key_and_no_key_at_all_signs() -> None:
    other = jwk.ECKey.generate_key("P-256", auto_kid=True)
    theirs = jwt.encode({"alg": "ES256", "kid": KEY.kid}, CLAIMS, other)
    bare = f"{part({'alg': 'none'})}.{part(CLAIMS)}."
    for token in (theirs, bare):
        with pytest.raises(errors.NotVouched):
            checked(token)


def test_a_public_key_is_no_shared_secret() -> None:
    public = jwk.OctKey.import_key(json.dumps(KEY.as_dict(private=False)))
    token = jwt.encode({"alg": "HS256"}, CLAIMS, public, algorithms=["HS256"])
    for keys in (KEYS, {"keys": [public.as_dict()]}):
        with pytest.raises(errors.NotVouched):
            checked(token, keys)


@given(token=st.text(max_size=60) | st.from_regex(r"[\w-]{0,20}\.[\w-]{0,20}\.[\w-]{0,20}"))
def test_whatever_comes_as_a_token_is_refused_and_never_breaks(token: str) -> None:
    with pytest.raises(errors.NotVouched):
        checked(token)


@pytest.mark.parametrize(
    "keys",
    [{}, {"keys": 7}, {"keys": [7]}, {"keys": [{}]}, {"keys": [{"kty": "RSA"}]}, []],
    ids=str,
)
def test_whatever_comes_as_keys_is_refused_and_never_breaks(keys: object) -> None:
    with pytest.raises(errors.NotVouched):
        checked(a_token({}), keys)
