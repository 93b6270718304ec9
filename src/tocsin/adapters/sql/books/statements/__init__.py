"""The books of statements: facts, drafts and their files, signatures, the outbox to outside."""

from tocsin.adapters.sql.books.statements.attachments import Attachments
from tocsin.adapters.sql.books.statements.drafts import Drafts
from tocsin.adapters.sql.books.statements.facts import Facts
from tocsin.adapters.sql.books.statements.plans import Plans
from tocsin.adapters.sql.books.statements.publications import Publications
from tocsin.adapters.sql.books.statements.shares import Shares
from tocsin.adapters.sql.books.statements.signatures import Signatures

__all__ = ["Attachments", "Drafts", "Facts", "Plans", "Publications", "Shares", "Signatures"]
