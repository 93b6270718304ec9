"""Shapes of what posts come to together: complaints, stories."""

from tocsin.web.models.understanding.complaints import (
    ComplaintExample,
    Complaints,
    ComplaintTheme,
)
from tocsin.web.models.understanding.stories import Story, StoryPosts

__all__ = ["ComplaintExample", "ComplaintTheme", "Complaints", "Story", "StoryPosts"]
