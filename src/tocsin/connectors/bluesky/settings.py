"""What a Bluesky source is told."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, WebsocketUrl

JETSTREAM = "wss://jetstream2.us-east.bsky.network/subscribe"
FIREHOSE = "wss://bsky.network/xrpc/com.atproto.sync.subscribeRepos"


class Settings(BaseModel):
    """One stream of public posts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Jetstream: JSON, a tenth of the traffic. Firehose: any PDS or relay, exact cursors.
    stream: Literal["jetstream", "firehose"] = "jetstream"
    url: WebsocketUrl | None = None  # none = Bluesky's own
    batch_posts: int = Field(default=500, ge=1, le=10_000)
    batch_s: float = Field(default=0.25, gt=0, le=10)
    allow: tuple[str, ...] = ()  # hosts and networks inside, that are public to us

    @property
    def address(self) -> str:
        """Return where to connect."""
        if self.url is not None:
            return str(self.url)
        return JETSTREAM if self.stream == "jetstream" else FIREHOSE
