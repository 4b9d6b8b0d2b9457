"""Photos that a Space brings to try the encoder on: taken by people, with their sources named.

In: a JSON file, beside the pictures that it names; out: a `PhotoSet`. The rule: a photo without a source
is not shown; what it shows is said by those who labelled it, and by nobody here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import read_checked
from mmsid.errors import MmsidError


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo.

    Attributes:
        image: its file.
        shows: what its source calls it.
        credit: whose it is, and under which terms.
    """

    image: Path
    shows: str
    credit: str


@dataclass(frozen=True, slots=True)
class PhotoSet:
    """The photos of a Space.

    Attributes:
        note: what is to be said of all of them.
        photos: in the order in which they are shown.
    """

    note: str = ""
    photos: tuple[Photo, ...] = ()


NO_PHOTOS = PhotoSet()


class _Listed(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = ""
    image: str = Field(min_length=1)
    shows: str = Field(min_length=1, max_length=60)
    credit: str = Field(min_length=1, max_length=200)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    note: str = Field("", max_length=400)
    photos: tuple[_Listed, ...]


def read_photos(path: Path) -> PhotoSet:
    """Reads a file of photos.

    Raises:
        MmsidError: if the file is missing or wrong, or a picture that it names is not there.
    """
    folder = path.parent
    listed = read_checked(path, _File, remedy="mend it, or leave `photos` out of space.yaml")
    photos = tuple(Photo(folder / Path(one.image).name, one.shows, one.credit) for one in listed.photos)
    for photo in photos:
        if not photo.image.is_file():
            raise MmsidError(f"Expected the photo {photo.image.name} in {folder}, but it is not there; restore it.")
    return PhotoSet(listed.note, photos)
