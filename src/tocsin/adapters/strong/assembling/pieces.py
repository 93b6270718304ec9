"""The tokenizer over the encoder's word pieces."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

try:
    import tokenizers
    from tokenizers import decoders, models, normalizers, pre_tokenizers, processors
except ImportError:  # the extra `strong` is not installed: told before anything is assembled
    tokenizers = None  # type: ignore[assignment]  # a module, or none

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_UNKNOWN = SPECIAL.index("<unk>")


def is_installed() -> bool:
    """Tell whether the library is."""
    return tokenizers is not None


def tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> Any:  # noqa: ANN401 - the library ships no types
    """Return the unigram tokenizer over `pieces`; NFKC stands in for SentencePiece's table."""
    vocabulary = [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)]
    made = tokenizers.Tokenizer(models.Unigram(vocabulary, unk_id=_UNKNOWN, byte_fallback=False))
    spaces = normalizers.Replace(tokenizers.Regex(r"\s+"), " ")
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces, normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    made.decoder = decoders.Metaspace(prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return made


def save(made: Any, file: Path) -> None:  # noqa: ANN401 - the library ships no types
    """Write tokenizer.json, without line breaks."""
    told = json.loads(made.to_str())
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
