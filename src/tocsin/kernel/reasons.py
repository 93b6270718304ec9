"""Why something was refused, as a line of the catalogue: it stands in a fact of the refusal.

What a library says is English and speaks of its own insides, so what is known of it becomes a
code of ours; only what is not known yet is quoted.
"""

import errno
import re
from collections.abc import Mapping
from typing import Any

Reason = dict[str, object]

_VALUES = {
    "bool_parsing": "truth",
    "bool_type": "truth",
    "dict_type": "table",
    "enum": "choice",
    "extra_forbidden": "unknown",
    "finite_number": "number",
    "float_parsing": "number",
    "float_type": "number",
    "greater_than": "above",
    "greater_than_equal": "least",
    "int_from_float": "whole",
    "int_parsing": "whole",
    "int_parsing_size": "whole",
    "int_type": "whole",
    "less_than": "below",
    "less_than_equal": "most",
    "list_type": "list",
    "literal_error": "choice",
    "mapping_type": "table",
    "missing": "missing",
    "model_attributes_type": "table",
    "model_type": "table",
    "path_type": "text",
    "set_type": "list",
    "string_pattern_mismatch": "form",
    "string_too_long": "long",
    "string_too_short": "short",
    "string_type": "text",
    "timezone_aware": "zone",
    "too_long": "many",
    "too_short": "few",
    "tuple_type": "list",
}
_BEGINNINGS = (
    ("date", "time"),
    ("ip_", "network"),
    ("time_", "time"),
    ("url_", "url"),
)
_LIMITS = ("ge", "gt", "le", "lt", "min_length", "max_length")
_QUOTED = re.compile(r"'([^']*)'")
_LONGEST = 200  # characters of what a library says
_WORD = re.compile(r"[a-z_]{3,20}")

_TOML = (
    (r"Cannot (?:declare|overwrite|mutate|redefine)|Duplicate", "twice"),
    (r"Expected '=' after a key", "equals"),
    (r"Expected ('\]\]?') at the end", "header"),
    (r"Expected newline or end of document", "after"),
    (r"Expected ", "end"),
    (r"Found invalid character (.+)|Illegal character (.+)", "letter"),
    (r"Invalid (?:initial character for a key|statement)", "key"),
    (r"Invalid date or datetime", "date"),
    (r"Invalid value", "value"),
    (r"Unclosed", "open"),
    (r"Unescaped|Invalid hex value|Escaped character", "backslash"),
    (r"Unterminated string", "quotation"),
)
_SYSTEM = {
    errno.EACCES: "no_permission",
    errno.EADDRINUSE: "address_taken",
    errno.EADDRNOTAVAIL: "address_unknown",
    errno.EDQUOT: "disk_full",
    errno.EEXIST: "exists",
    errno.EFBIG: "disk_full",  # a quota by file
    errno.EIO: "disk_fault",
    errno.EISDIR: "is_folder",
    errno.ENAMETOOLONG: "long_name",
    errno.ENOENT: "no_file",
    errno.ENOSPC: "disk_full",
    errno.ENOTDIR: "no_folder",
    errno.EPERM: "no_permission",
    errno.EROFS: "read_only",
}


def because(code: str, /, **facts: object) -> Reason:
    """Return a reason of our own."""
    return {"code": code, "facts": facts}


def of_value(error: Mapping[str, Any]) -> Reason:
    """Return what pydantic found wrong with a value; `error` is one of its `errors()`.

    >>> of_value({"type": "less_than_equal", "ctx": {"le": 9}, "msg": "…"})
    {'code': 'kernel.value.most', 'facts': {'limit': 9}}
    """
    kind, told = str(error["type"]), str(error["msg"]).removeprefix("Value error, ")
    facts = error.get("ctx", {})
    word = told.strip("_")
    if kind == "value_error" and _WORD.fullmatch(word):
        return {"code": f"kernel.value.{word}", "facts": {}, "text": told}
    name = next((name for begins, name in _BEGINNINGS if kind.startswith(begins)), "")
    name = _VALUES.get(kind, name)
    if not name:
        return because("kernel.value.other", told=told)
    limit = next((facts[one] for one in _LIMITS if one in facts), None)
    if isinstance(limit, float):
        limit = f"{limit:g}"  # 0.001 is no 0
    if name == "choice":
        return because("kernel.value.choice", choices=choices(error))
    return because(f"kernel.value.{name}", **({} if limit is None else {"limit": limit}))


def choices(error: Mapping[str, Any]) -> list[str]:
    """Return the values that a choice leaves, as pydantic's error lists them."""
    return _QUOTED.findall(str(error.get("ctx", {}).get("expected", "")))


def of_system(error: OSError) -> Reason:
    """Return what the operating system would not do."""
    name = _SYSTEM.get(error.errno or 0)
    if name is None:
        return because("kernel.system.other", told=error.strerror or str(error))
    return because(f"kernel.system.{name}")


def of_content(error: Exception) -> Reason:
    """Return why a file could not be used: the system kept it back, or its content is no such."""
    if isinstance(error, OSError) and error.errno is not None:
        return of_system(error)
    return because("kernel.content.damaged", told=str(error)[:_LONGEST])


def of_toml(told: str) -> Reason:
    """Return what `tomllib` could not read, from what it says.

    >>> of_toml("Unclosed array (at line 3, column 9)")["code"]
    'kernel.toml.open'
    """
    plain = re.sub(r" \(at .*\)$", "", told, flags=re.DOTALL)
    for pattern, name in _TOML:
        found = re.match(pattern, plain)
        if found:
            part = next(filter(None, found.groups()), "").strip("'")
            return because(f"kernel.toml.{name}", **({"part": part} if part else {}))
    return because("kernel.toml.other", told=plain)


def toml_line(told: str, text: str) -> int:
    """Return the line that `tomllib` stumbled at; the last one at the end of the document."""
    place = re.search(r"line (\d+)", told)
    return int(place[1]) if place else text.count("\n") + 1
