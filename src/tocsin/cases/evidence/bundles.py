"""A case's evidence as one zip whose every byte is vouched for; made and verified: pure.

`manifest.json` names each file with its SHA-256 and length; its own hash is the bundle's seal,
which the house writes into its audit trail. `signature.json` is the house's signature under it.
Whoever has the file, and the seal or the house's public key by another way, can prove that nothing
was added, taken away or changed, and whose it is; nothing else of the house is needed for that.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from tocsin.cases import errors
from tocsin.cases.evidence import chain, signatures
from tocsin.cases.evidence.model import Snapshot

FORMAT, _UNSIGNED = "tocsin-evidence/2", "tocsin-evidence/1"  # the first were not signed yet
MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
SNAPSHOTS = "snapshots.jsonl"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LONGEST = 256 * 1024 * 1024  # bytes unpacked: a bundle may be anybody's
_MOST_FILES = 1_000
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of a bundle as the manifest vouches for it."""

    name: str
    sha256: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle is and holds."""

    format: str
    case_id: str
    name: str
    made_at: datetime
    made_by: str
    snapshots: int
    head: str  # the last snapshot's seal
    files: tuple[File, ...]
    signer: str = ""  # the house's public key


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The signature under a manifest's bytes."""

    algorithm: str
    public_key: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a bundle proves."""

    manifest: Manifest
    seal: str  # of the whole


def made(
    case_id: str,
    name: str,
    snapshots: Sequence[Snapshot],
    papers: Mapping[str, object],
    *,
    by: str,
    at: datetime,
    signer: signatures.Signer,
) -> tuple[bytes, str]:
    """Return the zip and its seal; `papers` are JSON-ready by file name. The same in, the same out.

    Raises errors.BadBundle for a chain that does not hold.
    """
    broken = chain.first_break(snapshots)
    if broken is not None:
        raise errors.BadBundle(why="chain", place=broken)
    files = {SNAPSHOTS: _lines(snapshots)} | {
        f"{file}.json": _json(told) for file, told in sorted(papers.items())
    }
    first = _json(
        Manifest(
            format=FORMAT,
            case_id=case_id,
            name=name,
            made_at=at.astimezone(UTC),
            made_by=by,
            snapshots=len(snapshots),
            head=snapshots[-1].seal if snapshots else "",
            files=_named(files),
            signer=signer.public,
        )
    )
    return _zipped({MANIFEST: first, SIGNATURE: _signed(first, signer), **files}), _sha256(first)


def verified(content: bytes, *, seal: str = "", key: str = "") -> Verified:
    """Return what a bundle proves; raises errors.BadBundle.

    Its seal and the house's public key are compared where they are known by another way.
    """
    files = _unzipped(content)
    first = files.pop(MANIFEST, None)
    if first is None:
        raise errors.BadBundle(why="no_manifest", place="")
    try:
        manifest = msgspec.json.decode(first, type=Manifest)
    except _UNREADABLE as error:
        raise errors.BadBundle(why="no_manifest", place="") from error
    if manifest.format not in {FORMAT, _UNSIGNED}:
        raise errors.BadBundle(why="format", place=manifest.format[:40])
    _check_signature(manifest, first, files.pop(SIGNATURE, None))
    if key and key.strip().lower() != manifest.signer:
        raise errors.BadBundle(why="key", place=manifest.signer)
    if seal and seal.strip().lower() != _sha256(first):
        raise errors.BadBundle(why="seal", place=_sha256(first))
    _check_files(manifest, files)
    _check_chain(manifest, files)
    return Verified(manifest=manifest, seal=_sha256(first))


def _check_signature(manifest: Manifest, first: bytes, under: bytes | None) -> None:
    if manifest.format == _UNSIGNED:
        if under is not None or manifest.signer:
            raise errors.BadBundle(why="signature", place=SIGNATURE)
        return
    try:
        told = msgspec.json.decode(under or b"", type=Signed)
    except _UNREADABLE as error:
        raise errors.BadBundle(why="signature", place=SIGNATURE) from error
    is_theirs = (told.algorithm, told.public_key) == (signatures.ALGORITHM, manifest.signer)
    if not (is_theirs and signatures.holds(told.public_key, told.signature, first)):
        raise errors.BadBundle(why="signature", place=SIGNATURE)


def _check_files(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    named = {one.name: one for one in manifest.files}
    for name in files:
        if name not in named:
            raise errors.BadBundle(why="added", place=name)
    for name, told in named.items():
        if name not in files:
            raise errors.BadBundle(why="missing", place=name)
        if (told.sha256, told.length) != (_sha256(files[name]), len(files[name])):
            raise errors.BadBundle(why="changed", place=name)


def _check_chain(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    try:
        lines = files.get(SNAPSHOTS, b"").splitlines()
        some = [msgspec.json.decode(line, type=Snapshot) for line in lines]
    except _UNREADABLE as error:
        raise errors.BadBundle(why="chain", place=SNAPSHOTS) from error
    broken = chain.first_break(some)
    if broken is not None:
        raise errors.BadBundle(why="chain", place=broken)
    if any(one.case_id != manifest.case_id for one in some):
        raise errors.BadBundle(why="chain", place=manifest.case_id)
    if (len(some), some[-1].seal if some else "") != (manifest.snapshots, manifest.head):
        raise errors.BadBundle(why="chain", place=len(some))


def _named(files: Mapping[str, bytes]) -> tuple[File, ...]:
    return tuple(
        File(name=file, sha256=_sha256(content), length=len(content))
        for file, content in files.items()
    )


def _signed(first: bytes, signer: signatures.Signer) -> bytes:
    known = {"algorithm": signatures.ALGORITHM, "public_key": signer.public}
    return _json(Signed(signature=signer.sign(first), **known))


def _json(told: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(told, order="sorted"), indent=1)


def _lines(some: Sequence[Snapshot]) -> bytes:
    return b"".join(msgspec.json.encode(one, order="sorted") + b"\n" for one in some)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unzipped(content: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = _LONGEST
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            names = bundle.infolist()
            if len(names) > _MOST_FILES:
                raise errors.BadBundle(why="too_large", place=len(names))
            for one in names:
                if one.filename in found:  # two files of one name: readers differ over which counts
                    raise errors.BadBundle(why="doubled", place=one.filename)
                with bundle.open(one) as file:
                    found[one.filename] = file.read(left + 1)
                left -= len(found[one.filename])
                if left < 0:
                    raise errors.BadBundle(why="too_large", place=one.filename)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError) as error:
        raise errors.BadBundle(why="no_zip", place="") from error
    except (RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise errors.BadBundle(why="no_zip", place="") from error
    return found


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
