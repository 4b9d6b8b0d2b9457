"""The container file: what it copies is what the app reads, its pins are those of requirements.txt, its health is ours."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from mmsid.ui import read_space

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def said(instruction: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in LINES if line.startswith(f"{instruction} ")]


def kept() -> set[str]:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    return {line.removeprefix("!") for line in lines if line.startswith("!")}


def test_what_the_app_reads_is_in_the_image_and_tests_are_not():
    space = read_space(ROOT / "space.yaml")
    read = [one for shown in space.builds for one in (shown.catalogue or shown.build, shown.photos) if one]
    named = {path.relative_to(ROOT).parts[0] for path in read} | {"app.py", "space.yaml", "mmsid", "requirements.txt"}
    assert named <= kept() and all((ROOT / name).exists() for name in kept())
    assert not kept() & {"tests", "docs", "storefront", ".git", ".venv"}


def test_torch_is_the_pinned_one_without_cuda():
    [install] = [line for line in said("RUN") if "pip install" in line]
    pattern = re.search(r"grep -E '([^']+)' requirements.txt", install)[1]
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = [pin.partition("==")[0] for pin in pins if re.search(pattern, pin)]
    assert found == ["torch", "torchvision"]
    assert install.index("whl/cpu") < install.index("--requirement requirements.txt")


def test_it_runs_the_app_as_nobody_special_and_asks_for_its_health():
    [start], [user] = said("CMD"), said("USER")
    assert json.loads(start) == ["python", "app.py"] and user == "1000"
    [health] = said("HEALTHCHECK")
    command = json.loads(health.partition("CMD ")[2])
    compile(command[2], "health", "exec")
    assert "/health" in command[2] and 'os.environ["PORT"]' in command[2]
    settings = dict(part.split("=", 1) for part in shlex.split(" ".join(said("ENV"))))
    assert settings["GRADIO_SERVER_NAME"] == "0.0.0.0" and said("EXPOSE") == [settings["PORT"]]
