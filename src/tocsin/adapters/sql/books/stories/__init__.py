"""The book of stories and of copies."""

from tocsin.adapters.sql.books.stories.stories import StoryBook

__all__ = ["StoryBook"]
