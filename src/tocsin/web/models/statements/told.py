"""What the API tells."""

from tocsin.web.models.statements.outgoing import (
    DraftDetail,
    GlassBreak,
    Publication,
    Signature,
    SignedOff,
    Step,
    VoidSignature,
)
from tocsin.web.models.statements.written import (
    Attachment,
    Cite,
    Draft,
    DraftFinding,
    Fact,
    FactSheet,
    SheetRow,
    Statement,
)

__all__ = [
    "Attachment",
    "Cite",
    "Draft",
    "DraftDetail",
    "DraftFinding",
    "Fact",
    "FactSheet",
    "GlassBreak",
    "Publication",
    "SheetRow",
    "Signature",
    "SignedOff",
    "Statement",
    "Step",
    "VoidSignature",
]
