"""Tocsin's own status page and feed: what is published in the books is what they show."""

from tocsin.statements.publishing import Parcel, outcomes


class Site:
    """The page reads the very row that this outcome makes: its proof is the row itself."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    @property
    def by_hand(self) -> bool:
        """Return that no person is needed."""
        return False

    async def publish(self, parcel: Parcel) -> outcomes.Outcome:
        """Let it show."""
        return self._out(parcel)

    async def look(self, parcel: Parcel) -> outcomes.Outcome:
        """It shows as soon as the books say so; until then it certainly does not."""
        del parcel
        return outcomes.Absent()

    async def close(self) -> None:
        """Hold nothing."""

    def _out(self, parcel: Parcel) -> outcomes.Outcome:
        url = f"{self._address}/status/{parcel.key}" if self._address else ""
        return outcomes.Out(proof=f"site {parcel.key}", url=url)
