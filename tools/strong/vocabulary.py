"""Cut the encoder's 250,000 pieces to those that Chinese and English posts are written with."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_UNKNOWN = SPECIAL.index("<unk>")
_SHORT = 3  # Latin pieces of up to so many letters stay, so that any word can be spelt
# Han, the signs of Chinese and Latin type, bopomofo, emoji; and ASCII.
_WRITTEN = re.compile(
    "[\u2581\x20-\x7e\u00a0-\u00bf\u2000-\u2bff\u3000-\u303f\u3100-\u312f\u3400-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65\U0001f000-\U0001faff]+"
)
_HAN = re.compile("[\u3400-\u9fff]")


def tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> Tokenizer:
    """Return the unigram tokenizer over `pieces`; NFKC stands in for SentencePiece's table."""
    vocabulary = [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)]
    made = Tokenizer(models.Unigram(vocabulary, unk_id=_UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    made.decoder = decoders.Metaspace(prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return made


def kept(whole: Tokenizer, pieces: Sequence[str], texts: Iterable[str]) -> NDArray[np.int64]:
    """Return the numbers of the pieces that stay, in their old order."""
    seen: Counter[int] = Counter()
    for encoded in whole.encode_batch(list(texts)):
        seen.update(encoded.ids)
    stays = [
        number < len(SPECIAL)
        or (
            _WRITTEN.fullmatch(piece) is not None
            and (seen[number] > 0 or bool(_HAN.search(piece)) or len(piece) <= _SHORT)
        )
        for number, piece in enumerate(pieces)
    ]
    return np.flatnonzero(stays)


def save(made: Tokenizer, file: Path) -> None:
    """Write tokenizer.json, without line breaks."""
    told = json.loads(made.to_str())
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
