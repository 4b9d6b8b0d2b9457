"""Pictures of any kind become upright 8-bit RGB images.

`load_picture` takes a file, its bytes or a Pillow image, and returns a new image without metadata: turned as its EXIF
says, on white where it is transparent, its first frame where it moves. Whatever is wrong with a file is one
`MmsidError`. Pictures that a catalogue holds as bytes are unpacked into a folder, named by their content, so that the
rest of the program only ever meets files.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.ImageFile import ImageFile

from mmsid.catalogue.picture_files import REMEDY, check_size, open_picture, orientation, too_large
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.records import MAX_UPLOAD_MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SUFFIXES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))
_ALPHA_MODES = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_WHITE_OF_SIXTEEN_BITS, _STRIP = 65_535.0, 1_000_000  # pixels that are converted at once
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By EXIF's orientation."""
_ENOUGH_SHORT_SIDE, _ENOUGH_LONG_SIDE = 512, 2048
"""Larger pictures are reduced by a whole factor to about this size: encoders look at 112 to 448 pixels of a side."""


def load_picture(
    source: str | Path | bytes | Image.Image, *, name: str = "", shortest_side: int | None = None
) -> Image.Image:
    """Reads a picture.

    Args:
        source: a file's path, the bytes of a file, or an image.
        name: what errors call the picture; by default the file's name.
        shortest_side: a JPEG may be decoded at a smaller size (1/2, 1/4, 1/8) as long as no side gets shorter than
            this many pixels, which makes large photos several times faster.

    Returns:
        A new image in mode RGB that shares nothing with `source`.

    Raises:
        MmsidError: if there is no such file, it is no picture, it is broken, or it has more than `MAX_PIXELS`.
    """
    return _read(source, name, lambda picture, called: _upright_rgb(picture, called, shortest_side))


def load_strange_picture(source: str | Path | bytes | Image.Image, *, name: str = "") -> Image.Image:
    """Reads a picture of a stranger's, no larger than an encoder needs it.

    It is held against lower limits than a catalogue's own pictures (`records.limits`), and is never in memory as a
    whole in more than one form: what is decoded is converted and reduced in strips.

    Args:
        source: a file's path, the bytes of a file, or an image.
        name: what errors call the picture; by default the file's name.

    Returns:
        A new image in mode RGB whose shorter side has less than 1,024 pixels, or whose longer one less than 4,096.

    Raises:
        MmsidError: as `load_picture`, or if decoding it would take too much time or memory.
    """
    return _read(source, name, _reduced_rgb, is_strange=True)


def _read(
    source: str | Path | bytes | Image.Image,
    name: str,
    convert: Callable[[Image.Image, str], Image.Image],
    *,
    is_strange: bool = False,
) -> Image.Image:
    """Opens a picture and converts it; whatever is wrong is one sentence."""
    if not name:
        name = Path(source).name if isinstance(source, (str, Path)) else "the picture"
    try:
        if isinstance(source, Image.Image):
            return convert(source, name)
        content = source if isinstance(source, bytes) else _content(Path(source), name, is_strange=is_strange)
        with open_picture(content, name, is_strange=is_strange) as image:
            return convert(image, name)
    except MmsidError:
        raise
    except FileNotFoundError:
        raise MmsidError(f"A picture file was expected, but {name} does not exist; check its path.") from None
    except Image.DecompressionBombError:
        raise too_large(name, "more") from None
    except UnidentifiedImageError:
        raise MmsidError(f"A picture was expected, but {name} cannot be read as one; {REMEDY}.") from None
    except Exception as error:  # Pillow's decoders raise anything on broken input.
        raise MmsidError(f"A whole picture was expected, but {name} is cut off or damaged; {REMEDY}.") from error


def _content(path: Path, name: str, *, is_strange: bool) -> bytes:
    if path.is_dir():
        raise MmsidError(f"A picture file was expected, but {name} is a folder; name a file in it.")
    if is_strange and path.stat().st_size > MAX_UPLOAD_MEGABYTES * 1_000_000:
        raise MmsidError(
            f"A picture of at most {MAX_UPLOAD_MEGABYTES} MB was expected, but {name} is larger; make it smaller."
        )
    return path.read_bytes()


def broken_pictures(paths: Sequence[Path], progress: Progress = silent) -> dict[Path, str]:
    """Decodes every picture and returns what is wrong with those that cannot be used, as sentences."""

    def complaint(path: Path) -> str:
        try:
            load_picture(path)
        except MmsidError as error:
            return str(error)
        return ""

    broken = {}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done, (path, reason) in enumerate(zip(paths, pool.map(complaint, paths), strict=True), start=1):
            if reason:
                broken[path] = reason
            progress(done, len(paths), "checking pictures")
    return broken


