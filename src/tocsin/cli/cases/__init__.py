"""Cases, their evidence, and playbooks on a terminal."""

from tocsin.cli.cases import handling, planning

__all__ = ["handling", "planning"]
