"""A form with one file in it (multipart/form-data), the same bytes for the same file."""

import hashlib
from collections.abc import Mapping

from tocsin.statements import publishing


def form(file: publishing.carrying.File, fields: Mapping[str, str]) -> tuple[str, bytes]:
    """Return the content type and the body; no name or text can end its own part."""
    told = [*fields.items(), ("", file.about.sha256)]
    edge = hashlib.sha256(repr(told).encode()).hexdigest()
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in fields.items()
    ]
    # The name stays here: theirs is made of the hash, which needs no quoting.
    head = (
        f'Content-Disposition: form-data; name="file"; filename="{file.about.sha256[:16]}"\r\n'
        f"Content-Type: {file.about.media_type}\r\n\r\n"
    )
    parts.append(head.encode() + file.content + b"\r\n")
    body = b"".join(f"--{edge}\r\n".encode() + part for part in parts)
    return f"multipart/form-data; boundary={edge}", body + f"--{edge}--\r\n".encode()
