"""Which roles may ask for what, at the door, of operations that an open house answers too.

An operation that takes `ports.Acting` is judged by its own room's law. Any other stands here, or
nobody who signs in may ask for it: what is new and forgotten is refused. What changes something
stands here by the verb that its service asks for, so that both doors keep one law. Without a
sign-in the gate has decided already: an open house, or the server's token.
"""

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from tocsin import directory
from tocsin.runtimes import rulings
from tocsin.web import ports

_EVERYBODY = frozenset(directory.Role)
# Reading, and coming in.
_OPEN = frozenset(
    {
        *("list_notices", "get_roll_call", "get_notice_rules", "list_models", "get_model"),
        *("list_corrections", "list_watches", "get_watch", "get_indicators", "get_accounts"),
        *("search_posts", "get_post", "follow_stream", "list_sources", "list_connectors"),
        *("list_quarantine", "list_warnings", "get_warning", "get_consequences", "list_rulebook"),
        *("get_terms", "list_presets", "tell_warning", "list_silences", "list_withheld"),
        *("get_story", "get_evidence_signer", "list_gatherings", "list_degradations"),
        *("list_periods", "list_shipped_periods", "list_coming_periods", "get_health"),
        *("get_readiness", "get_telemetry", "find_same_picture", "get_complaints"),
        *("get_complaint_sheet", "list_stories", "get_forecast", "get_layers", "list_backtests"),
        *("list_rules", "get_backtest", "list_entities", "list_new_names", "get_ledger"),
        *("list_verdicts", "list_risk_models", "list_topics", "get_snapshot", "log_in", "log_out"),
        *("deliver_hook", "get_me", "sign_in", "sign_out", "switch_user", "send_tip"),
    }
)
_OF_THE_DIRECTORY = {
    "notice.acknowledge": "acknowledge_notice",
    "silence.begin": "put_silence",
    "silence.end": "end_silence",
}
_OF_THE_WARNING = {
    "watch.keep": "begin_watch change_watch",
    "watch.remove": "end_watch",
    "watch.try": "try_watch",
    "source.keep": "begin_source change_source",
    "source.remove": "end_source",
    "source.try": "try_source",
    "reading.correct": "correct_reading undo_correction",
    "reader.learn": "learn_model",
    "reader.use": "use_model",
    "name.decide": "decide_name undo_name",
    "entity.keep": "enter_entity change_entity",
    "entity.remove": "forget_entity",
    "warning.acknowledge": "acknowledge_warning",
    "warning.stand_down": "stand_down_warning",
    "warning.judge": "judge_warning",
    "missed.enter": "enter_missed_case",
    "missed.withdraw": "withdraw_missed_case",
    "period.keep": "put_period take_period import_periods",
    "period.remove": "remove_period",
    "consequence.declare": "declare_consequence",
    "consequence.set": "put_consequences",
    "budget.set": "put_budget put_house_budget",
    "backtest.begin": "begin_backtest",
    "proposal.draw": "draw_proposals",
    "proposal.decide": "apply_proposal decline_proposal",
    "risk.train": "train_risk_model",
    "risk.compare": "compare_risk_model",
    "risk.use": "use_risk_model",
    "risk.retire": "retire_risk_model",
}
_LAWS = ((_OF_THE_DIRECTORY, directory.law.LAW), (_OF_THE_WARNING, rulings.law.LAW))
_GRANTED = dict.fromkeys(_OPEN, _EVERYBODY) | {
    operation: law[verb]
    for told, law in _LAWS
    for verb, operations in told.items()
    for operation in operations.split()
}


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
    return any(one.call is ports.acting or is_judged_inside(one) for one in dependant.dependencies)
