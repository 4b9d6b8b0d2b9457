"""Programs that a launcher starts as several processes on this machine, one thread each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def launched(*program: str | Path, count: int = 2) -> subprocess.Popen[str]:
    """Starts `python -m PROGRAM`, by torchrun where there shall be several processes."""
    several = ["torch.distributed.run", "--standalone", "--nproc-per-node", str(count), "-m"] if count > 1 else []
    command = [sys.executable, "-m", *several, *map(str, program)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def ended_well(process: subprocess.Popen[str]) -> str:
    """What it printed."""
    out, errors = process.communicate()
    assert process.returncode == 0, errors[-9000:]
    return out
