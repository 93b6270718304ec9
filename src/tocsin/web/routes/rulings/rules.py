"""The table of consequence, budgets, presets, and every version of what is in force."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tocsin import directory, warning
from tocsin.adapters import sql
from tocsin.runtimes import rulings
from tocsin.web import answers, errors, models, ports, problems, refusals

router = APIRouter(prefix="/api", tags=["rules"])

_shaping, _lawmaking = rulings.shaping, rulings.lawmaking


@router.get(
    "/consequences",
    operation_id="get_consequences",
    summary="The table of consequence in force",
    response_model=models.ConsequenceTable,
    responses=refusals.reading(404),
)
def get_consequences(
    house: ports.Here,
    version: Annotated[int | None, Query(ge=0, description="Without it: the newest")] = None,
) -> Response:
    """Return the classes, their words, and by how many levels each may lift."""
    with house.db.reading() as books:
        table = books.rules.table() if version is None else _table(books, version)
    return answers.told(_shaping.table(table))


@router.put(
    "/consequences",
    operation_id="put_consequences",
    summary="Put another table of consequence in force",
    response_model=models.RuleEntry,
    responses=refusals.changing(),
)
def put_consequences(asked: models.TableEntry, house: ports.Here, actor: ports.Asking) -> Response:
    """Enter a table as a new version; the old ones stay."""
    told = {"consequence": [one.model_dump() for one in asked.classes]}
    table = warning.consequence.shipped.checked(told)
    with house.db.writing() as books:
        entry = _lawmaking.set_table(
            books,
            ports.named(actor, asked.person),
            table,
            why=asked.why,
            now=house.clock.now(),
        )
    return answers.told(_shaping.entry(entry))


@router.get(
    "/rulebook",
    operation_id="list_rulebook",
    summary="Every version of the rules, the newest first",
    response_model=list[models.RuleEntry],
    responses=refusals.reading(),
)
def list_rulebook(
    house: ports.Here,
    kind: Annotated[str | None, Query(max_length=20)] = None,
    scope: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """Return who changed what, when and why."""
    with house.db.reading() as books:
        found = books.rules.entries(kind=kind, scope=scope, limit=limit)
    return answers.told([_shaping.entry(one) for one in found])


@router.get(
    "/watches/{watch_id}/terms",
    operation_id="get_terms",
    summary="What a watch is judged by",
    response_model=models.Terms,
    responses=refusals.reading(404),
)
def get_terms(watch_id: refusals.Id, house: ports.Here) -> Response:
    """Return its edges, its false-alarm budget in numbers and in words, what is in force."""
    with house.db.reading() as books:
        if books.watches.get(watch_id) is None:
            raise errors.UnknownWatch(watch_id=watch_id)
        return answers.told(_terms(house, books, watch_id))


@router.put(
    "/watches/{watch_id}/budget",
    operation_id="put_budget",
    summary="Give a watch its false-alarm budget",
    response_model=models.Terms,
    responses=refusals.changing(404),
)
def put_budget(
    watch_id: refusals.Id, asked: models.BudgetEntry, house: ports.Here, actor: ports.Asking
) -> Response:
    """Enter it as a new version; null takes it back."""
    return _budgeted(house, actor, watch_id, asked)


@router.put(
    "/budget",
    operation_id="put_house_budget",
    summary="Give every watch without one of its own a false-alarm budget",
    response_model=models.Terms,
    responses=refusals.changing(),
)
def put_house_budget(asked: models.BudgetEntry, house: ports.Here, actor: ports.Asking) -> Response:
    """Enter it as a new version; null takes it back."""
    return _budgeted(house, actor, "", asked)


@router.get(
    "/presets",
    operation_id="list_presets",
    summary="Presets by industry, each number with where it comes from",
    response_model=list[models.Preset],
    responses=refusals.reading(),
)
def list_presets(house: ports.Here) -> Response:
    """Return what each industry begins with; a watch names one as its `preset`."""
    del house
    return answers.told([_shaping.preset(one) for one in warning.presets.every()])


@router.post(
    "/warnings/{warning_id}/consequence",
    operation_id="declare_consequence",
    summary="Say what a warning's consequence is, or is not",
    response_model=models.RuleEntry,
    status_code=202,
    responses=refusals.changing(404, 409),
)
def declare_consequence(
    warning_id: refusals.Id,
    asked: models.DeclarationEntry,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Enter a person's word; the desk takes it up within a second and moves the level with it."""
    said = warning.consequence.Declaration(
        code=asked.code,
        person=asked.person,
        at=house.clock.now(),
        reason=asked.reason,
        applies=asked.applies,
        second=asked.two_levels,
    )
    with house.db.writing() as books:
        if books.warnings.get(warning_id) is None:
            raise errors.UnknownWarning(warning_id=warning_id)
        entry = _lawmaking.declare(
            books, ports.named(actor, asked.person), warning_id, said, now=house.clock.now()
        )
    return answers.told(_shaping.entry(entry), 202)


@router.get(
    "/warnings/{warning_id}/told",
    operation_id="tell_warning",
    summary="A warning in sentences",
    response_model=models.Sentences,
    responses=refusals.reading(404),
)
def tell_warning(warning_id: refusals.Id, house: ports.Here, request: Request) -> Response:
    """Return the newest change as the notice tells it, in the language of Accept-Language."""
    with house.db.reading() as books:
        changes = books.warnings.changes(warning_id=warning_id, limit=1)
    if not changes:
        raise errors.UnknownWarning(warning_id=warning_id)
    lang = problems.language(request, house.settings.language)
    lines = warning.telling.lines(changes[0])
    said = [house.catalogue.say(lang, str(one["code"]), _facts(one)) for one in lines]
    return answers.told({"language": lang, "sentences": said})


def _facts(line: warning.telling.Line) -> dict[str, object]:
    facts = line["facts"]
    return facts if isinstance(facts, dict) else {}


def _budgeted(
    house: ports.House, actor: directory.Actor, watch_id: str, asked: models.BudgetEntry
) -> Response:
    with house.db.writing() as books:
        _lawmaking.set_budget(
            books,
            ports.named(actor, asked.person),
            watch_id,
            asked.per_week,
            why=asked.why,
            now=house.clock.now(),
        )
        return answers.told(_terms(house, books, watch_id))


def _terms(house: ports.House, books: sql.Books, watch_id: str) -> dict[str, object]:
    policy = warning.Policy(leave_needs_person=house.settings.warning.leave_needs_person)
    law = warning.rules.Lawbook(policy, _lawmaking.in_force(books))
    law.has_turned(int(house.clock.now().timestamp()) // 60)
    return _shaping.terms(watch_id, law.of(watch_id))


def _table(books: sql.Books, version: int) -> warning.consequence.Table:
    if version == 0:
        return warning.consequence.shipped_table()
    found = books.rules.old_table(version)
    if found is None:
        raise errors.UnknownVersion(version=version)
    return found