def cache_folder() -> Path:
    """Where pictures are unpacked by default: `$MMSID_CACHE`, else `mmsid` in the user's cache folder."""
    if chosen := os.environ.get("MMSID_CACHE"):
        return Path(chosen) / "pictures"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mmsid" / "pictures"


def unpack_picture(content: bytes, folder: Path) -> Path:
    """Writes a picture's bytes to a file named by their hash, unless it is there already.

    Raises:
        MmsidError: if the folder cannot be written to.
    """
    suffix = next((suffix for magic, suffix in _SUFFIXES if content.startswith(magic)), ".picture")
    path = folder / f"{hashlib.sha256(content).hexdigest()[:32]}{suffix}"
    if path.is_file() and path.stat().st_size == len(content):
        return path
    return write_picture(content, path, "set MMSID_CACHE")


def write_picture(content: bytes, path: Path, remedy: str = "allow it, or copy the catalogue") -> Path:
    """Writes a picture's bytes to a file, whole or not at all.

    Raises:
        MmsidError: if the folder cannot be written to, with the remedy.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:
            part.write(content)
        Path(part.name).replace(path)
    except OSError as error:
        reason = f"{folder} cannot be written to ({error.strerror})"
        raise MmsidError(f"A folder to write pictures to was expected, but {reason}; {remedy}.") from error
    return path


def _upright_rgb(image: Image.Image, name: str, shortest_side: int | None) -> Image.Image:
    picture = _rgb(_upright(image, name, shortest_side))
    picture.info = {}
    return picture


def _reduced_rgb(image: Image.Image, name: str) -> Image.Image:
    """An upright picture, reduced by a whole factor: the same pixels as of one that is first converted as a whole."""
    upright = _upright(image, name, _ENOUGH_SHORT_SIDE)
    width, height = upright.size
    factor = max(min(upright.size) // _ENOUGH_SHORT_SIDE, max(upright.size) // _ENOUGH_LONG_SIDE)
    if factor <= 1:
        picture = _rgb(upright)
        picture.info = {}
        return picture
    white = _white(upright)
    reduced = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    rows = factor * max(1, _STRIP // (factor * width))
    for top in range(0, height, rows):
        strip = upright.crop((0, top, width, min(top + rows, height)))
        reduced.paste(_rgb(strip, white).reduce(factor), (0, top // factor))
    return reduced


def _upright(image: Image.Image, name: str, shortest_side: int | None) -> Image.Image:
    """Decodes a picture and turns it; a JPEG is decoded no larger than `load_picture` says."""
    check_size(image, name)
    width, height = image.size
    if shortest_side and image.format == "JPEG":
        scale = shortest_side / min(width, height)
        image.draft("RGB", (max(1, round(width * scale)), max(1, round(height * scale))))
    image.load()
    if isinstance(image, ImageFile):
        turn = _TURNS.get(orientation(image))
        return image.transpose(turn) if turn is not None else image
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # A picture with a broken EXIF block is still a picture.
        return image


def _rgb(image: Image.Image, white: float | None = None) -> Image.Image:
    """Args: `white` of a strip of a deep picture, that of the whole."""
    if _is_deep(image):
        return _eight_bit(np.asarray(image, dtype=np.float64), _white(image) if white is None else white)
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        background = Image.new("RGBA", with_alpha.size, "white")
        return Image.alpha_composite(background, with_alpha).convert("RGB")
    return image.convert("RGB")


def _is_deep(image: Image.Image) -> bool:
    """Whether a picture has greys of more than 8 bits."""
    return image.mode.startswith("I") or image.mode == "F"


def _white(image: Image.Image) -> float:
    """Which grey is white: the first usual one that no pixel exceeds, else the largest of the picture."""
    if not _is_deep(image):
        return 255.0
    usual = (1.0, 255.0) if image.mode == "F" else (_WHITE_OF_SIXTEEN_BITS,)
    rows = max(1, _STRIP // image.width)
    tops = range(0, image.height, rows)
    strips = (image.crop((0, top, image.width, min(top + rows, image.height))) for top in tops)
    largest = max((float(_greys(np.asarray(strip)).max(initial=0.0)) for strip in strips), default=0.0)
    return next((white for white in usual if largest <= white), largest)


def _greys(values: np.ndarray) -> np.ndarray:
    return np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0).clip(min=0)


def _eight_bit(values: np.ndarray, white: float) -> Image.Image:
    """Maps grey values to 0-255."""
    return Image.fromarray(np.rint(_greys(values) / white * 255.0).astype(np.uint8)).convert("RGB")
