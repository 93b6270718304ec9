"""Pictures: the same one found again, and the words that stand in them.

Hears   pictures as 32 × 32 greys
Says    a perceptual hash of 64 bits, and which hashes are of the same picture
Needs   ports.PictureReader for words in pictures
Leaves  opening files to adapters/pictures
"""

from tocsin.enrichment.pictures import errors
from tocsin.enrichment.pictures.hashing import SAME, SIDE, distances, perceptual_hash
from tocsin.enrichment.pictures.model import Kept, Picture, ReadPicture

__all__ = [
    "SAME",
    "SIDE",
    "Kept",
    "Picture",
    "ReadPicture",
    "distances",
    "errors",
    "perceptual_hash",
]
