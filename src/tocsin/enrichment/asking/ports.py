"""What asking needs of the world."""

from typing import Protocol

from tocsin.enrichment.asking.model import Answer, Ask


class Endpoint(Protocol):
    """A language model behind an address; it gets no tools."""

    @property
    def model(self) -> str:
        """Return the model's name, as kept beside what it writes."""
        ...

    async def ask(self, ask: Ask) -> Answer:
        """Return its answer; raises EndpointFault, BadAnswer."""
        ...
