"""How a command ends: with its result, or with one sentence on standard error and an exit code.

In: what a command does; out: 0, 2 for what the user can mend, 130 where it was interrupted, 141 where nobody reads what
it prints. The rule: a disk, a folder or a pipe that fails is no bug, so it is told like any other error of a user's;
whatever else is raised is one, and keeps its traceback.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from mmsid.errors import MmsidError

MENDED, INTERRUPTED, UNREAD = 2, 130, 141

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_TOLD_IN_WORDS = (*_FULL, *_FORBIDDEN, errno.EIO, errno.EMFILE, errno.ENFILE)
_TORCH_CANNOT_WRITE = ("PytorchStreamWriter failed", "unexpected pos")
"""What torch says where the disk is full: it has no word of the system's own."""


def ended(run: Callable[[], object], *, program: str = "mmsid") -> int:
    """Runs a command.

    Args:
        run: what it does.
        program: that the sentence begins with.

    Returns:
        the exit code.
    """
    try:
        run()
        if sys.stdout is not None:
            sys.stdout.flush()  # what cannot be printed is noticed here and not after the end
    except MmsidError as error:
        return _said(program, str(error), MENDED)
    except KeyboardInterrupt:
        return _said(program, "interrupted; run it again, and a build goes on where it was.", INTERRUPTED)
    except SystemExit:  # argparse, which has printed its help or what is wrong
        _drop_output()
        raise
    except BrokenPipeError:
        _drop_output()
        return UNREAD
    except Exception as error:
        sentence = fault(error)
        if sentence is None:
            raise
        _drop_output()
        return _said(program, sentence, MENDED)
    return 0


def fault(error: BaseException, *, somewhere: str = "files") -> str | None:
    """One sentence for an error of the disk or of a folder, whichever library met it.

    Args:
        error: what was raised.
        somewhere: what is named where the error does not say which file it is.

    Returns:
        None where it is no such error.
    """
    if isinstance(error, OSError) and error.errno is not None:
        code: int | None = error.errno
        place = " and ".join(str(name) for name in (error.filename, error.filename2) if name is not None)
    else:
        code, place = _code(str(error)), ""
    if code is None:
        return None
    remedy = "check the path and run the same command again"
    if code in _FULL:
        remedy = "free some space there and run the same command again"
    elif code in _FORBIDDEN:
        remedy = "choose another place, or change its rights"
    return f"Expected to read and write {place or somewhere}, but got '{os.strerror(code)}'; {remedy}."


def _code(words: str) -> int | None:
    """The error that a library that is not written in Python speaks of."""
    if any(said in words for said in _TORCH_CANNOT_WRITE):
        return errno.ENOSPC
    return next((code for code in _TOLD_IN_WORDS if os.strerror(code) in words), None)


def _said(program: str, sentence: str, code: int) -> int:
    if sys.stderr is not None:
        print(f"{program}: {sentence}", file=sys.stderr)
    return code


def _drop_output() -> None:
    """Lets nothing that is still to be printed fail once more when Python ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # broken, closed, or not there
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
