"""What is opened as a picture, and how much work a stranger's file may make before and while it is decoded."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import EpsImagePlugin, Image, ImageOps

from mmsid import records
from mmsid.catalogue import picture_files, pictures
from mmsid.catalogue.picture_files import RASTER_FORMATS, open_picture, orientation
from mmsid.catalogue.pictures import load_picture, load_strange_picture
from mmsid.errors import MmsidError

ROOT = Path(__file__).parents[2]
RED = (255, 0, 0)


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *, before: bytes = b"", pixels: bytes | None = None) -> bytes:
    """A grey PNG; `before` are chunks before its pixels, which are black unless they are given as chunks."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    black = _chunk(b"IDAT", zlib.compress(bytes(height * (width + 1)))) if pixels is None else pixels
    return b"\x89PNG\r\n\x1a\n" + header + before + black + _chunk(b"IEND", b"")


def _exif(entries: list[tuple[int, int, int, int]], size: int = 0, order: str = "<") -> bytes:
    """An EXIF block of (tag, kind, count, value or place) with zeros behind it."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(entries))
    block = head + b"".join(struct.pack(order + "HHII", *entry) for entry in entries) + bytes(4)
    return b"Exif\0\0" + block + bytes(max(0, size - len(block)))


def _sentence(content: bytes) -> str:
    with pytest.raises(MmsidError) as caught:
        load_strange_picture(content, name="a.jpg")
    told = str(caught.value)
    assert re.fullmatch(r"A .* was expected, but a\.jpg .*; .*\.", told), told
    return told


@pytest.fixture
def no_ghostscript(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails where a plugin that starts a program, or any that is not named, is reached."""
    Image.init()

    def reached(*_args: object, **_options: object) -> None:
        pytest.fail("a format that is not named was reached")

    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", reached)
    monkeypatch.setattr(EpsImagePlugin, "gs_binary", "gs")
    named = {*RASTER_FORMATS, "HEIF"}
    others = {kind: (reached, accept) for kind, (_, accept) in Image.OPEN.items() if kind not in named}
    monkeypatch.setattr(Image, "OPEN", Image.OPEN | others)


def _writable() -> list[str]:
    Image.init()
    return sorted(Image.SAVE)


@pytest.mark.parametrize("kind", _writable())
@pytest.mark.usefixtures("no_ghostscript")
def test_only_named_formats_are_opened_whatever_a_file_is_called(kind: str, tmp_path: Path) -> None:
    content = None
    for mode in ("RGB", "L", "1", "RGBA", "P", "F"):
        try:
            content = _bytes(Image.new(mode, (64, 64), 1), kind)
            break
        except (OSError, ValueError, KeyError, SyntaxError):
            continue
    if not content:
        pytest.skip(f"Pillow writes {kind} only with another library")
    (tmp_path / "a.jpg").write_bytes(content)
    as_bmp = kind == "DIB" and content.startswith(b"BM")
    is_named = kind in {*RASTER_FORMATS, "MPO"} or as_bmp
    for load in (load_picture, load_strange_picture):
        if is_named:
            assert load(tmp_path / "a.jpg").size == (64, 64)
        else:
            with pytest.raises(MmsidError, match=r"a\.jpg cannot be read as one; save it again as JPEG, PNG or WebP"):
                load(tmp_path / "a.jpg")


def test_pictures_are_opened_in_one_place() -> None:
    opens = re.compile(r"\bImage\.open\(|from PIL\.Image import open|\bImageFile\.Parser")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("mmsid", "storefront")
        for path in (ROOT / folder).rglob("*.py")
        if "tests" not in path.parts and opens.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"mmsid/catalogue/picture_files.py"}


