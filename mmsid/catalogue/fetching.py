"""Fetches the pictures that a catalogue names by web addresses, when the user asks for it.

In: a catalogue's folder; out: files in its folder `fetched`, named by their addresses' hashes, where a catalogue's
pictures are found from then on, and what is said of those that could not be had. The rules: http and https alone; no
address of a private network is connected to, whatever a name or a redirect leads to (a name is resolved once, and what
was checked is what is connected to); a picture has a size, a time and a number of attempts at most; no more than two
connections to one host at a time; and what is there is not fetched again.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from mmsid import __version__
from mmsid.artifacts import Reading
from mmsid.catalogue.formats import recognise
from mmsid.catalogue.item_pictures import FETCHED, SUFFIXES, PictureSource, fetched_name, picture_addresses
from mmsid.catalogue.pictures import cache_folder, load_picture, write_picture
from mmsid.catalogue.problems import Problem, ProblemLog
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.records import MAX_PICTURE_BYTES

if TYPE_CHECKING:
    from mmsid.catalogue.columns import Table

_AT_ONCE, _AT_ONCE_OF_A_HOST = 8, 2
_ATTEMPTS, _REDIRECTS = 3, 5
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTED = frozenset({301, 302, 303, 307, 308})
_LONGEST_PAUSE = 30.0
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one picture may take.

    Attributes:
        size: bytes.
        seconds: until all of it is there, of one attempt.
        quiet_seconds: without anything coming.
        pause: seconds before the second attempt; twice as many before each further one.
        allow_private: also connect to addresses of private networks and of this machine.
    """

    size: int = MAX_PICTURE_BYTES
    seconds: float = 60.0
    quiet_seconds: float = 15.0
    pause: float = 0.5
    allow_private: bool = False


class _RefusedError(Exception):
    """Why a picture cannot be had; another attempt would not help."""


def fetch_pictures(
    folder: Path,
    reading: Reading | None = None,
    *,
    limits: FetchLimits | None = None,
    progress: Progress = silent,
) -> tuple[int, tuple[Problem, ...]]:
    """Fetches what a catalogue's table of items names by web addresses and is no file yet, one picture of each product.

    Args:
        folder: the catalogue's, which is written to.
        reading: what the user says of its files.
        limits: of each picture.
        progress: told how far it is.

    Returns:
        how many pictures were fetched, and what is wrong with the others.

    Raises:
        MmsidError: if the catalogue cannot be read, or its folder cannot be written to.
    """
    log, limits = ProblemLog(), limits or FetchLimits()
    source = recognise(folder, reading or Reading(), log) if folder.is_dir() else None
    table = source.read_items(log) if source else None
    if table is None:
        log.raise_if_fatal()
        raise MmsidError(f"A catalogue folder with a table of products was expected, but {folder} is none; check it.")
    wanted = picture_addresses(table, PictureSource(folder, cache_folder()))
    failed = ProblemLog()
    _fetch_all(wanted, folder / FETCHED, limits, _noted(failed, table, wanted), progress)
    problems = failed.problems
    return len(wanted) - sum(problem.count for problem in problems), problems


def _noted(log: ProblemLog, table: Table, wanted: dict[str, int]) -> Callable[[str, str], None]:
    def note(address: str, reason: str) -> None:
        message = f"the picture could not be fetched ({reason}), so the product is used without it"
        log.warning(table.file, message, "try again, or correct the address", row=wanted[address], value=address)

    return note


def _fetch_all(
    addresses: Iterable[str], folder: Path, limits: FetchLimits, note: Callable[[str, str], None], progress: Progress
) -> None:
    turns: dict[str, threading.Semaphore] = defaultdict(lambda: threading.Semaphore(_AT_ONCE_OF_A_HOST))
    wanted = list(addresses)
    backend = _CheckedBackend(limits.allow_private)
    with (
        httpcore.ConnectionPool(network_backend=backend, max_connections=_AT_ONCE, keepalive_expiry=10) as pool,
        ThreadPoolExecutor(max_workers=_AT_ONCE) as threads,
    ):

        def one(address: str) -> str:
            try:
                with turns[_host(address)]:
                    content = _fetched(pool, _absolute(address), limits)
                load_picture(content, name="what came")
            except (_RefusedError, MmsidError) as error:
                return str(error).rstrip(".") or type(error).__name__
            write_picture(content, folder / f"{fetched_name(address)}{_suffix(content, address)}")
            return ""

        for done, (address, reason) in enumerate(zip(wanted, threads.map(one, wanted), strict=True), start=1):
            if reason:
                note(address, reason)
            progress(done, len(wanted), "fetching pictures")


