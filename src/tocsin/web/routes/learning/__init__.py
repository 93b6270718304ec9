"""What is learned from warnings, at the door."""

from tocsin.web.routes.learning import backtests, ledger

ROUTERS = (backtests.router, ledger.router)

__all__ = ["ROUTERS"]
