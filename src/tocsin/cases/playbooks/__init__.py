"""Playbooks: rehearsed plans as YAML, checked line by line, versioned; twelve come with Tocsin."""

from tocsin.cases.playbooks import choosing, model, reading, shipped
from tocsin.cases.playbooks.model import Play, Playbook, Wording
from tocsin.cases.playbooks.nodes import Fault
from tocsin.cases.playbooks.reading import check, read

__all__ = [
    "Fault",
    "Play",
    "Playbook",
    "Wording",
    "check",
    "choosing",
    "model",
    "read",
    "reading",
    "shipped",
]
