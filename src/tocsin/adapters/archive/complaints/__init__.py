"""Complaints among the stored posts: counted by reason and time, with the texts most spread."""

from tocsin.adapters.archive.complaints.counting import Complained, Complaints, Example

__all__ = ["Complained", "Complaints", "Example"]
