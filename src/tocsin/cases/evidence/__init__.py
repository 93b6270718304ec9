"""Evidence: snapshots in a chain, legal holds, bundles that a third party can verify."""

from tocsin.cases.evidence import bundles, chain, model, signatures
from tocsin.cases.evidence.bundles import Verified
from tocsin.cases.evidence.model import Hold, Media, Snapshot, Taken

__all__ = [
    "Hold",
    "Media",
    "Snapshot",
    "Taken",
    "Verified",
    "bundles",
    "chain",
    "model",
    "signatures",
]