def _fetched(pool: httpcore.ConnectionPool, address: str, limits: FetchLimits) -> bytes:
    """A picture's bytes, after as many attempts as there may be."""
    pause = limits.pause
    for attempt in range(1, _ATTEMPTS + 1):
        wait = pause * 2 ** (attempt - 1)
        try:
            status, content, told = _followed(pool, address, limits)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            reason = f"{type(error).__name__}: {error}".rstrip(": ")
        except (httpcore.UnsupportedProtocol, ValueError, UnicodeError) as error:
            raise _RefusedError(f"the address cannot be read: {error}") from None
        else:
            if status == 200:
                return content
            reason = f"status {status}"
            if status not in _TRANSIENT:
                raise _RefusedError(reason)
            wait = max(wait, min(float(told) if told.isdigit() else 0.0, _LONGEST_PAUSE))
        if attempt < _ATTEMPTS:
            time.sleep(wait)
    raise _RefusedError(f"{reason}, {_ATTEMPTS} times")


def _followed(pool: httpcore.ConnectionPool, address: str, limits: FetchLimits) -> tuple[int, bytes, str]:
    """Status, content, and after how long to ask again, behind at most so many redirects."""
    for _ in range(_REDIRECTS + 1):
        if urlsplit(address).scheme not in ("http", "https"):
            raise _RefusedError("it leads to something else than http or https")
        status, content, headers = _asked(pool, address, limits)
        if status not in _REDIRECTED or "location" not in headers:
            return status, content, headers.get("retry-after", "")
        address = urljoin(address, headers["location"])
    raise _RefusedError(f"it leads on more than {_REDIRECTS} times")


def _asked(pool: httpcore.ConnectionPool, address: str, limits: FetchLimits) -> tuple[int, bytes, dict[str, str]]:
    until = time.monotonic() + limits.seconds
    quiet = limits.quiet_seconds
    extensions = {"timeout": {"connect": quiet, "read": quiet, "write": quiet, "pool": limits.seconds * 10}}
    sent = [("User-Agent", f"mmsid/{__version__}"), ("Accept", "image/*"), ("Accept-Encoding", "identity")]
    with pool.stream("GET", quote(address, safe=_SAFE), headers=sent, extensions=extensions) as response:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        told = headers.get("content-length", "")
        if response.status == 200 and told.isdigit() and int(told) > limits.size:
            raise _RefusedError(f"it is larger than {limits.size / 1e6:g} MB")
        content = bytearray()
        for part in response.iter_stream():
            content += part
            if len(content) > limits.size:
                raise _RefusedError(f"it is larger than {limits.size / 1e6:g} MB")
            if time.monotonic() > until:
                raise httpcore.ReadTimeout(f"not there after {limits.seconds:g} s")
            if response.status != 200:
                break
        return response.status, bytes(content), headers


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name, refuses addresses that are not public, and connects to one that was looked at."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """Connects to a host's first address that can be reached."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} is not found ({error.strerror})") from error
        places = list(dict.fromkeys(str(place[4][0]) for place in found))
        if not self._allow_private and not all(map(_is_public, places)):
            raise _RefusedError(f"{host} is in a private network; say --fetch-private if it may be asked")
        for place in places[:-1]:
            try:
                return self._backend.connect_tcp(place, port, *args, **options)
            except httpcore.ConnectError:
                continue
        return self._backend.connect_tcp(places[-1], port, *args, **options)


def _is_public(place: str) -> bool:
    address = ipaddress.ip_address(place.split("%", maxsplit=1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


def _absolute(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # a broken host
        return ""


def _suffix(content: bytes, address: str) -> str:
    """The ending of a picture's file: by its first bytes, else that of its address, else any of a picture's."""
    for magic, suffix in ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp")):
        if content.startswith(magic):
            return suffix
    given = PurePosixPath(urlsplit(address).path).suffix.lower()
    return given if given in SUFFIXES else ".avif"
