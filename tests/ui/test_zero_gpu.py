"""ZeroGPU, with the real package as far as it runs without the hub's hardware: who cannot be lent a GPU is answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from mmsid.ui import zero_gpu
from mmsid.ui.loading import LoadingShop
from tests.ui.running import ROOT

HISTORY = ["mug-red-0", "hat-blue-1", "bag-green-0"]


def test_nothing_is_changed_where_there_is_none(tmp_path, monkeypatch):
    monkeypatch.delenv("SPACES_ZERO_GPU", raising=False)
    assert zero_gpu.on_gpu(sorted, LoadingShop(tmp_path), seconds=5) is sorted


@pytest.mark.slow
def test_a_question_is_answered_whether_a_gpu_is_lent_or_not(tiny_build):
    pytest.importorskip("spaces")
    environment = {**os.environ, "SPACES_ZERO_GPU": "true", "GPU": "0", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.ui.zero_gpu_space", str(tiny_build), *HISTORY]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["device"] == "cpu"  # although the package says that CUDA is there
    assert told["hub_lent"][0] == "/schedule 10" and told["hub_lent"][-1].startswith("/release")
    assert told["hub_refused"] == ["/schedule 10"]
    assert told["refused"] == told["small"] and told["refused_aside"] == zero_gpu.FELL_BACK
    assert told["lent"]["evidence"] == told["small"]["evidence"]
    import torch

    assert (told["lent_aside"] == "") == torch.cuda.is_available()
