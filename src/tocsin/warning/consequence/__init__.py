"""What a story would cost if it were true: classes of consequence, suggested by what posts say.

Hears   the most telling posts of a watch, as folded text
Says    Finding(class, posts, words): suggested with its evidence, or declared by a person
Needs   a Table: the words of each class, versioned and editable
Leaves  how far a class lifts a level to warning.grading
"""

from tocsin.warning.consequence import model, remembering, scanning, shipped, suggesting
from tocsin.warning.consequence.model import ConsequenceClass, Declaration, Finding, Heard, Table
from tocsin.warning.consequence.remembering import Memory
from tocsin.warning.consequence.scanning import Scanner
from tocsin.warning.consequence.shipped import shipped_table
from tocsin.warning.consequence.suggesting import findings, lift

__all__ = [
    "ConsequenceClass",
    "Declaration",
    "Finding",
    "Heard",
    "Memory",
    "Scanner",
    "Table",
    "findings",
    "lift",
    "model",
    "remembering",
    "scanning",
    "shipped",
    "shipped_table",
    "suggesting",
]
