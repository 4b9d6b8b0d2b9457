"""One command at a time changes a build.

In: a build folder; out: a lock on it while something is made there. It is the system's own, on the folder itself, so
nothing is left behind where a process is killed; where a system or a place has no such locks, there is none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mmsid.errors import MmsidError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def held(build: Path) -> Iterator[None]:
    """Keeps other commands from changing a build at the same time.

    Args:
        build: the folder, which is there.

    Raises:
        MmsidError: if another command is changing it.
    """
    if fcntl is None:
        yield
        return
    folder = os.open(build, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise MmsidError(
                f"Expected to be the only command that changes the build {build}, but another one is at work there; "
                "wait until it has ended, and run this one again."
            ) from None
        except OSError:  # not every file system has locks
            pass
        yield
    finally:
        os.close(folder)
