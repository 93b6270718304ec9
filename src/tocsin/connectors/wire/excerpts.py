"""How a thing that could not be taken in began: printable, short, without its author."""

_LENGTH = 200


def excerpt(told: object) -> str:
    """Return at most 200 printable characters of `told` (bytes are read as UTF-8)."""
    if isinstance(told, bytes | bytearray | memoryview):
        told = bytes(told[: _LENGTH * 4]).decode("utf-8", "replace")
    text = str(told)[:_LENGTH] if not isinstance(told, int) else f"{told:.6g}"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
