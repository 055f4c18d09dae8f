"""How fast claims typed by hand are read, against the bare parser of the standard library on the same files.

The claims are those of the repository's own seeds, again and again until they are a hundred thousand. Ratios of the
processor's seconds, within one run.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

from kzdb.load import read_seeds
from tests.benchmarks.common import compare

CLAIMS = 100_000
MOST = 3
SEEDS = Path(__file__).parents[2] / "seeds"


def test_claims_against_tomllib(tmp_path: Path) -> None:
    """Reading, checking and proving claims, to the rows that the store takes, is at most three times their parsing."""
    written = [path for path in sorted(SEEDS.glob("*/claims.toml")) if (path.parent / "source.toml").exists()]
    count = sum(len(items) for path in written for items in tomllib.loads(path.read_text("utf-8")).values())
    shutil.copytree(SEEDS / "vocabulary", tmp_path / "vocabulary")
    for copy in range(-(-CLAIMS // count)):
        for path in written:
            folder = tmp_path / f"{path.parent.name}_{copy}"
            folder.mkdir()
            shutil.copy(path, folder)
            source = (path.parent / "source.toml").read_text("utf-8")
            (folder / "source.toml").write_text(re.sub(r"(?m)^relies_on = .*", "relies_on = []", source), "utf-8")
    texts = [path.read_text("utf-8") for path in sorted(tmp_path.glob("*/claims.toml"))]

    def read() -> None:
        for source in read_seeds(tmp_path, None, lambda message: None).sources:
            for _ in source.batches():
                pass

    ours, theirs = compare(read, lambda: [tomllib.loads(text) for text in texts])
    print(f"\nclaims {ours:.2f} s, tomllib {theirs:.2f} s, ratio {ours / theirs:.2f}")

    assert ours <= MOST * theirs
