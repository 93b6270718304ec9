"""Write the sets of the data pack and their manifest: python -m tools.corpora --data DIR --out DIR.

Then: tocsin models train DIR/manifest.toml
"""

import argparse
from pathlib import Path

from tools.corpora import writing

told = argparse.ArgumentParser(description=__doc__)
told.add_argument("--data", type=Path, required=True, help="the unpacked data pack")
told.add_argument("--out", type=Path, required=True, help="where the sets are written")
told.add_argument("--teacher", type=Path, help="a folder of soft labels: *.jsonl")
asked = told.parse_args()
for name, rows in writing.write(asked.data, asked.out, asked.teacher):
    print(f"{rows:8}  {name}")
