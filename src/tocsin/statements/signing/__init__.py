"""Sign-off: named people's yes to one exact text, and to no other.

Hears   approvals, refusals, withdrawals, a broken glass
Says    whether a text may go out, and what is missing
Needs   nothing: pure rules over what the books hold
Leaves  sending to publishing
"""

from tocsin.statements.signing import deputies, proving, quorum, rules
from tocsin.statements.signing.deputies import Line
from tocsin.statements.signing.model import (
    GlassBreak,
    Judged,
    Lost,
    Signature,
    StoodIn,
    Void,
    Word,
)
from tocsin.statements.signing.quorum import Quorum
from tocsin.statements.signing.rules import judge

__all__ = [
    "GlassBreak",
    "Judged",
    "Line",
    "Lost",
    "Quorum",
    "Signature",
    "StoodIn",
    "Void",
    "Word",
    "deputies",
    "judge",
    "proving",
    "quorum",
    "rules",
]
