"""Risk models as the API and the command tell them (JSON-ready)."""

from dataclasses import asdict

from tocsin import shapes
from tocsin.runtimes.learning import telling
from tocsin.warning import risk


def shelved(one: risk.Shelved) -> shapes.Shape:
    """Return a model, how it compares, and what people decided."""
    return {
        "model": _model(one.model),
        "state": str(one.state),
        "comparison": None if one.comparison is None else _comparison(one.comparison),
        "person": one.person,
        "decided_at": shapes.time(one.decided_at),
        "why": one.why,
    }


def _model(one: risk.Model) -> shapes.Shape:
    told = asdict(one.provenance)
    return {
        "version": one.version,
        "at": shapes.time(one.at),
        "features": list(one.features),
        "weights": [round(weight, 4) for weight in one.weights],
        "intercept": round(one.intercept, 4),
        "provenance": {
            **told,
            "trained_from": shapes.time(one.provenance.trained_from),
            "trained_until": shapes.time(one.provenance.trained_until),
            "watches": list(one.provenance.watches),
        },
        "seal": one.seal,
    }


def _comparison(one: risk.Comparison) -> shapes.Shape:
    return {
        "at": shapes.time(one.at),
        "split_at": shapes.time(one.split_at),
        "budget_per_week": one.budget_per_week,
        "rows": [_row(row) for row in one.rows],
        "fewer_missed": telling.figure(one.fewer_missed),
        "wins": one.wins,
    }


def _row(one: risk.Row) -> shapes.Shape:
    return {
        "name": one.name,
        "missed": one.missed,
        "cases": one.cases,
        "found": telling.figure(one.found),
        "lead_minutes": telling.figure(one.lead_minutes, 1),
        "alarms_per_week": telling.figure(one.alarms_per_week),
    }
