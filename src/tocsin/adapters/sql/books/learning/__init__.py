"""What is learned from warnings: verdicts, missed cases, proposals, models, backtests."""

from tocsin.adapters.sql.books.learning.backtests import Backtests
from tocsin.adapters.sql.books.learning.models import RiskModels
from tocsin.adapters.sql.books.learning.proposals import Proposals
from tocsin.adapters.sql.books.learning.verdicts import MissedCases, Verdicts

__all__ = ["Backtests", "MissedCases", "Proposals", "RiskModels", "Verdicts"]
