"""What an HTTP answer means: a 200 is not a delivery until its body agrees."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import msgspec

from tocsin import notices
from tocsin.channels.webhook.settings import Proof

_ABSENT = object()
# WeCom and DingTalk answer 200 to a refusal and say so here. Others' `code` may well be 200 for
# yes: that is for `proof` to say.
_ERROR_FIELD = "errcode"
_CODE_FIELDS = (_ERROR_FIELD, "code")
_TOO_MUCH = frozenset({45009, 130101, 11232})  # WeCom, DingTalk, Feishu: too many a minute
_TRY_AGAIN = frozenset({408, 409, 423, 425})
_MULTIPLE, _BAD, _TOO_MANY, _SERVER, _UNAVAILABLE = 300, 400, 429, 500, 503


def judge(
    status: int, body: bytes, retry_after: str, *, proof: Proof | None, now: datetime
) -> notices.Outcome:
    """Return the outcome of one exchange that was answered in full."""
    told = _refused(status, body, retry_after, now) or _taken(body, proof, f"HTTP {status}")
    return replace(told, status=str(status), excerpt=body[:500].decode("utf-8", "replace"))


def _refused(status: int, body: bytes, retry_after: str, now: datetime) -> notices.Outcome | None:
    if status < _MULTIPLE:
        return notices.Throttled() if _code(_parsed(body)) in _TOO_MUCH else None
    if status < _BAD:
        return notices.Rejected(fault="notices.fault.redirected")
    wait = _wait(retry_after, now)
    if status == _TOO_MANY or (status == _UNAVAILABLE and wait is not None):
        return notices.Throttled(wait=wait)
    if status >= _SERVER or status in _TRY_AGAIN:
        return notices.Transient(fault="notices.fault.busy")
    return notices.Rejected(fault="notices.fault.refused")


def _taken(body: bytes, proof: Proof | None, told: str) -> notices.Outcome:
    answer = _parsed(body)
    if isinstance(answer, dict) and answer.get(_ERROR_FIELD, 0) not in (0, "0", None):
        return notices.Rejected(fault="notices.fault.refused")
    if proof is None:
        return notices.Accepted(proof=told)
    found = _at(answer, proof.path)
    # 1 == True in Python, not on the wire.
    if type(found) is not type(proof.equals) or found != proof.equals:
        return notices.Rejected(fault="notices.fault.no_proof")
    return notices.Accepted(proof=f"{told}, {proof.path} = {found}")


def _parsed(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _code(answer: object) -> object:
    if not isinstance(answer, dict):
        return None
    codes = [answer.get(name) for name in _CODE_FIELDS]
    return next((code for code in codes if isinstance(code, int)), None)


def _at(answer: object, path: str) -> object:
    found = answer
    for name in path.split("."):
        if isinstance(found, dict):
            found = found.get(name, _ABSENT)
        elif isinstance(found, list) and name.isdecimal() and int(name) < len(found):
            found = found[int(name)]
        else:
            return _ABSENT
    return found


def _wait(retry_after: str, now: datetime) -> timedelta | None:
    """Return the wait that a Retry-After asks for, in seconds or until a date."""
    if retry_after.isdecimal():
        return timedelta(seconds=min(int(retry_after[:9]), 10**6))
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(aware - now, timedelta(0))
