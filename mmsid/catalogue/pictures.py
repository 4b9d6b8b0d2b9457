"""Pictures of any kind become upright 8-bit RGB images.

`load_picture` takes a file, its bytes or a Pillow image, and returns a new image without metadata: turned as its EXIF
says, on white where it is transparent, its first frame where it moves. Whatever is wrong with a file is one
`MmsidError`. Pictures that a catalogue holds as bytes are unpacked into a folder, named by their content, so that the
rest of the program only ever meets files.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_PIXELS = 64_000_000
"""Pictures above this are refused before they are decoded: a small file can unpack to gigabytes."""

_REMEDY = "save it again as JPEG, PNG or WebP"
_SUFFIXES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))
_ALPHA_MODES = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})


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
    if not name:
        name = Path(source).name if isinstance(source, (str, Path)) else "the picture"
    try:
        if isinstance(source, Image.Image):
            return _upright_rgb(source, name, None)
        with _open(source, name) as image:
            return _upright_rgb(image, name, shortest_side)
    except MmsidError:
        raise
    except FileNotFoundError:
        raise MmsidError(f"A picture file was expected, but {name} does not exist; check its path.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(name, "more") from None
    except UnidentifiedImageError:
        raise MmsidError(f"A picture was expected, but {name} cannot be read as one; {_REMEDY}.") from None
    except Exception as error:  # Pillow's decoders raise anything on broken input.
        raise MmsidError(f"A whole picture was expected, but {name} is cut off or damaged; {_REMEDY}.") from error


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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:
            part.write(content)
        Path(part.name).replace(path)
    except OSError as error:
        reason = f"{folder} cannot be written to ({error.strerror})"
        raise MmsidError(f"A folder to unpack pictures to was expected, but {reason}; set MMSID_CACHE.") from error
    return path


def _open(source: str | Path | bytes, name: str) -> Image.Image:
    file: Path | io.BytesIO = io.BytesIO(source) if isinstance(source, bytes) else Path(source)
    if isinstance(file, Path) and file.is_dir():
        raise MmsidError(f"A picture file was expected, but {name} is a folder; name a file in it.")
    try:
        return Image.open(file)
    except UnidentifiedImageError:
        if not _is_heif(source):
            raise
    if importlib.util.find_spec("pillow_heif") is None:
        raise MmsidError(
            f"A JPEG, PNG or WebP was expected, but {name} is HEIC; {_REMEDY}, or install pillow-heif."
        ) from None
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return Image.open(io.BytesIO(source) if isinstance(source, bytes) else Path(source))


def _is_heif(source: str | Path | bytes) -> bool:
    if isinstance(source, bytes):
        head = source[:12]
    else:
        with Path(source).open("rb") as stream:
            head = stream.read(12)
    return head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}


def _upright_rgb(image: Image.Image, name: str, shortest_side: int | None) -> Image.Image:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _too_large(name, f"{width} × {height}")
    if shortest_side and image.format == "JPEG":
        scale = shortest_side / min(width, height)
        image.draft("RGB", (max(1, round(width * scale)), max(1, round(height * scale))))
    picture = _rgb(_turned(image))
    picture.info = {}
    return picture


def _turned(image: Image.Image) -> Image.Image:
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # A picture with a broken EXIF block is still a picture.
        return image


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bit(np.asarray(image, dtype=np.float64), (1.0, 255.0) if image.mode == "F" else (65535.0,))
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        white = Image.new("RGBA", with_alpha.size, "white")
        return Image.alpha_composite(white, with_alpha).convert("RGB")
    return image.convert("RGB")


def _eight_bit(values: np.ndarray, whites: tuple[float, ...]) -> Image.Image:
    """Maps grey values to 0-255; white is the first of `whites` that no value exceeds, else the largest value."""
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0).clip(min=0)
    largest = float(values.max(initial=0.0))
    white = next((white for white in whites if largest <= white), largest)
    return Image.fromarray(np.rint(values / white * 255.0).astype(np.uint8)).convert("RGB")


def _too_large(name: str, came: str) -> MmsidError:
    limit = f"{MAX_PIXELS // 1_000_000} million pixels"
    return MmsidError(f"A picture of at most {limit} was expected, but {name} has {came} pixels; make it smaller.")
