# Every array is what offers the buffer protocol; their kinds are told in the C files.
API: int

def fold(
    offsets: object,
    data: object,
    table: object,
    letters: object,
    folded_offsets: object,
    folded: object,
    hard: object,
    /,
) -> int: ...
def read(offsets: object, data: object, bits: int, languages: int, /, *arrays: object) -> bool: ...
def rows(
    offsets: object, data: object, classes: object, bits: int, rows: object, bounds: object, /
) -> bool: ...
def scripts(
    offsets: object, data: object, script_of: object, scripts: int, counts: object, /
) -> bool: ...
def marks(offsets: object, data: object, /, *arrays: object) -> bool: ...
def link(
    first: int, bits: int, usable: int, horizon: int, least: int, strong: int, /, *arrays: object
) -> int: ...
def gather(first: int, seedlings: int, horizon: int, squared: int, /, *arrays: object) -> None: ...
