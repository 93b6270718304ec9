"""The keys that a playbook may have, and nothing else."""

HEAD = (
    "playbook",
    "version",
    "extends",
    "without",
    "name",
    "summary",
    "trigger",
    "type",
    "origin",
    "levels",
    "suggested_by",
    "team",
    "sources",
    "clocks",
    "plays",
    "messages",
)
CLOCK = (
    "clock",
    "name",
    "done_when",
    "due",
    "warn",
    "climb",
    "levels",
    "countries",
    "ladder",
    "repeats",
    "met_by",
    "source",
)
PLAY = (
    "play",
    "name",
    "done_when",
    "step",
    "role",
    "deputy",
    "party",
    "levels",
    "due_after",
    "blocked_by",
    "source",
)
WORDING = (
    "stage",
    "audience",
    "role",
    "channel",
    "text",
)
SAID = (
    *("", "holding", "update", "correction", "apology", "questions"),
    *("internal", "press", "reply", "story"),
)
PARTIES = ("", "government", "enterprise", "media", "public")
