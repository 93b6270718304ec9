"""Puts figures right when posts that were counted are deleted."""

from tocsin.runtimes.correcting.withdrawing import withdrawn

__all__ = ["withdrawn"]
