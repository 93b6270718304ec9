"""Places without an open interface: a person copies the words out and tells where they stand."""

from tocsin.statements import publishing

# Where a person goes to write; what is not here has no address of its own.
OPENED = {
    "internal": "",  # our own people: staff mail, intranet, a meeting
    "weibo": "https://weibo.com/",
    "wechat": "https://mp.weixin.qq.com/",
    "x": "https://x.com/compose/post",
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "threads": "https://www.threads.net/",
    "line": "https://manager.line.biz/",
    "xiaohongshu": "https://creator.xiaohongshu.com/",
    "douyin": "https://creator.douyin.com/",
}


class ByHand:
    """Assisted mode: nothing is sent by the machine."""

    @property
    def by_hand(self) -> bool:
        """Return that a person carries it."""
        return True

    @property
    def tells(self) -> bool:
        """Return that a look cannot tell for certain."""
        return False

    async def publish(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Send nothing."""
        del parcel
        return publishing.outcomes.Refused(fault="statements.fault.no_publisher")

    async def look(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """See nothing."""
        del parcel
        return publishing.outcomes.Unknown()

    async def close(self) -> None:
        """Hold nothing."""
