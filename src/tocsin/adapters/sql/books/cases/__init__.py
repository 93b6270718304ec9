"""The books of cases: everything the room keeps, on one connection."""

from sqlalchemy import Connection

from tocsin import cases
from tocsin.adapters.sql.books.cases import tables
from tocsin.adapters.sql.books.cases.casebooks import (
    CaseBook,
    ClockBook,
    TaskBook,
    TeamBook,
    TimelineBook,
)
from tocsin.adapters.sql.books.cases.papers import EvidenceBook, PaperBook, PlaybookBook

_papers = cases.papers


class CaseBooks:
    """The room's cabinet; each of its books is made when it is asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cabinet(self) -> cases.Cabinet:
        """Return all of them."""
        on = self._connection
        return cases.Cabinet(
            cases=CaseBook(on),
            tasks=TaskBook(on),
            clocks=ClockBook(on),
            timeline=TimelineBook(on),
            team=TeamBook(on),
            handovers=PaperBook(on, _papers.Handover, ("handover_id", "case_id", "at")),
            meetings=PaperBook(on, _papers.Meeting, ("meeting_id", "case_id", "begins_at")),
            impacts=PaperBook(on, _papers.Impact, ("impact_id", "case_id", "at")),
            negatives=PaperBook(on, _papers.Negative, ("negative_id", "case_id", "collected_at")),
            shifts=PaperBook(on, _papers.Shift, ("shift_id", "case_id", "begins_at")),
            reports=PaperBook(on, _papers.Report, ("report_id", "case_id", "at")),
            rules=PaperBook(on, _papers.OpeningRule, ("watch_id", "", "at")),
            evidence=EvidenceBook(on),
            holds=PaperBook(on, cases.evidence.Hold, ("hold_id", "case_id", "at")),
            playbooks=PlaybookBook(on),
        )


__all__ = ["CaseBooks", "tables"]
