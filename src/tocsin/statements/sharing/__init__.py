"""What is out, in the forms that partners' systems read.

Hears   a statement, what of it is published, the advice that is confirmed
Says    a CAP 1.2 document
Needs   nothing: pure
Leaves  carrying it to the web
"""

from tocsin.statements.sharing import cap

__all__ = ["cap"]
