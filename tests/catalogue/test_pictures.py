"""Pictures: every kind of file becomes the RGB values that a person sees, or one sentence."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from mmsid.catalogue.pictures import broken_pictures, load_picture, unpack_picture
from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from pathlib import Path

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def _bytes(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def _pixels(source: bytes) -> list[list[tuple[int, ...]]]:
    picture = load_picture(source)
    assert picture.mode == "RGB"
    return [[tuple(pixel) for pixel in row] for row in np.asarray(picture).tolist()]


@pytest.fixture
def red_blue() -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (2, 1), RED)
    image.putpixel((1, 0), BLUE)
    return image


def test_path_bytes_and_image_give_the_same(tmp_path: Path, red_blue: Image.Image) -> None:
    red_blue.save(tmp_path / "a.png")
    content = (tmp_path / "a.png").read_bytes()
    for source in (tmp_path / "a.png", str(tmp_path / "a.png"), content, red_blue):
        picture = load_picture(source)
        assert np.asarray(picture).tolist() == [[list(RED), list(BLUE)]]
    assert load_picture(red_blue) is not red_blue


@pytest.mark.parametrize(
    ("orientation", "pixels"), [(1, [[RED, BLUE]]), (3, [[BLUE, RED]]), (6, [[RED], [BLUE]]), (8, [[BLUE], [RED]])]
)
def test_exif_orientation_is_applied(red_blue: Image.Image, orientation: int, pixels: list[object]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert _pixels(_bytes(red_blue, exif=exif)) == pixels


def test_metadata_does_not_survive(red_blue: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x010F] = "camera"
    picture = load_picture(_bytes(red_blue, exif=exif))
    assert picture.info == {}
    assert not picture.getexif()


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_broken_exif_is_ignored(red_blue: Image.Image) -> None:
    assert _pixels(_bytes(red_blue, exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff")) == [[RED, BLUE]]


def test_transparency_shows_white() -> None:
    rgba = Image.new("RGBA", (3, 1), (255, 0, 0, 255))
    rgba.putpixel((1, 0), (0, 0, 0, 0))
    rgba.putpixel((2, 0), (255, 0, 0, 128))
    half = (255, 127, 127)
    assert _pixels(_bytes(rgba)) == [[RED, WHITE, half]]
    assert _pixels(_bytes(rgba, "WEBP", lossless=True)) == [[RED, WHITE, half]]
    grey = Image.new("LA", (1, 1), (0, 0))
    assert _pixels(_bytes(grey)) == [[WHITE]]


def test_palettes_with_and_without_a_transparent_colour() -> None:
    palette = Image.new("P", (2, 1), 0)
    palette.putpalette([*RED, *BLUE])
    palette.putpixel((1, 0), 1)
    assert _pixels(_bytes(palette)) == [[RED, BLUE]]
    assert _pixels(_bytes(palette, transparency=1)) == [[RED, WHITE]]
    assert _pixels(_bytes(palette, "GIF", transparency=0)) == [[WHITE, BLUE]]


def test_colour_key_transparency(red_blue: Image.Image) -> None:
    assert _pixels(_bytes(red_blue, transparency=BLUE)) == [[RED, WHITE]]


def test_sixteen_bit_grey_is_scaled_not_clipped() -> None:
    values = np.array([[0, 32768, 65535, 200]], dtype=np.uint16)
    assert _pixels(_bytes(Image.fromarray(values))) == [[(0,) * 3, (128,) * 3, (255,) * 3, (1,) * 3]]
    assert _pixels(_bytes(Image.fromarray(values), "TIFF")) == [[(0,) * 3, (128,) * 3, (255,) * 3, (1,) * 3]]


def test_float_grey_is_scaled() -> None:
    values = np.array([[0.0, 0.5, 1.0, np.nan]], dtype=np.float32)
    assert _pixels(_bytes(Image.fromarray(values), "TIFF")) == [[(0,) * 3, (128,) * 3, (255,) * 3, (0,) * 3]]


def test_black_and_white_and_cmyk() -> None:
    assert _pixels(_bytes(Image.new("1", (1, 1), 1))) == [[WHITE]]
    ((pixel,),) = _pixels(_bytes(Image.new("CMYK", (1, 1), (0, 255, 255, 0)), "JPEG", quality=100))
    assert pixel[0] > 240
    assert max(pixel[1:]) < 15


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_the_first_frame_of_an_animation_is_taken(kind: str) -> None:
    first, second = (Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE))
    content = _bytes(first, kind, save_all=True, append_images=[second], lossless=True)
    assert Image.open(io.BytesIO(content)).is_animated  # type: ignore[attr-defined]
    assert _pixels(content)[0][0] == RED


def test_a_large_jpeg_may_be_decoded_smaller() -> None:
    content = _bytes(Image.new("RGB", (1600, 1200), RED), "JPEG")
    assert load_picture(content).size == (1600, 1200)
    assert load_picture(content, shortest_side=224).size == (400, 300)
    assert load_picture(content, shortest_side=2000).size == (1600, 1200)


def test_heic() -> None:
    pillow_heif = pytest.importorskip("pillow_heif", reason="HEIC needs pillow-heif")
    stream = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 64), RED)).save(stream, quality=100)
    picture = load_picture(stream.getvalue())
    assert picture.size == (64, 64)
    assert np.abs(np.asarray(picture, dtype=int) - RED).max() < 10


def test_heic_without_the_library_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.delitem(sys.modules, "pillow_heif", raising=False)
    with pytest.raises(MmsidError, match=r"a\.heic is HEIC; save it again as JPEG, PNG or WebP, or install"):
        load_picture(b"\x00\x00\x00\x18ftypheim" + b"\x00" * 40, name="a.heic")


def _png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size without having the pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [8001, 10_000, 50_000])
def test_a_decompression_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    with pytest.raises(MmsidError, match="at most 64 million pixels was expected"):
        load_picture(_png_of(side, side))


def _broken() -> dict[str, bytes]:
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    jpeg, png, webp = (_bytes(Image.fromarray(noise), kind) for kind in ("JPEG", "PNG", "WEBP"))
    return {
        "empty": b"",
        "text": b"hello",
        "html": b"<!doctype html><title>404</title>",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "jpeg head": jpeg[:200],
        "half a jpeg": jpeg[: len(jpeg) // 2],
        "half a png": png[: len(png) // 2],
        "half a webp": webp[: len(webp) // 2],
        "damaged png": png[:100] + bytes(50) + png[150:],
        "png without pixels": _png_of(10, 10),
    }


@pytest.mark.parametrize("name", sorted(_broken()))
def test_broken_files_are_one_sentence(tmp_path: Path, name: str) -> None:
    content = _broken()[name]
    (tmp_path / "a.jpg").write_bytes(content)
    for source, called in ((content, "the picture"), (tmp_path / "a.jpg", "a.jpg")):
        with pytest.raises(MmsidError) as caught:
            load_picture(source)
        sentence = str(caught.value)
        assert called in sentence
        assert "was expected, but" in sentence
        assert sentence.endswith("; save it again as JPEG, PNG or WebP.")
        assert "\n" not in sentence


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_random_damage_never_raises_anything_else() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (32, 32, 3), dtype=np.uint8)
    rng = np.random.default_rng(2)
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"):
        whole = np.frombuffer(_bytes(Image.fromarray(noise), kind), dtype=np.uint8)
        for _ in range(40):
            damaged = whole.copy()
            damaged[rng.integers(0, len(whole), 20)] = rng.integers(0, 255, 20)
            try:
                assert load_picture(damaged.tobytes()).mode == "RGB"
            except MmsidError as error:
                assert "expected, but" in str(error)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(MmsidError, match=r"a\.png does not exist; check its path"):
        load_picture(tmp_path / "a.png")
    with pytest.raises(MmsidError, match="is a folder"):
        load_picture(tmp_path)


def test_broken_pictures_names_only_the_broken(tmp_path: Path, red_blue: Image.Image) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    red_blue.resize((64, 64)).save(good)
    bad.write_bytes(good.read_bytes()[:100])
    told: list[tuple[float, float]] = []
    broken = broken_pictures([good, bad], lambda done, total, _task: told.append((done, total)))
    assert list(broken) == [bad]
    assert broken[bad] == (
        "A whole picture was expected, but bad.png is cut off or damaged; save it again as JPEG, PNG or WebP."
    )
    assert told == [(1, 2), (2, 2)]


def test_unpacked_pictures_are_named_by_content(tmp_path: Path, red_blue: Image.Image) -> None:
    content, folder = _bytes(red_blue), tmp_path / "new" / "pictures"
    path = unpack_picture(content, folder)
    assert path.suffix == ".png"
    assert path.read_bytes() == content
    assert unpack_picture(content, folder) == path
    assert unpack_picture(_bytes(red_blue, "WEBP"), folder).suffix == ".webp"
    assert len(list(folder.iterdir())) == 2


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, red_blue: Image.Image) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MmsidError, match=r"cannot be written to .*; set MMSID_CACHE"):
        unpack_picture(_bytes(red_blue), tmp_path / "file" / "pictures")
