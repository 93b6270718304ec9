"""Reads words in pictures with RapidOCR, offline: its models come with the package."""

import importlib.metadata
from collections.abc import Sequence
from pathlib import Path

from tocsin.adapters.pictures import asking
from tocsin.enrichment import pictures


class Rapid:
    """Reads Chinese in both scripts and English; a `ports.PictureReader`."""

    name = "rapidocr"

    @property
    def version(self) -> str:
        """Return the package's version: its models change with it only."""
        return importlib.metadata.version("rapidocr")

    def read(self, files: Sequence[Path]) -> list[pictures.ReadPicture]:
        """Return what stands in each picture, in order."""
        return [
            pictures.ReadPicture(
                text=told.get("text", ""),
                confidence=told.get("confidence", 0.0),
                fault=told["fault"],
            )
            for told in asking.asked("text", files, asking.READING)
        ]
