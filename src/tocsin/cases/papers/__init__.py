"""What people write down on a case beside its tasks."""

from tocsin.cases.papers import model, welfare
from tocsin.cases.papers.model import (
    Field,
    Form,
    Handling,
    Handover,
    Impact,
    Meeting,
    Negative,
    OpeningRule,
    Report,
    Shift,
)

__all__ = [
    "Field",
    "Form",
    "Handling",
    "Handover",
    "Impact",
    "Meeting",
    "Negative",
    "OpeningRule",
    "Report",
    "Shift",
    "model",
    "welfare",
]
