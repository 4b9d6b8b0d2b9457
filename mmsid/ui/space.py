"""What space.yaml says: the Space's card, the build it shows, and its limits.

An unknown key or a wrong value is an error that names it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import ConfigDict, Field, PositiveInt

from mmsid.config import StageConfig
from mmsid.errors import MmsidError
from mmsid.records import MAX_HISTORY, MAX_UPLOAD_MEGABYTES

Named = TypeVar("Named", "ShownBuild", "Space")


class Card(StageConfig):
    """The README's front matter, under the hub's own names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    emoji: str
    colorFrom: str  # noqa: N815  The hub's name.
    colorTo: str  # noqa: N815  The hub's name.
    sdk: str
    sdk_version: str
    python_version: str
    app_file: str
    suggested_hardware: str
    short_description: str = Field(max_length=60)
    license: str
    tags: tuple[str, ...] = ()


FramingOrigin = Annotated[str, Field(pattern=r"^(https?://[A-Za-z0-9.*:-]+|\*)$")]
"""As `frame-ancestors` has it; `*` is any."""


class Limits(StageConfig):
    """What one visitor may ask for.

    Attributes:
        upload_megabytes: of one uploaded picture.
        waiting: questions in the queue before the next one is refused.
        history: products in one history.
        loading_seconds: how long a question waits for the model.
    """

    upload_megabytes: PositiveInt = Field(default=10, le=MAX_UPLOAD_MEGABYTES)
    waiting: PositiveInt = 64
    history: PositiveInt = Field(default=50, le=MAX_HISTORY)
    loading_seconds: PositiveInt = 180


class ShownBuild(StageConfig):
    """A shop of a Space that shows several.

    Attributes:
        name: in the address, and in links.
        title: what a visitor reads where shops are chosen.
        build: the build folder.
        catalogue: its catalogue, where the Space ships no build of it: it is built into `build` when the app starts,
            with the first shop's encoder as it is.
        notice, currency, photos: as of a Space.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    title: str = Field(min_length=1, max_length=40)
    build: Path
    catalogue: Path | None = None
    notice: str = ""
    currency: str = ""
    photos: Path | None = None


class Space(StageConfig):
    """One Space.

    Attributes:
        card: of the hub.
        build: the build folder; of the first shop, where there are several.
        builds: the shops, where there are several; the first is what the page opens with.
        notice: one sentence that says what is not real, or empty.
        currency: the sign before a price, or empty.
        photos: a file of photos to try the build's encoder on (`mmsid.ui.photos`), from this file's folder; or none.
        social_image: what a link to the first shop shows where it is shared, 1,200 by 630 pixels; or none.
        framed_by: origins that may show the whole page in a frame; one part of it (`?embed=`) may be shown anywhere.
        limits: of a visitor.
    """

    card: Card
    build: Path = Path()
    builds: tuple[ShownBuild, ...] = ()
    notice: str = ""
    currency: str = ""
    photos: Path | None = None
    social_image: Path | None = None
    framed_by: tuple[FramingOrigin, ...] = ("https://huggingface.co",)
    limits: Limits = Limits()

    def of(self, shown: ShownBuild) -> Space:
        """The same Space with one of its shops alone."""
        own = {name: getattr(shown, name) for name in _OF_A_BUILD}
        if self.builds and shown.build != self.builds[0].build:
            own["social_image"] = None  # it shows the first one
        return self.model_copy(update=own)


_OF_A_BUILD = ("build", "notice", "currency", "photos")
_RESERVED = {"assets", "config", "files", "health", "manifest", "robots", "static", "svelte", "theme"}
"""The first parts of the app's own addresses."""


def default_space() -> Space:
    """A Space for any build, where no file describes one: it says nothing that may not be true of somebody's shop."""
    card = Card(
        title="MMSID",
        emoji="🏷️",
        colorFrom="indigo",
        colorTo="pink",
        sdk="gradio",
        sdk_version="",
        python_version="",
        app_file="app.py",
        suggested_hardware="cpu-basic",
        short_description="Recommendations by semantic IDs, explained",
        license="",
    )
    return Space(card=card, build=Path())


def read_space(path: Path) -> Space:
    """Reads a space.yaml; its build folder is meant from its own folder.

    Raises:
        MmsidError: if it is missing, no YAML, or says something that is not known.
    """
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise MmsidError(f"Expected the Space's settings in {path}, but reading them gave '{reason}'.") from None
    if not isinstance(values, dict):
        raise MmsidError(
            f"Expected keys and values in {path}, but got {type(values).__name__}; write `card:` and so on."
        )
    space = Space.parse(values, source=str(path))
    if bool(space.builds) == ("build" in values):
        raise MmsidError(f"Expected either build or builds in {path}, but got both or neither; name the shop there.")
    if space.builds:
        builds = tuple(_found_from(path.parent, one) for one in space.builds)
        _check(builds, path)
        space = space.model_copy(update={"builds": builds})
        return _found_from(path.parent, space).of(builds[0])
    return _found_from(path.parent, space)


def _found_from(folder: Path, named: Named) -> Named:
    """The same with its paths meant from a folder."""
    paths = {name: getattr(named, name, None) for name in ("build", "catalogue", "photos", "social_image")}
    return named.model_copy(update={name: folder / path for name, path in paths.items() if path is not None})


def _check(builds: tuple[ShownBuild, ...], path: Path) -> None:
    names = [one.name for one in builds]
    if len({*names, *_RESERVED}) != len(names) + len(_RESERVED):
        raise MmsidError(
            f"Expected names in {path} that differ and are none of {', '.join(sorted(_RESERVED))}, but got "
            f"{', '.join(names)}; rename one."
        )
    if builds[0].catalogue is not None:
        raise MmsidError(
            f"Expected the first of the builds in {path} to be built already, for the others take over its encoder, "
            f"but {names[0]} has a catalogue; put another one first."
        )
