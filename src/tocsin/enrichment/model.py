"""What a reader understood of posts."""

import pyarrow as pa

EMOTIONS = ("anger", "fear", "sadness", "surprise", "joy", "neutral")

# One row a post, in the order of the posts read. Nulls are honest: the reader abstained.
READINGS = pa.schema(
    [
        pa.field("read_lang", pa.string(), nullable=False),  # zh-Hans, zh-Hant, en, … or "und"
        pa.field("sentiment", pa.int8()),  # -1 negative, 0 neutral, 1 positive
        pa.field("p_negative", pa.float32()),  # probability, 0 to 1
        pa.field("emotion", pa.string()),  # one of EMOTIONS
        pa.field("copy_key", pa.int64()),  # equal keys: nearly the same text
    ]
)
