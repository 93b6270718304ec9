"""The rules in force with what verdicts taught, read again only when either has changed."""

from dataclasses import replace

from tocsin.adapters import sql
from tocsin.runtimes.learning import entries
from tocsin.runtimes.rulings import lawmaking
from tocsin.warning import ledger, rules


class Law:
    """Follows the books; two short looks while nothing changes."""

    def __init__(self) -> None:
        self._mark: tuple[str, str] | None = None
        self._chances = rules.Chances()

    def renewed(self, books: sql.Books) -> rules.Rules | None:
        """Return the rules where they are not those returned last, else None."""
        mark = (lawmaking.mark(books), books.verdicts.mark())
        if mark == self._mark:
            return None
        if self._mark is None or mark[1] != self._mark[1]:
            self._chances = ledger.calibrated(entries.judged(books)).learned
        self._mark = mark
        return replace(lawmaking.in_force(books), chances=self._chances)
