"""Files that callers of the named API sent and have not asked about yet.

In: a form with files; out: a path for each, and its bytes for whoever brings that path, once. The rules: they lie in
memory and never on the disk; each has a path of its own, which nobody can guess; whoever has the most of them loses the
oldest where they become too many, and all go after a minute.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from mmsid.errors import MmsidError
from mmsid.ui.serving.bodies import RefusedError
from mmsid.ui.serving.visitors import address_in

KEPT_SECONDS = 60.0
"""So long an upload waits for its question."""

MAX_BYTES, MAX_BYTES_OF_ONE, MAX_FILES = 100_000_000, 40_000_000, 400
"""Of all uploads, of those from one address, and how many there may be."""

MAX_FILES_OF_A_FORM = 4

_FIELD = "files"
_MAX_NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class _Upload:
    """One file.

    Attributes:
        address: where it came from.
        content: its bytes.
        since: when it came.
    """

    address: str
    content: bytes
    since: float


class Uploads:
    """All of them."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """There is none.

        Args:
            clock: tells the time in seconds.
        """
        self._clock = clock
        self._files: dict[str, _Upload] = {}  # by path, the oldest first

    def __len__(self) -> int:
        """How many there are."""
        return len(self._files)

    def put(self, address: str, name: str, content: bytes) -> str:
        """Keeps a file, and has others go where there are too many.

        Args:
            address: where it came from.
            name: of the file.
            content: its bytes.

        Returns:
            the path by which it can be asked about.
        """
        path = f"{secrets.token_urlsafe(24)}/{_base_name(name)}"
        self._files[path] = _Upload(address, content, self._clock())
        while sizes := self._too_many():
            heaviest = sizes.most_common(1)[0][0]
            del self._files[next(path for path, one in self._files.items() if one.address == heaviest)]
        return path

    def take(self, path: str) -> bytes:
        """The bytes of an upload, which is gone then.

        Raises:
            MmsidError: if there is none under this path, or not any more.
        """
        upload = self._files.pop(path, None)
        if upload is None:
            raise MmsidError("Expected a file that was uploaded just now, but it is not there; upload it again.")
        return upload.content

    def sweep(self) -> None:
        """Drops what nobody asked about in time."""
        now = self._clock()
        self._files = {path: one for path, one in self._files.items() if now - one.since < KEPT_SECONDS}

    def _too_many(self) -> Counter[str] | None:
        sizes: Counter[str] = Counter()
        for one in self._files.values():
            sizes[one.address] += len(one.content) + 1_000  # an empty file takes its place, too
        too_many = len(self._files) > MAX_FILES or sizes.total() > MAX_BYTES
        return sizes if too_many or max(sizes.values(), default=0) > MAX_BYTES_OF_ONE else None


async def receive_files(request: Request, uploads: Uploads) -> list[str]:
    """Reads a form and keeps its files.

    Returns:
        their paths.

    Raises:
        RefusedError: if it is no form with 1 to `MAX_FILES_OF_A_FORM` files.
    """
    what = f"a form with 1 to {MAX_FILES_OF_A_FORM} files under the name '{_FIELD}'"
    address = address_in(request.scope)
    try:
        parser = MultiPartParser(
            request.headers, request.stream(), max_files=MAX_FILES_OF_A_FORM, max_fields=MAX_FILES_OF_A_FORM
        )
        parser.spool_max_size = MAX_BYTES  # the body is bounded; from 1 MB on it would go to the disk
        form = await parser.parse()
        files = [one for one in form.getlist(_FIELD) if not isinstance(one, str)]
        read = [(file.filename or "file", await file.read()) for file in files]
        await form.close()
    except ClientDisconnect:
        raise RefusedError(400, "Expected the whole file, but the connection ended; upload it again.") from None
    except (HTTPException, MultiPartException, LookupError, ValueError, KeyError):
        raise RefusedError(422, f"Expected {what}, but it cannot be read; upload it again.") from None
    if not read:
        raise RefusedError(422, f"Expected {what}, but got none; upload at least one.")
    return [uploads.put(address, name, content) for name, content in read]


def _base_name(name: str) -> str:
    """A file's own name, without its folders and odd letters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable())
    return kept[-_MAX_NAME_LENGTH:].encode("utf-8", "ignore").decode() or "file"
