"""One running app per build for all tests of the interface, and the shop behind it as the oracle."""

from __future__ import annotations

import atexit
import json
import shutil
import signal
import socket
from functools import cache
from pathlib import Path

from mmsid import MMSID
from mmsid.artifacts import read_manifest, write_json
from mmsid.artifacts.files import file_entries
from mmsid.artifacts.records import signed
from mmsid.ui import App, Space, launch, read_space

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "checkpoints" / "storefront"


def space() -> Space:
    """What the repository's space.yaml says."""
    return read_space(ROOT / "space.yaml")


@cache
def start(build: Path) -> App:
    """Launches the app over a build; it is stopped when the tests are over."""
    # The app's thread and a test that builds would import these at once, which transformers' lazy modules do not bear.
    from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedTokenizerFast  # noqa: F401

    app = launch(space(), build=build, port=free_port(), block=False)
    atexit.register(app.page.close)
    return app


@cache
def oracle(build: Path) -> MMSID:
    """The build, loaded a second time: nothing of the interface lies between it and the tests."""
    loading = start(build).loading
    assert loading is not None
    loading.wait()  # two loads at once do not go together in one process
    return MMSID.load(build, device="cpu")


def heed_interrupts() -> None:
    """For a process that a test starts: where the tests run in the background, a shell has it ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sealed_again(build: Path) -> None:
    """Has a build be of its catalogue as a test has changed it."""
    manifest = read_manifest(build)
    files = file_entries(manifest.catalogue_folder(build), manifest.catalogue.files or ())
    catalogue = manifest.catalogue.model_copy(update={"files": files})
    values = {name: getattr(manifest, name) for name in type(manifest).model_fields if name != "checksum"}
    write_json(build / "manifest.json", signed(**{**values, "catalogue": catalogue}).to_json())


def copy_of(build: Path, folder: Path) -> Path:
    """A copy of a build and its catalogue that a test may damage."""
    manifest = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    catalogue = (build / manifest["catalogue"]["path"]).resolve()
    shutil.copytree(catalogue, folder / "shop")
    shutil.copytree(build, folder / "build")
    manifest["catalogue"]["path"] = "../shop"
    (folder / "build" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder / "build"
