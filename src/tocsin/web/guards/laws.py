"""Which roles may ask for what, for operations whose service knows no actor yet.

An operation that takes `ports.Acting` or `ports.Asking` is judged by its own room's law. Any other
stands here, or nobody who signs in may ask for it: what is new and forgotten is refused. Without a
sign-in the gate has decided already: an open house, or the server's token.
"""

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from tocsin import directory
from tocsin.web import ports

_R = directory.Role
_EVERYBODY = frozenset(_R)
_ANALYSTS = frozenset({_R.ANALYST, _R.RESPONDER, _R.ADMIN})
_ADMIN = frozenset({_R.ADMIN})

_GRANTED = {
    **dict.fromkeys(
        (
            *(
                "list_notices",
                "get_roll_call",
                "get_notice_rules",
                "list_models",
                "get_model",
                "list_corrections",
                "list_watches",
            ),
            *("get_watch", "get_indicators", "get_accounts", "search_posts", "get_post"),
            *("follow_stream", "list_sources", "list_connectors", "list_quarantine"),
            *("list_warnings", "get_warning", "get_consequences", "list_rulebook", "get_terms"),
            *("list_presets", "tell_warning", "list_silences", "list_withheld", "get_story"),
            "get_evidence_signer",
            *("list_gatherings", "list_degradations", "list_periods", "list_shipped_periods"),
            *("list_coming_periods", "get_health", "get_readiness", "get_telemetry"),
            *("find_same_picture", "get_complaints", "get_complaint_sheet", "list_stories"),
            *("get_forecast", "get_layers", "list_backtests", "list_rules", "get_backtest"),
            *("list_entities", "list_new_names"),
            *("get_ledger", "list_verdicts", "list_risk_models", "get_snapshot"),
            *("log_in", "log_out", "deliver_hook", "get_me", "sign_in", "sign_out"),
            *("switch_user", "send_tip"),
        ),
        _EVERYBODY,
    ),
    **dict.fromkeys(
        (
            *("begin_watch", "change_watch", "end_watch", "try_watch", "try_source"),
            *("correct_reading", "undo_correction", "judge_warning", "enter_missed_case"),
            *("withdraw_missed_case", "draw_proposals", "begin_backtest", "put_period"),
            *("decide_name", "undo_name", "enter_entity", "change_entity", "forget_entity"),
            *("take_period", "import_periods", "remove_period", "declare_consequence"),
        ),
        _ANALYSTS,
    ),
    **dict.fromkeys(("acknowledge_warning", "stand_down_warning"), _ANALYSTS),
    **dict.fromkeys(
        (
            *("learn_model", "use_model", "begin_source", "change_source", "end_source"),
            *("put_consequences", "put_budget", "put_house_budget", "apply_proposal"),
            *(
                "decline_proposal",
                "use_risk_model",
                "train_risk_model",
                "compare_risk_model",
                "retire_risk_model",
            ),
        ),
        _ADMIN,
    ),
}


_ACTORS = (ports.acting, ports.asking)


def check(request: Request) -> None:
    """Raise NotAllowed where no law lets the signed-in user ask."""
    known = ports.visitor(request.scope)
    route = request.scope.get("route")
    if known is None or not isinstance(route, APIRoute) or not route.include_in_schema:
        return
    if is_judged_inside(route.dependant):
        return
    directory.require(known.actor, route.operation_id or route.name, _GRANTED)


def roles(operation: str) -> frozenset[directory.Role] | None:
    """Return who may ask for an operation by this law, None where it does not stand here."""
    return _GRANTED.get(operation)


def is_judged_inside(dependant: Dependant) -> bool:
    """Return whether an operation takes the actor, so that its service asks the room's law."""
    return any(one.call in _ACTORS or is_judged_inside(one) for one in dependant.dependencies)
