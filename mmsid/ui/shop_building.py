"""Builds a shop from its catalogue while the app runs, where a Space ships the catalogue alone.

In: a catalogue, the build whose encoder it takes over as it is, and a folder; out: a build. The rules: it is done by
the command `build` in a process of its own, with one thread and the lowest priority, so that visitors of other shops do
not notice; what was built is there when the app starts again; nothing is built twice at once.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

from mmsid.errors import MmsidError
from mmsid.ui.build_summary import BuildSummary

_LONGEST = 160
_STEP = re.compile(rb"[\r\n]+")


class ShopBuilding:
    """A build that is being made, or was."""

    def __init__(self, catalogue: Path, folder: Path, encoder: Path) -> None:
        """Nothing happens before `run`.

        Args:
            catalogue: of the shop.
            folder: of the build.
            encoder: a build whose encoder is taken over.
        """
        self._catalogue, self.folder, self._encoder = catalogue, folder, encoder
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_stopped = False
        self._step = ""
        self._failure = ""

    @property
    def sentence(self) -> str:
        """How far it is, or why there is none."""
        if self._failure:
            return self._failure
        step = f": {self._step}" if self._step else ""
        return f"This shop is being built from its catalogue, which takes about a minute{step} …"

    def run(self) -> bool:
        """Builds it, unless it is there; returns whether it is."""
        if self._is_there():
            return True
        try:
            self._build()
        except (OSError, MmsidError) as error:
            self._failure = f"Expected to build this shop, but {error}; the program's log says more."
            return False
        return not self._is_stopped

    def stop(self) -> None:
        """Ends what is being built."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._process.terminate()

    def _is_there(self) -> bool:
        try:
            summary = BuildSummary.open(self.folder)
        except MmsidError:
            return False
        return summary.catalogue.resolve() == self._catalogue.resolve()

    def _build(self) -> None:
        command = [sys.executable, "-m", "mmsid", "build", str(self._catalogue.absolute())]
        options = ["--out", str(self.folder.absolute()), "--encoder", str(self._encoder.absolute())]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with self._lock:
            if self._is_stopped:
                return
            self._process = subprocess.Popen(
                [*_gently(), *command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
            )
        assert self._process.stdout is not None
        while chunk := os.read(self._process.stdout.fileno(), 4096):
            steps = [step for step in _STEP.split(chunk) if step.strip()]
            if steps:
                self._step = steps[-1].decode("utf-8", "replace").strip()[:_LONGEST]
        if self._process.wait() and not self._is_stopped:
            raise MmsidError(f"it ended with “{self._step}”")


def _gently() -> list[str]:
    return ["nice", "-n", "15"] if os.name == "posix" and Path("/usr/bin/nice").exists() else []
