"""Shapes of what posts come to together: complaints, stories, the pictures they share."""

from tocsin.web.models.understanding.alike import (
    AlikeCase,
    AlikePlaybook,
    AlikeStatement,
    AlikeToCase,
    AlikeToDraft,
)
from tocsin.web.models.understanding.complaints import (
    ComplaintExample,
    Complaints,
    ComplaintTheme,
)
from tocsin.web.models.understanding.entities import (
    EntityEntry,
    EntityHeard,
    KnownEntity,
    NameDecision,
    NameExample,
    NewName,
)
from tocsin.web.models.understanding.pictures import PostPicture, SamePicture
from tocsin.web.models.understanding.stories import (
    Copies,
    Representatives,
    StoryHeard,
    StoryHour,
    StoryPlatform,
    StoryPosts,
)

__all__ = [
    "AlikeCase",
    "AlikePlaybook",
    "AlikeStatement",
    "AlikeToCase",
    "AlikeToDraft",
    "ComplaintExample",
    "ComplaintTheme",
    "Complaints",
    "Copies",
    "EntityEntry",
    "EntityHeard",
    "KnownEntity",
    "NameDecision",
    "NameExample",
    "NewName",
    "PostPicture",
    "Representatives",
    "SamePicture",
    "StoryHeard",
    "StoryHour",
    "StoryPlatform",
    "StoryPosts",
]
