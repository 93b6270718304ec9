"""What is learned from warnings, at the door."""

from tocsin.web.routes.learning import backtests, ledger, risk

ROUTERS = (backtests.router, ledger.router, risk.router)

__all__ = ["ROUTERS"]
