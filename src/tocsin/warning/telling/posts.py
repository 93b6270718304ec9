"""What the posts behind a change say, in lines: how grave, where, in which words."""

from collections.abc import Iterator

from tocsin.warning.consequence import Finding
from tocsin.warning.model import Explanation, LevelChange
from tocsin.warning.telling.parts import Line, line

_TOLD = 5
_STORIES = 3


def consequence(told: Explanation) -> Iterator[Line]:
    """Yield which grave consequence the posts speak of, or a person declared."""
    for one in told.findings:
        code = "declared_class" if one.by else "suggested_class"
        yield line(
            f"warning.told.{code}",
            name=named(one),
            words=list(one.words),
            posts=list(one.posts),
            share=round(100 * one.share),
            person=one.by,
            lift=one.lift,
        )


def named(one: Finding) -> Line:
    """Return a class's name: the catalogue's, or the one that its table gives it."""
    return {"code": f"warning.class.{one.code}", "facts": {}, "text": one.name or one.code}


def platform(name: str) -> Line:
    """Return a platform's name: the catalogue's, or the one that its connector gives it."""
    return {"code": f"ui.platform.{name}", "facts": {}, "text": name}


def spread(change: LevelChange, told: Explanation) -> Iterator[Line]:
    """Yield where the posts are: platforms, stories, the most telling of them."""
    if told.platforms:
        counted = [
            line("warning.told.counted", name=platform(name), posts=posts)
            for name, posts in told.platforms[:_TOLD]
        ]
        yield line("warning.told.platforms", platforms=counted)
    copied = [one for one in told.stories if len(one.posts) > 1]
    if copied:
        posts = len(copied[0].posts)
        yield line("warning.told.stories", stories=len(copied), posts=posts)
        for one in copied[:_STORIES]:
            yield line("warning.told.story", story=one.story, posts=list(one.posts[:_TOLD]))
    if change.evidence:
        yield line("warning.told.evidence", posts=list(change.evidence[:_TOLD]))


def wording(told: Explanation) -> Iterator[Line]:
    """Yield new phrases and the words that demand or doubt."""
    if told.phrases:
        counted = [f"{one.phrase} {one.accounts}" for one in told.phrases]
        yield line("warning.told.phrases", phrases=counted)
    for cue in dict.fromkeys(one.cue for one in told.cues):
        words = [f"{one.word} {one.posts}" for one in told.cues if one.cue == cue]
        yield line("warning.told.cues", cue=line(f"warning.indicator.{cue}"), words=words)
