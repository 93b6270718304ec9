"""Facts, statements, drafts, signatures and publications, as the API tells and takes them."""

from tocsin.web.models.statements import asked, planned, told

__all__ = ["asked", "planned", "told"]
