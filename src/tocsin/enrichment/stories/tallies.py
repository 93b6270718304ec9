"""Counts what belongs together: copies by group, posts by story and watch."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tocsin.enrichment.stories import crowd
from tocsin.enrichment.stories.model import Group, Ranked, Story

SHOWN = 3  # posts that stand for a story, of each kind
HOURS = 72  # that a story's course is told by
MOST_GROUPS = 8_192
_MANY = 10  # copies from which they may stand for a story
_NEAREST = 1000
_HOUR_US = 3_600_000_000


class Seen(NamedTuple):
    """One placed post."""

    platform: str
    post_id: str
    account: int  # hashed; 0 = unknown
    time: int
    reposts: int
    watches: Sequence[str]
    story: int
    nearness: int
    group: int  # 0: copies nothing

    def ranked(self, rank: int) -> Ranked:
        """Return the post with what it is ranked by."""
        return Ranked(rank, f"{self.platform}/{self.post_id}")


class Tallies:
    """All that is counted of what is alive; `changed` since it was last kept."""

    def __init__(self) -> None:
        self.groups: dict[int, Group] = {}
        self.stories: dict[tuple[int, str], Story] = {}
        self.changed_groups: set[int] = set()
        self.changed_stories: set[tuple[int, str]] = set()

    def add(self, one: Seen) -> None:
        """Count one post to its story."""
        for watch in one.watches if one.story else ():
            key = (one.story, watch)
            told = self.stories.get(key)
            if told is None:
                told = Story(story=one.story, watch=watch, first=one.time, last=one.time)
                self.stories[key] = told
            _count(told, one)
            group = self.groups.get(one.group)
            if group and group.posts >= max(_MANY, told.posts / 2):
                _lead(told, one, group.posts)
            self.changed_stories.add(key)

    def copy(self, one: Seen, first: tuple[int, int]) -> None:
        """Count a copy; `first` is the (account, time) of the post that it copies."""
        told = self.groups.pop(one.group, None)
        if told is None:
            account, time = first
            told = Group(group=one.group, posts=1, accounts=[], first=time, last=time)
            if account:
                crowd.add(told.accounts, account)
        self.groups[one.group] = told  # behind all others: those quiet longest come first
        told.posts += 1
        told.first, told.last = min(told.first, one.time), max(told.last, one.time)
        if one.account:
            crowd.add(told.accounts, one.account)
        self.changed_groups.add(one.group)

    def merge(self, group: int, into: int) -> None:
        """Join a group to another."""
        gone = self.groups.get(group) or Group(group=group, posts=1, accounts=[], first=0, last=0)
        gone.into = into
        self.groups[group] = gone
        self.changed_groups.add(group)
        told = self.groups.get(into)
        if told is None:
            return
        told.posts += gone.posts
        if gone.last:
            told.first, told.last = min(told.first, gone.first), max(told.last, gone.last)
        else:  # it was a single post
            gone.first = gone.last = told.first
        for account in gone.accounts:
            crowd.add(told.accounts, account)
        self.changed_groups.add(into)

    def kept(self, live: Iterable[int]) -> None:
        """Forget what changed, once it is kept, and what can change no more."""
        self.changed_groups.clear()
        self.changed_stories.clear()
        alive = set(live)
        self.stories = {key: one for key, one in self.stories.items() if one.story in alive}
        for group in list(self.groups)[: max(len(self.groups) - MOST_GROUPS, 0)]:
            del self.groups[group]


def _count(told: Story, one: Seen) -> None:
    told.posts += 1
    told.copies += bool(one.group)
    told.first, told.last = min(told.first, one.time), max(told.last, one.time)
    if one.account:
        crowd.add(told.accounts, one.account)
    told.platforms[one.platform] = told.platforms.get(one.platform, 0) + 1
    hour = one.time // _HOUR_US
    told.hours[hour] = told.hours.get(hour, 0) + 1
    if len(told.hours) > HOURS:
        del told.hours[min(told.hours)]
    _rank(told.earliest, one, one.time)
    if not one.group:
        _rank(told.central, one, -one.nearness)
    if one.reposts:
        _rank(told.spread, one, -one.reposts)


def _lead(told: Story, one: Seen, copies: int) -> None:
    """Let a copy stand first where most say the same; twice as many copies bring a newer one."""
    rank = -_NEAREST - copies.bit_length()
    if not told.central or rank < told.central[0].rank:
        others = [each for each in told.central if each.rank >= -_NEAREST]
        told.central = [one.ranked(rank), *others][:SHOWN]


def _rank(ranked: list[Ranked], one: Seen, rank: int) -> None:
    """Keep the SHOWN posts of the lowest rank."""
    if len(ranked) == SHOWN and rank > ranked[-1].rank:
        return
    ranked.append(one.ranked(rank))
    ranked.sort()
    del ranked[SHOWN:]
