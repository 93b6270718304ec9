"""Risk models: what is on the shelf, and which one is in use."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from tocsin.runtimes import learning
from tocsin.web import answers, errors, models, ports, refusals

router = APIRouter(prefix="/api/risk", tags=["learning"])

Version = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get(
    "/models",
    operation_id="list_risk_models",
    summary="Risk models, the newest first",
    response_model=list[models.ShelvedModel],
    responses=refusals.reading(),
)
def list_risk_models(house: ports.Here) -> Response:
    """Return what was trained, how it compares with the rules, and what people decided."""
    with house.db.reading() as books:
        found = books.models.all()
    return answers.told([learning.risk_shapes.shelved(one) for one in found])


@router.post(
    "/models",
    status_code=201,
    operation_id="train_risk_model",
    summary="Train a risk model",
    response_model=models.ShelvedModel,
    responses=refusals.changing(),
)
def train_risk_model(by: models.Person, house: ports.Here, actor: ports.Asking) -> Response:
    """Learn from the ledger's earlier cases; the model is a candidate that judges nobody."""
    now, person = house.clock.now(), ports.named(actor, by.person)
    with house.db.reading() as books:
        drawn = learning.risking.train(books, person, now=now)
    with house.db.writing() as books:
        one = learning.risking.keep(books, person, drawn, now=now)
    return answers.told(learning.risk_shapes.shelved(one), 201)


@router.post(
    "/models/{version}/compare",
    operation_id="compare_risk_model",
    summary="Try a risk model against the rules",
    response_model=models.ShelvedModel,
    responses=refusals.changing(404, 409, 429),
)
def compare_risk_model(
    version: Version,
    by: models.RiskTrial,
    house: ports.Here,
    actor: ports.Asking,
    request: Request,
) -> Response:
    """Judge stored history once more and compare; the answer may take minutes."""
    trials = request.app.state.trials
    if not isinstance(trials, learning.Trials):
        raise errors.Broken
    one = trials.compare(
        version,
        ports.named(actor, by.person),
        budget=by.budget_per_week,
        now=house.clock.now(),
    )
    return answers.told(learning.risk_shapes.shelved(one))


@router.post(
    "/models/{version}/use",
    operation_id="use_risk_model",
    summary="Put a risk model in use",
    response_model=models.ShelvedModel,
    responses=refusals.changing(404, 409),
)
def use_risk_model(
    version: Version, by: models.Decision, house: ports.Here, actor: ports.Asking
) -> Response:
    """Put a model in use that has won against the rules, on a named person's word."""
    person = ports.named(actor, by.person)
    with house.db.writing() as books:
        one = learning.risking.use(books, person, version, why=by.why, now=house.clock.now())
    return answers.told(learning.risk_shapes.shelved(one))


@router.post(
    "/retire",
    operation_id="retire_risk_model",
    summary="Let the rules stand alone again",
    response_model=models.ShelvedModel,
    responses=refusals.changing(409),
)
def retire_risk_model(by: models.Decision, house: ports.Here, actor: ports.Asking) -> Response:
    """Take the model in use out of use."""
    person = ports.named(actor, by.person)
    with house.db.writing() as books:
        one = learning.risking.retire(books, person, why=by.why, now=house.clock.now())
    return answers.told(learning.risk_shapes.shelved(one))
