"""What people rule: rules by version, sensitive periods, silences and what was kept back."""

from tocsin.web.routes.rulings import periods, rules, silences

ROUTERS = (rules.router, periods.router, silences.router)

__all__ = ["ROUTERS"]
