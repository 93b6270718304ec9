"""In-app: accepted once it is stored and visible."""

import asyncio
from collections.abc import Callable

from tocsin import notices
from tocsin.kernel import errors

# Stores the notice's event in the live feed, durably, and returns its position (from 1).
Show = Callable[[notices.Notice], int]


class InApp:
    """Shows notices on the screens."""

    def __init__(self, show: Show) -> None:
        self._show = show

    async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
        """Show a notice; the screens bring their own words."""
        del words
        try:
            position = await asyncio.to_thread(self._show, notice)
        except errors.TocsinError as refusal:  # the store is busy, full or broken
            return notices.Transient(fault="notices.fault.busy", excerpt=str(refusal))
        return notices.Accepted(proof=f"feed {position}" if position else "")
