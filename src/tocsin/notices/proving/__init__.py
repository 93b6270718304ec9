"""Who was told, who has read it, and that no promise was lost.

Hears   notices as they stand
Says    a roll-call; the notices that follow from a broken promise
Needs   nothing: pure
Leaves  keeping and sending to the outbox
"""

from tocsin.notices.proving import auditing, rollcall

__all__ = ["auditing", "rollcall"]
