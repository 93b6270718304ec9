"""Risk models: what is on the shelf, and which one is in use."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from tocsin.runtimes import learning
from tocsin.web import answers, models, ports, refusals

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
    "/models/{version}/use",
    operation_id="use_risk_model",
    summary="Put a risk model in use",
    response_model=models.ShelvedModel,
    responses=refusals.changing(404, 409),
)
def use_risk_model(version: Version, by: models.Decision, house: ports.Here) -> Response:
    """Put a model in use that has won against the rules, on a named person's word."""
    with house.db.writing() as books:
        one = learning.risking.use(
            books, version, person=by.person, why=by.why, now=house.clock.now()
        )
    return answers.told(learning.risk_shapes.shelved(one))


@router.post(
    "/retire",
    operation_id="retire_risk_model",
    summary="Let the rules stand alone again",
    response_model=models.ShelvedModel,
    responses=refusals.changing(409),
)
def retire_risk_model(by: models.Decision, house: ports.Here) -> Response:
    """Take the model in use out of use."""
    with house.db.writing() as books:
        one = learning.risking.retire(books, person=by.person, why=by.why, now=house.clock.now())
    return answers.told(learning.risk_shapes.shelved(one))
