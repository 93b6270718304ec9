"""Puts figures right when posts that were counted are edited or deleted."""

from tocsin.runtimes.correcting.corrector import Corrected, Corrector
from tocsin.runtimes.correcting.editing import edited
from tocsin.runtimes.correcting.withdrawing import withdrawn

__all__ = ["Corrected", "Corrector", "edited", "withdrawn"]
