"""A language model in the running house, where one is set up: beside all, ahead of nothing."""

from tocsin.runtimes.asking.asker import Asker
from tocsin.runtimes.asking.telling import of_posts, of_stories

__all__ = ["Asker", "of_posts", "of_stories"]
