# Every argument is an array (what offers the buffer protocol), its kind told in the C file.
API: int

def fold(
    offsets: object,
    data: object,
    table: object,
    folded_offsets: object,
    folded: object,
    hard: object,
    /,
) -> int: ...