def _claiming(width: int, height: int, kind: str) -> bytes:
    """A picture whose header claims a size that its file does not have."""
    if kind == "PNG":
        return _png(width, height, pixels=_chunk(b"IDAT", b""))
    if kind == "GIF":
        content = bytearray(_bytes(Image.new("P", (1, 1)), "GIF"))
        content[6:10] = struct.pack("<HH", width, height)
        return bytes(content)
    if kind == "BMP":
        content = bytearray(_bytes(Image.new("L", (1, 1)), "BMP"))
        content[18:26] = struct.pack("<II", width, height)
        return bytes(content)
    content = bytearray(_bytes(Image.new("RGB", (16, 16)), "JPEG", progressive=kind == "progressive"))
    frame = content.index(b"\xff\xc2" if kind == "progressive" else b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(content)


@pytest.mark.parametrize(
    ("kind", "size", "most"),
    [
        ("PNG", (4096, 4151), "17 million pixels, or a JPEG,"),
        ("GIF", (4096, 4151), "17 million pixels, or a JPEG,"),
        ("BMP", (4096, 4151), "17 million pixels, or a JPEG,"),
        ("PNG", (1, 60_000_000), "30,000 pixels a side"),
        ("PNG", (30_001, 1), "30,000 pixels a side"),
        ("JPEG", (30_001, 1000), "30,000 pixels a side"),
        ("progressive", (8000, 4001), "32 million pixels"),
        ("JPEG", (8001, 8000), "64 million pixels"),
    ],
)
def test_a_strangers_picture_is_bounded_before_it_is_decoded(
    kind: str, size: tuple[int, int], most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _image: pytest.fail("it was decoded"))
    assert f"at most {most} was expected" in _sentence(_claiming(*size, kind))


def test_a_catalogues_own_pictures_may_be_larger() -> None:
    content = _png(30_001, 600)
    assert load_picture(content).size == (30_001, 600)
    assert "at most 30,000" in _sentence(content)


def test_a_tile_may_not_be_larger_than_a_picture() -> None:
    """A TIFF of 100 × 100 pixels whose one tile unpacks to 9 GB."""
    tags = [(256, 100), (257, 100), (258, 8), (259, 8), (262, 1), (277, 1), (322, 95_000), (323, 95_000), (324, 8)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in [*tags, (325, 8)])
    content = b"II*\0" + struct.pack("<IH", 8, 10) + entries + bytes(12)
    assert "at most 17 million pixels" in _sentence(content)


def test_the_passes_of_a_jpeg_are_counted() -> None:
    content = _bytes(Image.new("RGB", (200, 200)), "JPEG", progressive=True)
    scan = content[content.rindex(b"\xff\xda") : -2]
    scans = content.count(b"\xff\xda")
    most = content[:-2] + scan * (records.MAX_SCANS - scans) + content[-2:]
    assert load_strange_picture(most).size == (200, 200)
    assert "at most 25 passes was expected, but a.jpg has 26" in _sentence(most[:-2] + scan + most[-2:])


MANY = [(tag, 1, 100_000, 8) for tag in range(1000, 6000)]  # each entry is the whole block, 500 MB in all


def _with_notes() -> dict[str, bytes]:
    """Small pictures that say more of themselves than can be read in a second, as a whole or in pieces."""
    jpeg = _bytes(Image.new("RGB", (64, 64), RED), "JPEG")
    gif = _bytes(Image.new("P", (64, 64)), "GIF")
    place = 13 + 3 * (2 << (gif[10] & 7)) if gif[10] & 0x80 else 13
    strips = [(256, 4, 1, 64), (257, 4, 1, 64), (258, 4, 1, 8), (259, 4, 1, 1), (262, 4, 1, 1), (273, 4, 500_000, 8)]
    avif = bytearray(_bytes(Image.new("RGB", (64, 64)), "AVIF", exif=_exif([(0x10F, 2, 100, 200)], 300_000)))
    at = avif.index(b"II*\0")
    block = _exif(MANY)[6:]
    avif[at : at + len(block)] = block
    return {
        "chunks before": _png(64, 64, before=_chunk(b"abCd", b"") * 100_000),
        "chunks of pixels": _png(
            64, 64, pixels=_chunk(b"IDAT", b"") * 100_000 + _chunk(b"IDAT", zlib.compress(bytes(65 * 64)))
        ),
        "comments": gif[:place] + b"!\xfe" + b"\x01a" * 100_000 + b"\0" + gif[place:],
        "one comment": gif[:place] + b"!\xfe" + (b"\xff" + b"a" * 255) * 10_000 + b"\0" + gif[place:],
        "strips": _exif(strips, 2_100_000)[6:],
        "segments": jpeg[:2] + b"\xff\xe2\0\2" * 100_000 + jpeg[2:],
        "exif of an avif": bytes(avif),
    }


@pytest.mark.parametrize("name", sorted(_with_notes()))
def test_what_is_beside_the_pixels_is_bounded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[int] = []
    read = picture_files._Stream.read

    def counted(stream: picture_files._Stream, size: int | None = -1, /) -> bytes:
        content = read(stream, size)
        reads.append(len(content))
        return content

    monkeypatch.setattr(picture_files._Stream, "read", counted)
    content = _with_notes()[name]
    told = _sentence(content)
    assert "is mostly notes or pieces" in told or "cannot be read as one" in told
    assert len(reads) <= records.MAX_HEAD_READS + records.MAX_PICTURE_READS + 2
    assert sum(reads) <= 2 * len(content) + 2 * records.MAX_HEAD_BYTES


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_exif_block_is_asked_for_one_thing_only(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow reads every entry of a block, each as large as the block: 500 MB of 100 kB."""
    monkeypatch.setattr(Image.Exif, "load", lambda *_args: pytest.fail("the whole block was read"))
    exif = _exif([(0x0112, 3, 1, 6), *MANY], 100_000)
    if kind == "JPEG":
        plain = _bytes(Image.new("RGB", (64, 32), RED), "JPEG")
        parts = [exif[:60_000], b"Exif\0\0" + exif[60_000:]]
        segments = b"".join(b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part for part in parts)
        content = plain[:2] + segments + plain[2:]
    elif kind == "PNG":
        content = _png(64, 32, before=_chunk(b"eXIf", exif[6:]))
    else:
        content = _bytes(Image.new("RGB", (64, 32), RED), "WEBP", exif=exif)
    assert load_strange_picture(content).size == (32, 64)


def _oriented() -> list[bytes]:
    image = Image.new("RGB", (3, 2), RED)
    image.putpixel((0, 0), (0, 0, 255))
    exifs = [_exif([(0x0112, kind, 1, turn)]) for kind in (3, 4) for turn in range(10)]
    exifs += [_exif([(0x0112, kind, 1, 6 << shift)], order=">") for kind, shift in ((3, 16), (4, 0))]
    exifs += [_exif([(0x0112, 3, 2, 6)]), _exif([(0x0112, 2, 1, 6)]), _exif([(0x0112, 3, 1, 6), (0x0112, 3, 1, 3)])]
    exifs += [_exif([(0x10F, 3, 1, 6)]), b"Exif\0\0", b"Exif\0\0II*\0", _exif([(0x0112, 3, 1, 6)])[:24], b""]
    xmp = b'<x:xmpmeta><rdf tiff:Orientation="8"/></x:xmpmeta>'
    options: list[dict[str, object]] = [{"exif": exif} for exif in exifs] + [{"xmp": xmp}]
    options += [{"xmp": xmp, "exif": exif} for exif in exifs[:3]]
    return [_bytes(image, kind, **one) for kind in ("JPEG", "PNG", "WEBP") for one in options]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_picture_lies_as_pillow_says() -> None:
    differing = []
    for number, content in enumerate(_oriented()):
        expected = Image.open(io.BytesIO(content))
        expected.load()
        turned = expected
        try:
            turned = ImageOps.exif_transpose(expected)
        except Exception:  # as the program did: a picture with a broken block is still a picture
            turned = expected
        if load_picture(content).tobytes() != turned.convert("RGB").tobytes():
            differing.append((number, orientation(open_picture(content))))
    assert not differing


def _gradient(width: int, height: int) -> np.ndarray:
    return (np.add.outer(np.arange(height) * 7, np.arange(width) * 3) % 256).astype(np.uint8)


def _modes() -> dict[str, Image.Image]:
    rng = np.random.default_rng(0)
    grey = Image.fromarray(_gradient(1531, 1207))
    noise = Image.fromarray(rng.integers(0, 256, (1207, 1531), dtype=np.uint8))
    rgb = Image.merge("RGB", (grey, noise, grey))
    return {
        "grey": grey,
        "colours": rgb,
        "transparent": Image.merge("RGBA", (grey, grey, noise, noise)),
        "palette": rgb.quantize(50),
        "ink": rgb.convert("CMYK"),
        "16 bits": Image.fromarray(rng.integers(0, 60_000, (1207, 1531), dtype=np.uint16)),
        "floats": Image.fromarray(rng.random((1207, 1531), dtype=np.float32) * 900),
        "one bit": noise.convert("1"),
    }


@pytest.mark.parametrize("name", sorted(_modes()))
def test_strips_give_the_pixels_of_the_whole_and_no_more_is_converted_at_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = _modes()[name]
    kind = "TIFF" if name in ("ink", "floats") else "PNG"
    converted: list[int] = []
    rgb = pictures._rgb
    monkeypatch.setattr(pictures, "_STRIP", 100_000)
    monkeypatch.setattr(
        pictures, "_rgb", lambda strip, *white: (converted.append(strip.width * strip.height), rgb(strip, *white))[1]
    )
    for turn in (1, 6):
        options = {"exif": _exif([(0x0112, 3, 1, turn)])} if kind == "PNG" else {}
        content = _bytes(image, kind, **options)
        picture = load_strange_picture(content)
        assert max(converted) <= 100_000 and sum(converted) == 1207 * 1531
        assert picture.tobytes() == load_picture(content).reduce(2).tobytes()
        assert picture.info == {} and picture.mode == "RGB"
        converted.clear()


def test_a_file_of_a_stranger_is_held_against_a_limit_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MAX_UPLOAD_MEGABYTES", 1)
    path = tmp_path / "a.jpg"
    path.write_bytes(_bytes(Image.new("RGB", (64, 64)), "JPEG") + bytes(1_000_000))
    assert load_picture(path).size == (64, 64)
    with pytest.raises(MmsidError, match=r"at most 1 MB was expected, but a\.jpg is larger; make it smaller"):
        load_strange_picture(path)
