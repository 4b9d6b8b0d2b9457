"""The wheel installs into an empty environment and answers there, from a folder that is not the repository.

The environment sees the dependencies that are installed already and nothing else: torch is not downloaded again, and
`import mmsid` can only find what the wheel brought.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

import mmsid
from tests.ui.running import ROOT, SHIPPED, free_port

HISTORY = ["mugs-0011", "teapots-0010"]
QUESTION = ["recommend", *HISTORY, "--build", str(SHIPPED), "-k", "3", "--json"]
INTERFACE = ROOT / "mmsid" / "ui" / "interface"
PATIENCE_SECONDS = 600  # of a machine that does much else
UNSAID = {"PYTHONPATH", "PYTHONHOME", "MMSID_BUILD", "PORT", "GRADIO_SERVER_PORT"}

pytestmark = pytest.mark.slow
needs_the_shipped_build = pytest.mark.skipif(not (SHIPPED / "manifest.json").is_file(), reason="no build is shipped")


@dataclass(frozen=True)
class Installed:
    """An environment that the wheel is installed in, and an empty folder to work in."""

    folder: Path
    elsewhere: Path

    def command(self, *arguments: object) -> list[str]:
        return [str(self.folder / "bin" / "mmsid"), *map(str, arguments)]

    @property
    def python(self) -> str:
        return str(self.folder / "bin" / "python")

    @property
    def environment(self) -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if name not in UNSAID}

    def run(self, *command: object) -> str:
        done = subprocess.run(
            list(map(str, command)),
            cwd=self.elsewhere,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def pip(*arguments: object) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built here; the registry is asked for the builder only where it is not installed."""
    folder = tmp_path_factory.mktemp("wheel")
    beside = ["--no-build-isolation"] if find_spec("hatchling") else []
    pip("wheel", "--no-deps", *beside, "--wheel-dir", folder, ROOT)
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    found = Installed(folder, tmp_path_factory.mktemp("elsewhere"))
    pip("--python", found.python, "install", "--no-deps", "--no-index", wheel)
    own = found.run(found.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(own) / "installed_already.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def answer(installed: Installed):
    """What the installed program recommends."""
    return json.loads(installed.run(*installed.command(*QUESTION)))


def test_the_wheel_has_the_packages_and_nothing_else(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        [metadata] = (message_from_bytes(archive.read(name)) for name in names if name.endswith("/METADATA"))
        [entries] = (archive.read(name).decode() for name in names if name.endswith("/entry_points.txt"))
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in ("mmsid", "storefront")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not {"__pycache__", "tests"} & set(path.relative_to(ROOT).parts) and path.suffix != ".pyi"
    }
    assert {"mmsid/py.typed", "storefront/py.typed"} <= expected
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert (metadata["Name"], metadata["Version"]) == ("mmsid", mmsid.__version__)
    assert metadata["License-Expression"] == "MIT" and any("licenses/LICENSE" in name for name in names)
    assert "mmsid = mmsid.cli:main" in entries


def test_nothing_comes_from_the_repository(installed: Installed):
    """Both packages whole, and whatever importing the program brings along."""
    code = (
        "import json, sys, mmsid.cli, mmsid.shop, mmsid.explain, mmsid.ui, storefront.make\n"
        "print(json.dumps([m.__file__ for m in list(sys.modules.values()) if getattr(m, '__file__', None)]))"
    )
    files = [Path(name) for name in json.loads(installed.run(installed.python, "-c", code))]
    already = Path(sysconfig.get_path("purelib"))
    ours = [path for path in files if {"mmsid", "storefront"} & set(path.parts[-4:-1]) and path.suffix == ".py"]
    assert len(ours) > 50 and all(path.is_relative_to(installed.folder) for path in ours)
    assert not [path for path in files if path.is_relative_to(ROOT) and not path.is_relative_to(already)]


def test_both_programs_say_what_they_are(installed: Installed):
    assert installed.run(*installed.command("--version")) == f"mmsid {mmsid.__version__}\n"
    assert installed.run(installed.python, "-m", "mmsid", "--version") == f"mmsid {mmsid.__version__}\n"
    assert "simulate its shoppers" in installed.run(installed.python, "-m", "storefront", "--help")


@needs_the_shipped_build
def test_it_recommends_what_the_repository_recommends(answer):
    command = [sys.executable, "-m", "mmsid", *QUESTION]
    here = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer == json.loads(here.stdout) and len(answer["items"]) == 3


@needs_the_shipped_build
def test_the_app_comes_up_and_answers(installed: Installed, answer):
    from gradio_client import Client

    port = free_port()
    command = installed.command("app", "--build", SHIPPED, "--port", port)
    log = installed.elsewhere / "app.log"
    with log.open("w", encoding="utf-8") as stream:
        running = subprocess.Popen(
            command, cwd=installed.elsewhere, env=installed.environment, stdout=stream, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        page = _page(address, running, log)
        items = Client(address, verbose=False).predict(HISTORY, 3, api_name="/recommend")["items"]
        assert [item["item_id"] for item in items] == [item["item_id"] for item in answer["items"]]
        modules = {path.relative_to(INTERFACE).as_posix() for path in INTERFACE.rglob("*.js")}
        assert modules <= {re.sub(r"^.*/interface-\w+/", "", fetched) for fetched in _interface(address, page)}
        icon = httpx.get(f"{address}/favicon.ico", follow_redirects=True)
        assert icon.content == (INTERFACE / "favicon.png").read_bytes()
    finally:
        running.terminate()
        running.wait(timeout=60)


def _interface(address: str, page: str) -> set[str]:
    """The addresses of the page's own scripts and styles, and of whatever these import; each one answers."""
    waiting = [urljoin(f"{address}/", found) for found in re.findall(r"\bfiles/[^\"'\\\s<>]+\.(?:js|css)\b", page)]
    fetched: set[str] = set()
    while waiting:
        at = waiting.pop()
        if at not in fetched:
            fetched.add(at)
            text = httpx.get(at, timeout=30).raise_for_status().text
            if at.endswith(".js"):
                waiting += [
                    urljoin(at, to)
                    for to in re.findall(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+(?<!\.d\.ts))["']""", text)
                ]
    return fetched


def _page(address: str, running: subprocess.Popen, log: Path) -> str:
    """The first page, as soon as there is one."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and running.poll() is None:
        try:
            return httpx.get(f"{address}/", timeout=30).raise_for_status().text
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"the app did not come up: {log.read_text(encoding='utf-8')}")
