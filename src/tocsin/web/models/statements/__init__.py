"""Facts, statements, drafts, signatures and publications, as the API tells and takes them."""

from tocsin.web.models.statements import asked, told

__all__ = ["asked", "told"]
