"""Tocsin's own status page and feed: what is published in the books is what they show."""

from tocsin.publishers import taking
from tocsin.statements import publishing


class Site:
    """The page reads the very row that this outcome makes: its proof is the row itself."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    @property
    def by_hand(self) -> bool:
        """Return that no person is needed."""
        return False

    @property
    def tells(self) -> bool:
        """Return that a look tells for certain."""
        return True

    async def publish(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Let it show."""
        return taking.refused("website", parcel) or self._out(parcel)

    async def look(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """It shows as soon as the books say so; until then it certainly does not."""
        del parcel
        return publishing.outcomes.Absent()

    async def close(self) -> None:
        """Hold nothing."""

    def _out(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        url = f"{self._address}/status/{parcel.key}" if self._address else ""
        return publishing.outcomes.Out(proof=f"site {parcel.key}", url=url)
