"""Cases and all that hangs on them, as the API tells and takes them."""

from tocsin.web.models.cases import asked, told

__all__ = ["asked", "told"]
