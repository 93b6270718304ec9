"""Backtests: begin, follow, read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tocsin.runtimes import learning
from tocsin.warning import backtest
from tocsin.web import answers, errors, models, ports, refusals
from tocsin.web.views import picture

router = APIRouter(prefix="/api/backtests", tags=["learning"])


@router.get(
    "",
    operation_id="list_backtests",
    summary="Backtests, the newest first",
    response_model=list[models.Backtest],
    responses=refusals.reading(),
)
def list_backtests(
    request: Request,
    watch: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Return what was asked and where it stands; the reports are read one by one."""
    return answers.told(_bench(request).recent(watch, limit))


@router.post(
    "",
    status_code=202,
    operation_id="begin_backtest",
    summary="Try rules on stored history",
    response_model=models.Backtest,
    responses=refusals.changing(404, 429),
)
def begin_backtest(
    entry: models.BacktestEntry, house: ports.Here, actor: ports.Asking, request: Request
) -> Response:
    """Begin to try rules with injected crises; ask for it again to follow its progress."""
    picture.now(house).watch(entry.watch_id)
    ask = learning.Ask(
        watch_id=entry.watch_id,
        rules=entry.rules or tuple(learning.known()),
        crises=tuple(
            backtest.Crisis(
                shape=backtest.shaped(one.shape),
                volume_days=one.volume_days,
                negative_share=one.negative_share,
            )
            for one in entry.crises
        ),
        since=entry.since,
        until=entry.until,
        indicators=entry.indicators,
        runs=entry.runs,
        seed=entry.seed,
    )
    job = _bench(request).submit(ask, ports.named(actor, entry.person))
    return answers.told(job.told(), 202)


@router.get(
    "/rules",
    operation_id="list_rules",
    summary="The rules that can be tried",
    response_model=list[models.Rule],
    responses=refusals.reading(),
)
def list_rules() -> Response:
    """Return every detector by the name that a backtest knows it by, and which are broken."""
    usable = [
        {"rule": name, "version": made().version, "why_broken": None}
        for name, made in learning.known().items()
    ]
    broken = [{"rule": one.rule, "version": "", "why_broken": one.why} for one in learning.broken()]
    return answers.told([*usable, *broken])


@router.get(
    "/{backtest_id}",
    operation_id="get_backtest",
    summary="A backtest and its report",
    response_model=models.Backtest,
    responses=refusals.reading(404),
)
def get_backtest(backtest_id: refusals.Id, request: Request) -> Response:
    """Return how far it is; once done, every rule over the whole sweep of budgets."""
    return answers.told(_bench(request).find(backtest_id))


def _bench(request: Request) -> learning.Bench:
    bench = request.app.state.bench
    if not isinstance(bench, learning.Bench):
        raise errors.Broken
    return bench
