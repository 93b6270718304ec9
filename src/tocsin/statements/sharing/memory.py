"""Shares in memory: the same law as SQL's."""

from tocsin.statements.sharing.model import Share


class Shares:
    """ports.ShareBook."""

    def __init__(self) -> None:
        self._kept: dict[str, Share] = {}

    def put(self, one: Share) -> None:
        """Keep one in place of its older self."""
        self._kept[one.share_id] = one

    def get(self, share_id: str) -> Share | None:
        """Return one."""
        return self._kept.get(share_id)

    def by_key(self, key_hash: str) -> Share | None:
        """Return the one that a key opens."""
        return next((one for one in self._kept.values() if one.key_hash == key_hash), None)

    def of_case(self, case_id: str) -> list[Share]:
        """Return a case's, the newest first."""
        found = [one for one in self._kept.values() if one.case_id == case_id]
        return sorted(found, key=lambda one: (one.at, one.share_id), reverse=True)
