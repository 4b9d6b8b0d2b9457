"""How a command ends where a disk, a folder, a pipe or a port fails it: one sentence, an exit code, nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import faiss
import numpy as np
import pytest
import safetensors.numpy
import torch

import mmsid.ui
from mmsid.artifacts import open_build, write_json
from mmsid.build.build import build
from mmsid.build.context import BuildConfig
from mmsid.cli import main
from mmsid.cli.app import serve_space
from mmsid.cli.ending import ended, fault
from mmsid.errors import MmsidError
from tests.disk import files_of_at_most
from tests.tiny import small_settings, write_shop
from tests.ui.running import ROOT, heed_interrupts


def told(capsys) -> str:
    """The one sentence on standard error."""
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("mmsid: ") and line.endswith(".")
    return line


def failing(error):
    def run():
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "?", "a/b.json"), "a/b.json, but got 'No space left on device'; free some space"),
        (PermissionError(errno.EACCES, "?", "x"), "x, but got 'Permission denied'; choose another place"),
        (OSError(errno.EROFS, "?", "x"), "'Read-only file system'; choose another place"),
        (OSError(errno.EXDEV, "?", "x", None, "y"), "x and y, but got 'Invalid cross-device link'; check the path"),
        (RuntimeError("write error in x: 3 != 4 (No space left on device)"), "files, but got 'No space left"),
        (MmsidError("Expected a, but got b; do c."), "Expected a, but got b; do c."),
    ],
)
def test_what_a_disk_or_a_folder_says_is_one_sentence(error, words, capsys):
    assert ended(failing(error)) == 2
    assert words in told(capsys)


def test_a_bug_keeps_its_traceback():
    for error in (RuntimeError("shapes do not fit"), KeyError("files"), OSError("without a number")):
        with pytest.raises(type(error)):
            ended(failing(error))


WRITERS = {
    "text": lambda path: path.write_text("x" * 100_000),
    "json": lambda path: write_json(path, list(range(100_000))),
    "safetensors": lambda path: safetensors.numpy.save_file({"x": np.zeros(100_000)}, path),
    "torch": lambda path: torch.save(torch.zeros(100_000), path),
    "faiss": lambda path: faiss.write_index(flat_index(), str(path)),
}


def flat_index():
    index = faiss.IndexFlatIP(100)
    index.add(np.zeros((1000, 100), dtype=np.float32))
    return index


@pytest.mark.parametrize("library", WRITERS)
def test_every_library_that_writes_a_build_is_understood_when_the_disk_is_full(tmp_path, library):
    with files_of_at_most(5000), pytest.raises(Exception) as caught:
        WRITERS[library](tmp_path / "file")
    assert "free some space" in (fault(caught.value) or "")


@pytest.mark.parametrize("size", [50, 3_000, 30_000])
def test_a_build_on_a_full_disk_is_one_sentence_and_goes_on_when_there_is_room(tmp_path, capsys, size):
    """At 50 bytes nothing can be written, at 3,000 no tokenizer, at 30,000 no weights."""
    shop, out = write_shop(tmp_path / "shop", copies=1), tmp_path / "build"
    (tmp_path / "config.json").write_text(BuildConfig.parse(small_settings()).model_dump_json())
    command = ["build", str(shop), "--out", str(out), "--config", str(tmp_path / "config.json"), "--until", "encoder"]
    with files_of_at_most(size):
        assert main(command) == 2
    assert "free some space" in capsys.readouterr().err.splitlines()[-1]
    assert not (out / "manifest.json").exists() and not list(out.rglob("*.partial"))
    assert main(command) == 0


def test_a_build_that_cannot_be_written_anew_stays_whole(tiny_shop, tiny_build, tmp_path, capsys):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    whole = open_build(tmp_path / "build")
    with files_of_at_most(50), pytest.raises(OSError, match="too large"):
        build(tmp_path / "shop", tmp_path / "build", BuildConfig.parse(small_settings()))
    assert open_build(tmp_path / "build") == whole


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("FILE", "is a file; choose another"),
        ("FILE/below/it", "is a file; choose another"),
        ("new", "cannot be written to; choose another"),
    ],
)
def test_a_build_needs_a_folder(tmp_path, tiny_shop, capsys, monkeypatch, place, words):
    (tmp_path / "FILE").write_text("mine")
    if place == "new":  # whoever runs the tests may be allowed to write everywhere
        monkeypatch.setattr(os, "access", lambda *_: False)
    assert main(["build", str(tiny_shop), "--out", str(tmp_path / place)]) == 2
    assert words in told(capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["FILE"] and (tmp_path / "FILE").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere/case.html", "nowhere is none; make it"),
        ("folder.html", "folder.html cannot be written"),
        ("full.json", "full.json to, but got 'No space left on device'; choose another"),
        ("case.txt", "rename it"),
    ],
)
def test_a_report_needs_a_place(tmp_path, tiny_build, capsys, name, words):
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "full.json").symlink_to("/dev/full")
    command = ["explain", "mug-red-0", "--build", str(tiny_build), "--report", str(tmp_path / name)]
    assert main(command) == 2
    assert words in told(capsys)


def test_a_report_that_does_not_fit_leaves_the_old_one(tmp_path, tiny_build, capsys):
    (tmp_path / "case.json").write_text("old")
    with files_of_at_most(500):
        assert main(["explain", "mug-red-0", "--build", str(tiny_build), "--report", str(tmp_path / "case.json")]) == 2
    assert "case.json to, but got 'File too large'" in told(capsys)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"case.json": "old"}


def process(*arguments: object, **options) -> subprocess.Popen:
    command = [sys.executable, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts, **options)  # noqa: PLW1509


@pytest.mark.parametrize("question", [["codes"], ["--help"]], ids=["what a command prints", "what argparse prints"])
def test_a_reader_that_goes_away_is_no_error(tiny_build, question):
    build = ["--build", tiny_build] if question == ["codes"] else []
    reading, writing = os.pipe()
    os.close(reading)
    running = process("-m", "mmsid", *question, *build, stdout=writing)
    os.close(writing)
    _, err = running.communicate()
    assert running.returncode == (141 if build else 0) and err == ""


def test_a_result_that_cannot_be_printed_is_said(tiny_build):
    with Path("/dev/full").open("w") as full:
        running = process("-m", "mmsid", "codes", "--build", tiny_build, stdout=full)
        _, err = running.communicate()
    assert running.returncode == 2
    assert err == (
        "mmsid: Expected to read and write files, but got 'No space left on device'; "
        "free some space there and run the same command again.\n"
    )


def test_an_interrupted_build_ends_with_one_line(tmp_path):
    shop, config = write_shop(tmp_path / "shop", copies=1), tmp_path / "config.json"
    config.write_text(BuildConfig.parse(small_settings({"encoder": {"steps": 100_000}})).model_dump_json())
    running = process(
        "-u", "-m", "mmsid", "build", shop, "--out", tmp_path / "build", "--config", config, stdout=subprocess.PIPE
    )
    assert running.stdout and "encoder: starting\n" in running.stdout  # up to this line, behind those of the report
    running.send_signal(signal.SIGINT)
    _, err = running.communicate()
    assert running.returncode == 130
    assert err.splitlines()[-1] == "mmsid: interrupted; run it again, and a build goes on where it was."
    assert "Traceback" not in err and not (tmp_path / "build" / "manifest.json").exists()


BAD_PORTS = ["abc", "99999", "0", "-1", "80.5", "٣", "1e3", "9" * 5000]


@pytest.mark.parametrize("port", BAD_PORTS)
@pytest.mark.parametrize("named", ["PORT", "GRADIO_SERVER_PORT", "GRADIO_NUM_PORTS"])
def test_a_port_that_is_none_is_said(named, port, capsys):
    assert ended(lambda: serve_space(ROOT / "space.yaml", {named: port})) == 2
    assert f"Expected a port from 1 to 65535 in {named}, but got {port!r}" in told(capsys)


@pytest.mark.parametrize("port", BAD_PORTS)
def test_an_option_that_is_no_port_is_said(port, capsys, tiny_build):
    assert main(["app", "--build", str(tiny_build), f"--port={port}"]) == 2
    assert f"in --port, but got {port!r}" in told(capsys)


def test_a_number_that_gradio_cannot_read_is_said_before_it_does(capsys, tiny_build, monkeypatch):
    monkeypatch.setenv("GRADIO_SERVER_PORT", "")
    assert main(["app", "--build", str(tiny_build)]) == 2
    assert "in GRADIO_SERVER_PORT, but got ''" in told(capsys)


@pytest.mark.parametrize(
    ("environment", "port", "build"),
    [
        ({}, None, None),
        ({"PORT": ""}, None, None),
        ({"PORT": "8001", "GRADIO_SERVER_PORT": "8002"}, 8001, None),
        ({"GRADIO_SERVER_PORT": "8002", "MMSID_BUILD": "mine"}, 8002, "mine"),
    ],
)
def test_the_environment_names_port_and_build(environment, port, build, monkeypatch):
    calls = []
    monkeypatch.setattr(mmsid.ui, "launch", lambda _space, **options: calls.append(options))
    serve_space(ROOT / "space.yaml", environment)
    assert calls == [{"build": build, "port": port}]


def test_app_py_ends_as_the_command_does():
    running = process("app.py", env={**os.environ, "PORT": "abc"}, stdout=subprocess.PIPE)
    out, err = running.communicate()
    assert (running.returncode, out) == (2, "")
    assert err == "mmsid: Expected a port from 1 to 65535 in PORT, but got 'abc'; choose another one.\n"


@pytest.mark.slow
def test_app_py_says_that_its_port_is_taken(tiny_build):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        environment = {**os.environ, "PORT": port, "MMSID_BUILD": str(tiny_build)}
        running = process("app.py", env=environment, stdout=subprocess.PIPE)
        _, err = running.communicate()
    assert running.returncode == 2 and "Traceback" not in err
    assert err.splitlines()[-1] == (
        f"mmsid: Expected port {port} to be free, but something listens there; name another one with PORT."
    )


def test_a_build_on_a_full_disk_names_its_folder(monkeypatch, tmp_path, capsys):
    def full(*_, **__):
        raise RuntimeError("[enforce fail at inline_container.cc:664] . PytorchStreamWriter failed writing file")

    monkeypatch.setattr("mmsid.build.build.build", full)
    assert main(["build", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert f"files in {tmp_path / 'out'}, but got 'No space left on device'; free some space" in said
