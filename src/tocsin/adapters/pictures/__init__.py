"""Pictures are opened in a child process with limits on memory and time: they come from anybody.

`opened` needs the extra `images` (Pillow), `Rapid` the extra `ocr` (RapidOCR).
"""

from tocsin.adapters.pictures import asking
from tocsin.adapters.pictures.asking import can_open, can_read, opened
from tocsin.adapters.pictures.rapid import Rapid

__all__ = ["Rapid", "asking", "can_open", "can_read", "opened"]
