"""Refusals as application/problem+json (RFC 9457), with a sentence in the reader's language."""

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from tocsin.kernel import catalogue, reasons
from tocsin.kernel.errors import TocsinError
from tocsin.web import answers, errors, ports, sealing

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"


def _of(room: str, status: int, words: str) -> dict[str, int]:
    return {f"{room}.{word}": status for word in words.split()}


# A refusal that is not named here is 400.
STATUS = {
    "asking.bad_answer": 502,
    "asking.endpoint_fault": 502,
    **_of("backtest", 422, "bad_shape broken_rule silent_history too_little_history unknown_rule"),
    **_of("backtest", 429, "busy"),
    "cases.bad_bundle": 409,
    "cases.bad_entry": 422,
    "cases.bad_playbook": 422,
    "cases.blocked": 409,
    "cases.changed_meanwhile": 409,
    "cases.closed": 409,
    "cases.held": 409,
    "cases.no_reason": 422,
    "cases.not_now": 409,
    "cases.people_only": 403,
    "cases.still_open": 409,
    "cases.unknown": 404,
    "cases.unknown_zone": 422,
    "cases.unsigned_answer": 409,
    "cases.untrained": 422,
    "complaints.bad_span": 422,
    **_of("directory", 401, "code_needed nobody_yet not_them not_vouched"),
    **_of(
        "directory", 403, "no_service_user not_allowed not_in_the_demo not_known_here sign_in_anew"
    ),
    **_of("directory", 409, "last_admin name_taken nothing_to_prove passkeys_need_a_name"),
    **_of("directory", 409, "person_taken still_used too_many_passkeys"),
    **_of("directory", 410, "link_spent"),
    **_of("directory", 422, "bad_entry bad_file bad_name bad_passkey bad_rota bad_shift"),
    **_of("directory", 422, "never_for_machines weak_password"),
    **_of("directory", 502, "provider_lost"),
    "connectors.webhook.busy": 429,
    "connectors.webhook.out_of_time": 401,
    "connectors.webhook.too_large": 413,
    "connectors.webhook.unverified": 401,
    "listening.account_otherwise_called": 422,
    "listening.bad_account": 422,
    **_of("enrichment", 403, "not_theirs"),
    **_of("enrichment", 409, "already_in_use not_evaluated nothing_before too_few_corrections"),
    **_of("enrichment", 409, "too_few_to_judge worse_than_before"),
    **_of("enrichment", 422, "unknown_head unknown_label"),
    "entities.already_decided": 409,
    "entities.known_otherwise": 409,
    "entities.nameless": 422,
    "entities.nobody": 422,
    "entities.not_decided": 409,
    "entities.too_many": 422,
    "ledger.already_decided": 409,
    "ledger.from_the_future": 422,
    "ledger.no_reason": 422,
    "listening.bad_pattern": 422,
    "listening.empty_watch": 422,
    "listening.bad_settings": 422,
    "listening.period_ends_first": 422,
    "notices.no_channel": 422,
    "notices.no_name": 422,
    "notices.nobody_told": 422,
    "notices.routes_moved": 409,
    "notices.unknown_notice": 404,
    "risk.busy": 429,
    "risk.damaged": 409,
    "risk.does_not_win": 409,
    "risk.none_in_use": 409,
    "risk.not_compared": 409,
    "risk.too_few_cases": 422,
    "risk.too_little_stored": 422,
    "statements.already_out": 409,
    "statements.bad_attachment": 422,
    "statements.bad_draft": 422,
    "statements.bad_fact": 422,
    "statements.cannot_carry": 409,
    "statements.inside_only": 409,
    "statements.moved": 409,
    "statements.no_endpoint": 409,
    "statements.no_proof": 422,
    "statements.no_reason": 422,
    "statements.no_such_word": 409,
    "statements.no_tokens": 429,
    "statements.not_signed": 409,
    "statements.not_this_text": 409,
    "statements.bad_turn": 422,
    "statements.nothing_out": 404,
    "statements.out_of_turn": 409,
    "statements.not_waiting": 409,
    "statements.own_break": 403,
    "statements.own_text": 403,
    "statements.nobody": 403,
    "statements.author_unknown": 409,
    "statements.signed_already": 409,
    "statements.unpolished": 502,
    "statements.unsendable": 409,
    "store.busy": 503,
    "store.broken": 503,
    "store.full": 507,
    "store.segment_damaged": 503,
    "warning.bad_budget": 422,
    "warning.bad_period": 422,
    "warning.bad_silence": 422,
    "warning.bad_table": 422,
    "warning.no_reason": 422,
    "warning.second_person_needed": 422,
    "warning.nobody_named": 422,
    "warning.not_standing": 409,
    "web.bad_method": 405,
    "web.body_too_large": 413,
    "web.body_too_slow": 408,
    "web.broken": 500,
    "web.cross_site": 403,
    "web.invalid": 422,
    "web.other_id": 422,
    "web.sign_in_needed": 401,
    "web.stopping": 503,
    "web.too_many_points": 422,
    "web.too_many_tries": 429,
    "web.unknown_host": 421,
    "web.wrong_token": 401,
}
_FOR_NOW = frozenset({429, 503})


