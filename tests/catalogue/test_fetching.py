"""Pictures by web addresses, from a server of this machine that behaves as servers do."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from mmsid.catalogue import fetching, load_catalogue
from mmsid.catalogue.fetching import FetchLimits, fetch_pictures
from mmsid.errors import MmsidError


def _png(side: int = 8) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (side, side), (200, 30, 30)).save(stream, "PNG")
    return stream.getvalue()


class _Handler(BaseHTTPRequestHandler):
    """What is asked for says how to answer: /ok.png, /gone, /busy, /huge, /endless, /to?there …"""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        with server.lock:
            server.asked[self.path] += 1
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(server)

    def _answer(self, server: _Server) -> None:
        what, _, there = self.path.partition("?")
        said = {
            "/gone": (404, b"no"),
            "/busy": (503 if server.asked[self.path] < 3 else 200, _png()),
            "/down": (500, b"no"),
            "/huge": (200, b"x" * 5000),
            "/page": (200, b"<html>no picture</html>"),
            "/loop": (302, b"", "/loop"),
            "/to": (302, b"", there),
        }
        if what in ("/endless", "/slow"):
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x" if what == "/slow" else b"x" * 1000)
                time.sleep(0.05 if what == "/slow" else 0)
        elif what in said:
            self._say(*said[what])
        else:
            with server.at_once():  # until the answer is sent: whoever has it may ask again
                time.sleep(0.02)
            self._say(200, _png())

    def _say(self, status: int, content: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.now = self.most = 0

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Counts those that are being answered at the same time."""
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        yield
        with self.lock:
            self.now -= 1

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server() as found:
        thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield found
        found.shutdown()
        thread.join()


LIMITS = FetchLimits(size=4000, seconds=1.0, quiet_seconds=1.0, pause=0.01, allow_private=True)


def _shop(folder: Path, images: list[str]) -> Path:
    folder.mkdir()
    rows = "".join(f'p{number},T,"{image}"\n' for number, image in enumerate(images))
    (folder / "items.csv").write_text(f"item_id,title,image\n{rows}", encoding="utf-8")
    return folder


def test_pictures_are_fetched_once_and_found_afterwards(server: _Server, tmp_path: Path) -> None:
    images = [f"{server.address}/a.png?v=1", f"{server.address}/a.png?v=1", f"{server.address}/b c.png", "", "x.png"]
    folder = _shop(tmp_path / "shop", images)
    assert fetch_pictures(folder, limits=LIMITS) == (2, ())
    catalogue = load_catalogue(folder, check_pictures=True)
    assert [item.image is not None for item in catalogue.items] == [True, True, True, False, False]
    assert catalogue.items[0].image == catalogue.items[1].image
    assert {item.image.parent for item in catalogue.items if item.image} == {folder / "fetched"}
    assert fetch_pictures(folder, limits=LIMITS) == (0, ())
    assert server.asked == {"/a.png?v=1": 1, "/b%20c.png": 1}


def test_what_cannot_be_had_is_told_with_its_row(server: _Server, tmp_path: Path) -> None:
    names = [
        "ok.png",
        "gone",
        "busy",
        "down",
        "huge",
        "endless",
        "slow",
        "page",
        "to?/ok2.png",
        "loop",
        "to?file:///etc",
    ]
    folder = _shop(tmp_path / "shop", [f"{server.address}/{name}" for name in names])
    count, problems = fetch_pictures(folder, limits=LIMITS)
    reasons = {row: str(problem) for problem in problems for row in problem.rows}
    assert count == 3 and set(reasons) == {3, 5, 6, 7, 8, 9, 11, 12}
    assert "status 404" in reasons[3] and server.asked["/gone"] == 1
    assert "status 500, 3 times" in reasons[5] and server.asked["/down"] == 3
    assert server.asked["/busy"] == 3
    assert "larger than 0.004 MB" in reasons[6] and "larger than 0.004 MB" in reasons[7]
    assert "not there after 1 s" in reasons[8]
    assert "cannot be read as one" in reasons[9]
    assert "leads on more than 5 times" in reasons[11]
    assert "something else than http or https" in reasons[12]
    assert len(list((folder / "fetched").iterdir())) == 3


def test_private_networks_are_not_asked(server: _Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _shop(tmp_path / "shop", [f"{server.address}/ok.png"])
    count, [problem] = fetch_pictures(folder)
    assert count == 0 and "127.0.0.1 is in a private network" in str(problem)
    monkeypatch.setattr(fetching, "_is_public", lambda place: place == "127.0.0.1")
    resolve = socket.getaddrinfo

    def resolved(host: str, *arguments: object, **options: object) -> object:
        secret = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80))]
        return secret if host == "metadata.test" else resolve(host, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    other = _shop(tmp_path / "other", [f"{server.address}/to?http://metadata.test/ok.png", f"{server.address}/ok.png"])
    count, [problem] = fetch_pictures(other)
    assert count == 1 and problem.rows == (2,) and "metadata.test is in a private network" in str(problem)
    assert server.asked == {"/to?http://metadata.test/ok.png": 1, "/ok.png": 1}


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        *(
            (place, False)
            for place in [
                "10.0.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "192.168.1.1",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "fe80::1%eth0",
                "::ffff:10.0.0.1",
                "fd00::1",
                "2002:0a00:0001::1",
            ]
        ),
    ],
)
def test_what_counts_as_public(place: str, public: bool) -> None:
    assert fetching._is_public(place) == public


def test_a_host_is_asked_by_two_at_a_time(server: _Server, tmp_path: Path) -> None:
    folder = _shop(tmp_path / "shop", [f"{server.address}/{number}.png" for number in range(20)])
    assert fetch_pictures(folder, limits=LIMITS) == (20, ())
    assert server.most <= 2


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(MmsidError, match="is none; check it"):
        fetch_pictures(tmp_path / "nowhere")
