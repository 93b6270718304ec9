"""A reader that understands nothing: what everything else costs is measured with it."""

from dataclasses import dataclass

import pyarrow as pa

from tocsin import enrichment


@dataclass(frozen=True, slots=True)
class NullReader:
    """Answers "und" and nulls."""

    name: str = "null"
    version: str = "1"

    def read(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Return READINGS that claim nothing."""
        columns = [pa.nulls(posts.num_rows, field.type) for field in enrichment.READINGS]
        columns[0] = pa.repeat(pa.scalar(enrichment.language.UNKNOWN), posts.num_rows)
        return pa.RecordBatch.from_arrays(columns, schema=enrichment.READINGS)
