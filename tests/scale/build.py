"""The cost of a build, stage by stage, from given embeddings: `python -m tests.scale.build CATALOGUE OUT`.

Prints one JSON line per part: what the stages of `mmsid.build` call is measured where they call it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from mmsid.build import stages
from mmsid.build.build import build
from mmsid.quantizer import training
from tests.scale.measuring import Costs

WATCHED = (
    (stages, "plan_codes", "plan of the codes"),
    (training, "first_codebooks", "first codebooks"),
    (training, "train", "training of the quantiser"),
    (stages, "resolve_collisions", "collisions"),
    (stages, "codebook_metrics", "codebook metrics"),
    (stages, "make_captions", "captions"),
    (stages, "_project", "map"),
)


def main(catalogue: Path, out: Path) -> None:
    costs = Costs()
    for module, name, part in WATCHED:
        costs.watch(module, name, part)
    with costs.whole("whole build"):
        build(catalogue, out, report=lambda line: sys.stderr.write(f"{line}\n"))
    for one in costs.found:
        sys.stdout.write(json.dumps(asdict(one)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
