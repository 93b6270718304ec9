"""What is out, in the forms that partners' systems read; and what a partner may see of a case.

Hears   a statement, what of it is published, the advice that is confirmed
Says    a CAP 1.2 document; whether a share holds
Needs   nothing: pure
Leaves  carrying it to the web
"""

from tocsin.statements.sharing import cap, memory
from tocsin.statements.sharing.model import Part, Share, hashed

__all__ = ["Part", "Share", "cap", "hashed", "memory"]
