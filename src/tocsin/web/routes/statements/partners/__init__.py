"""What partners may see of a case: let them, end it, and the page that their key opens."""

from tocsin.web.routes.statements.partners import page, shares

__all__ = ["page", "shares"]
