"""What a reader understood of posts."""

import pyarrow as pa

EMOTIONS = ("anger", "fear", "sadness", "surprise", "joy", "neutral")

# One row a post, in the order of the posts read. Nulls are honest: the reader abstained, or was
# of a version that did not ask. Probabilities are from 0 to 1; a label's is of the label told.
READINGS = pa.schema(
    [
        pa.field("read_lang", pa.string(), nullable=False),  # zh-Hans, zh-Hant, en, … or "und"
        pa.field("sentiment", pa.int8()),  # -1 negative, 0 neutral, 1 positive
        pa.field("p_sentiment", pa.float32()),
        pa.field("p_negative", pa.float32()),
        pa.field("emotion", pa.string()),  # one of EMOTIONS
        pa.field("p_emotion", pa.float32()),
        pa.field("offence", pa.bool_()),
        pa.field("p_offence", pa.float32()),  # of an offence, whichever was told
        pa.field("reason", pa.string()),  # one of heads.REASONS; of negative posts only
        pa.field("p_reason", pa.float32()),
        pa.field("crisis_type", pa.string()),  # one of heads.CRISIS_TYPES
        pa.field("p_crisis_type", pa.float32()),
        pa.field("p_informative", pa.float32()),  # of a yes, as the next two: null, if unsure
        pa.field("p_verification", pa.float32()),  # that it asks to be checked; never "false"
        pa.field("p_distress", pa.float32()),
        pa.field("copy_key", pa.int64()),  # equal keys: nearly the same text
    ]
)
