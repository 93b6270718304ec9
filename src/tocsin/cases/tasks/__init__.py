"""Tasks: promises with an owner, a due time and a proof."""

from tocsin.cases.tasks import making, model, ordering
from tocsin.cases.tasks.model import SETTLED, Proof, State, Task

__all__ = ["SETTLED", "Proof", "State", "Task", "making", "model", "ordering"]
