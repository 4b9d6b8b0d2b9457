"""Which picture a row's name means. The page matches names, too; both are held against the same examples."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from mmsid.errors import MmsidError
from mmsid.shop.batch.pictures import PictureStore

EXAMPLES = json.loads((Path(__file__).parents[2] / "fixtures" / "picture_names.json").read_text(encoding="utf-8"))
KINDS = ["folder", "zip"]


@pytest.fixture
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder or a zip file with the examples' files; each holds its own name."""
    folder = tmp_path / "pictures"
    for name in EXAMPLES["files"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(b"secret")
    if request.param == "folder":
        return folder
    archive = tmp_path / "pictures.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for name in EXAMPLES["files"]:
            file.write(folder / name, name)
    return archive


@pytest.mark.parametrize("source", KINDS, indirect=True)
@pytest.mark.parametrize(("name", "found"), EXAMPLES["found"])
def test_a_name_means_the_one_file_that_is_called_so(source, name, found):
    """The exact path first; then the base name, whatever its case, where only one file has it."""
    if found is None:
        with pytest.raises(MmsidError, match="but it is not there; check its name"):
            PictureStore(source).read(name)
    else:
        assert PictureStore(source).read(name).decode() == found


@pytest.mark.parametrize("source", KINDS, indirect=True)
@pytest.mark.parametrize(("name", "found"), EXAMPLES["found_by_its_end_in_an_archive_alone"])
def test_the_end_of_a_path_is_enough_in_an_archive(source, name, found):
    if source.is_dir():
        with pytest.raises(MmsidError, match="not there"):
            PictureStore(source).read(name)
    else:
        assert PictureStore(source).read(name).decode() == found


@pytest.mark.parametrize("source", KINDS, indirect=True)
@pytest.mark.parametrize("name", EXAMPLES["outside"])
def test_no_name_leads_outside(source, name):
    with pytest.raises(MmsidError, match="within"):
        PictureStore(source).read(name)