def status(code: str) -> int:
    """Return the HTTP status of a refusal's code."""
    noun = code.rpartition(".")[2]
    return STATUS.get(code, 404 if noun.startswith("unknown_") else 400)


def answer(request: HTTPConnection, refusal: TocsinError) -> Response:
    """Return a refusal as the client reads it."""
    house = ports.of(request)
    lang = language(request, house.settings.language)
    number = status(refusal.code)
    told = {
        "type": "about:blank",
        "title": HTTPStatus(number).phrase,
        "status": number,
        "code": refusal.code,
        "facts": refusal.facts,
        "detail": house.catalogue.say(lang, refusal.code, refusal.facts),
    }
    sent = {"Content-Language": lang, **headers(refusal)}
    return Response(answers.encoded(told), number, sent, media_type=MEDIA_TYPE)


def headers(refusal: TocsinError) -> dict[str, str]:
    """Return when to come back, for a refusal that holds for now only."""
    if status(refusal.code) not in _FOR_NOW:
        return {}
    return {"Retry-After": str(refusal.facts.get("wait_s", 1))}


def language(request: HTTPConnection, otherwise: str) -> str:
    """Return the first language of ours that the client asks for, or `otherwise`."""
    for wish in _wishes(request.headers.get("accept-language", "")):
        if wish.partition("-")[0] in {"en", "zh"}:
            return catalogue.closest(wish)
    return otherwise


def _wishes(header: str) -> list[str]:
    """Return the languages of an Accept-Language header, the dearest first."""
    weighed = []
    for part in header.split(",")[:20]:
        tag, _, weight = part.partition(";q=")
        try:
            weighed.append((float(weight or 1), tag.strip().lower()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: -pair[0])]


def enter(app: FastAPI) -> None:
    """Have every refusal and fault of `app` answered as a problem."""
    app.add_exception_handler(TocsinError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def _refused(request: Request, raised: Exception) -> Response:
    assert isinstance(raised, TocsinError)  # noqa: S101 (how it was registered)
    return answer(request, raised)


def _invalid(request: Request, raised: Exception) -> Response:
    assert isinstance(raised, RequestValidationError)  # noqa: S101 (how it was registered)
    found = raised.errors()
    if any(error["type"] == "json_invalid" for error in found):
        return answer(request, errors.BadBody())
    places = [
        {
            "place": ".".join(_printable(part) for part in error["loc"]),
            "reason": error["type"],
            "why": reasons.of_value(error),
        }
        for error in found[:20]
    ]
    where = [
        reasons.because("web.invalid_place", place=one["place"], why=one["why"]) for one in places
    ]
    return answer(request, errors.Invalid(places=places, where=where))


def _http(request: Request, raised: Exception) -> Response:
    assert isinstance(raised, HTTPException)  # noqa: S101 (how it was registered)
    if raised.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        refused = answer(request, errors.BadMethod(method=request.method))
        refused.headers.update(raised.headers or {})
        return refused
    if raised.status_code == HTTPStatus.NOT_FOUND:
        return answer(request, errors.UnknownPage(path=request.url.path))
    return answer(request, errors.BadBody())


def _broken(request: Request, raised: Exception) -> Response:
    log.error("web.broken", path=request.url.path, fault=type(raised).__name__)
    answered = answer(request, errors.Broken())
    answered.headers.update(sealing.HEADERS)  # this answer leaves outside of the guards
    return answered


def _printable(told: object) -> str:
    return str(told).encode("utf-8", "replace").decode()[:200]
