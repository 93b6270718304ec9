"""Whether an ID token is the provider's, for us, young, and of this sign-in (OIDC Core 3.1)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from joserfc import errors as jose
from joserfc import jwk, jwt

from tocsin.adapters.openid import errors
from tocsin.kernel import reasons

# What providers sign with; never "none", and never a secret that both sides know.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
LEEWAY_S = 60
# What a hostile token or key set makes the parser raise, beside what it raises on purpose.
_BROKEN = (jose.JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


def checked(
    token: str, keys: object, *, issuer: str, client_id: str, nonce: str, now: datetime
) -> Mapping[str, Any]:
    """Return what the token claims; raises NotVouched."""
    try:
        known = jwk.KeySet.import_key_set(keys)  # type: ignore[arg-type]  # checked by it
        claims = jwt.decode(token, known, algorithms=list(ALGORITHMS)).claims
        jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=LEEWAY_S,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
    except _BROKEN as fault:
        raise errors.NotVouched(why=reasons.because("directory.not_vouched.token")) from fault
    azp, audience = claims.get("azp"), claims["aud"]
    is_for_others_too = isinstance(audience, list) and len(audience) > 1
    if (azp is not None or is_for_others_too) and azp != client_id:
        raise errors.NotVouched(why=reasons.because("directory.not_vouched.token"))
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise errors.NotVouched(why=reasons.because("directory.not_vouched.token"))
    return claims
