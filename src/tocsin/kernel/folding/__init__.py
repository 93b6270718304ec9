"""Text folding, for matching only: the original is always kept.

Folds width and compatibility forms (NFKC), case, and traditional to simplified characters
(OpenCC, one character at a time); drops zero-width, bidirectional and other control characters
that a hostile text hides words with; takes letters that some feed escaped twice for letters.
"""

from tocsin.kernel.folding.escapes import unescaped
from tocsin.kernel.folding.texts import (
    fold,
    fold_column,
    fold_many,
    mended,
    unescaped_column,
)

__all__ = ["fold", "fold_column", "fold_many", "mended", "unescaped", "unescaped_column"]
