"""A second reading of picked posts, beside the listening."""

from tocsin.runtimes.second.rereading import Again

__all__ = ["Again"]
