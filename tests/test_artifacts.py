import errno
import json
import re
from pathlib import Path

import pytest

from mmsid.artifacts import (
    SASREC,
    STAGES,
    CatalogueRecord,
    Split,
    Stage,
    build_fingerprint,
    check_catalogue,
    check_light,
    file_entries,
    fingerprint,
    held,
    kept_evaluation,
    open_build,
    read_manifest,
    rewriting,
    write_json,
    write_manifest,
    write_metrics,
)
from mmsid.build import build as building
from mmsid.build.update import update
from mmsid.config import StageConfig
from mmsid.errors import MmsidError
from tests.mutations import bit_flips, edits


class Config(StageConfig):
    number: int = 1


CATALOGUE = {"items.csv": "item_id,title\n1,Mug\n", "interactions.csv": "user_id\n", "examples.json": "[]"}
LIBRARY_WORDS = re.compile(
    r"(?i)input should|value error|instance of|sys\.|not permitted|field required|something else"
)
PICTURES = {"images/1.png": "a picture", "images/2.png": "another one"}


def finished_build(folder):
    """A build of five files, and the catalogue beside it."""
    build, shop = folder / "build", folder / "shop"
    for name, text in {**CATALOGUE, **PICTURES}.items():
        (shop / name).parent.mkdir(parents=True, exist_ok=True)
        (shop / name).write_text(text)
    for name in STAGES:
        stage = Stage(build, name)
        stage.begin(Config(), {"items": "x"})
        (stage.folder / "data.json").write_text(f'"data of {name}"')
        stage.finish(Config(), {"items": "x"}, 1.0)
    catalogue = CatalogueRecord(
        path="../shop",
        fingerprint="0" * 16,
        items=1,
        split=Split(train=0.8, validation=0.1),
        files=file_entries(shop, CATALOGUE),
    )
    return build, write_manifest(build, catalogue=catalogue, version="test", pictures=file_entries(shop, PICTURES))


@pytest.fixture
def build(tmp_path):
    return finished_build(tmp_path)[0]


def sentence(action, *arguments):
    """The one line that an action ends with."""
    with pytest.raises(MmsidError) as caught:
        action(*arguments)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def as_format_1(build):
    """The manifest of the same build as earlier versions wrote it."""
    old = json.loads((build / "manifest.json").read_text())
    old["format"] = 1
    for stage in old["stages"].values():
        stage["seconds"] = 1.0
    for key in ("files", "pictures"):
        del old["catalogue"][key]
    del old["checksum"], old["evaluation"]
    (build / "manifest.json").write_text(json.dumps(old))


def test_fingerprint_ignores_key_order_and_sees_values():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_a_finished_build_opens_and_says_what_it_was_made_from(tmp_path):
    build, manifest = finished_build(tmp_path)
    assert open_build(build) == manifest
    said = json.loads((build / "manifest.json").read_text())
    assert said == manifest.to_json()
    assert set(said["catalogue"]["files"]) == set(CATALOGUE)
    assert set(json.loads((build / "pictures.json").read_text())) == set(PICTURES)
    assert (build / manifest.catalogue.path).resolve() == manifest.catalogue_folder(build) == tmp_path / "shop"


def test_build_and_catalogue_may_be_moved_together(tmp_path, build):
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("build", "shop"):
        (tmp_path / name).rename(moved / name)
    assert open_build(moved / "build").catalogue_folder(moved / "build") == moved / "shop"


def test_a_build_of_format_1_opens_and_is_checked_as_far_as_it_can_be(build):
    new = open_build(build)
    as_format_1(build)
    old = open_build(build)
    assert (old.format, old.fingerprint, old.catalogue.path) == (1, new.fingerprint, "../shop")
    (build.parent / "shop" / "items.csv").write_text("changed")
    (build / "metrics.json").write_text("{}")
    assert open_build(build) == old
    (build / "views" / "data.json").unlink()
    assert "views/data.json is missing" in sentence(open_build, build)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda p: p.unlink(), "is missing"),
        (lambda p: p.write_text("data"), "has 4 bytes instead of"),
        (lambda p: p.write_bytes(p.read_bytes().swapcase()), "does not match its recorded hash"),
    ],
)
@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("build/index/data.json", "is damaged: index/data.json "),
        ("build/pictures.json", "is damaged: pictures.json "),
        ("shop/items.csv", "other products than its catalogue now holds: in SHOP, items.csv "),
        ("shop/interactions.csv", "other events than its catalogue now holds: in SHOP, interactions.csv "),
        ("shop/images/2.png", "other pictures than its catalogue now holds: in SHOP, images/2.png "),
    ],
)
def test_damage_is_named_in_one_sentence(build, damage, words, file, named):
    damage(build.parent / file)
    assert f"{named}{words}".replace("SHOP", str(build.parent / "shop")) in sentence(open_build, build)


def test_the_page_waits_for_what_it_reads_and_for_nothing_else(build):
    for name in ("interactions.csv", "images/1.png"):
        (build.parent / "shop" / name).write_text("changed")
    check_light(build, read_manifest(build))
    (build.parent / "shop" / "items.csv").write_text("changed")
    assert "items.csv" in sentence(check_light, build, read_manifest(build))


def test_many_damaged_files_are_counted(build):
    for name in STAGES:
        (build / name / "data.json").unlink()
    assert sentence(open_build, build).count("is missing") == 3 and "; and 2 more;" in sentence(open_build, build)


def test_a_half_written_build_is_no_build(build):
    (build / "manifest.json").unlink()
    assert "no manifest.json" in sentence(open_build, build)


def test_a_newer_format_is_said(build):
    (build / "manifest.json").write_text(json.dumps({"format": 3}))
    assert "newer than 2, which this program reads" in sentence(open_build, build)


def test_a_missing_catalogue_is_said(build):
    (build.parent / "shop").rename(build.parent / "away")
    assert f"{build.parent / 'shop'}, where the build {build} looks for its own, does not exist" in sentence(
        open_build, build
    )


@pytest.mark.parametrize("path", ["/etc", "/", "\0", "", "x" * 300, "../" + "ü" * 128])
def test_a_catalogue_is_found_from_the_build(build, path):
    said = json.loads((build / "manifest.json").read_text())
    said["catalogue"]["path"] = path
    (build / "manifest.json").write_text(json.dumps(said))
    assert "manifest.json does not hold what was written there (catalogue.path:" in sentence(open_build, build)


def test_a_catalogues_path_that_is_too_long_for_a_system_leads_nowhere(build):
    said = json.loads((build / "manifest.json").read_text())
    said["catalogue"]["path"] = "/".join(["ü" * 99] * 10)
    (build / "manifest.json").write_text(json.dumps(said))
    folder = build.joinpath(*["deep" * 60] * 10)  # with what stands before it, longer than any system takes
    manifest = read_manifest(build)
    for place in (build, folder):
        assert "; put the catalogue there, or build again." in sentence(check_catalogue, place, manifest)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"null", "(it: expected keys and values, but got nothing)"),
        (
            b'{"format": 2}',
            "(version: it is missing; fingerprint: it is missing; catalogue: it is missing; and 1 more)",
        ),
        (b'{"format": ' + b"9" * 5000 + b"}", "(a number has thousands of digits)"),
        (b"[" * 100_000, "(it is nested too deeply)"),
        (b'{"format": 2,\n}', "(it is damaged at line 2, column 1)"),
        (b'{"\xff": 2}', "(its byte 3 is no UTF-8)"),
    ],
)
def test_what_does_not_fit_is_told_in_words_of_our_own(build, content, words):
    (build / "manifest.json").write_bytes(content)
    assert words in sentence(open_build, build)


@pytest.mark.parametrize("name", ["../manifest.json", "a/../../x", "/etc/passwd", "a//b", ".", "..", "a\0b", ""])
def test_no_name_of_a_file_leads_out_of_its_folder(build, name):
    said = json.loads((build / "manifest.json").read_text())
    files = said["stages"]["views"]["files"]
    files[name] = files.pop("data.json")
    (build / "manifest.json").write_text(json.dumps(said))
    assert "manifest.json does not hold what was written there (stages.views.files." in sentence(open_build, build)


def test_every_flipped_bit_of_a_manifest_is_noticed_or_means_the_same(build):
    whole, path = open_build(build), build / "manifest.json"
    content, same = path.read_bytes(), 0
    for place, flipped in bit_flips(content):
        path.write_bytes(flipped)
        try:
            assert open_build(build) == whole, place
            same += 1
        except MmsidError as error:
            assert len(str(error).splitlines()) == 1 and str(build.parent) in str(error), place
    assert same < len(content) / 100  # a space in front of a value may become another one; nothing else may


@pytest.mark.parametrize("file", ["manifest.json", "pictures.json"])
def test_every_edit_of_a_builds_list_of_files_is_noticed_or_means_the_same(build, file):
    """A hash that was made anew for an edited `pictures.json` does not fit the manifest's checksum, so none helps."""
    whole, path = open_build(build), build / file
    for change, values in edits(json.loads(path.read_text())):
        path.write_text(json.dumps(values))
        try:
            found = open_build(build)
            assert found == whole, change
        except MmsidError as error:
            assert len(str(error).splitlines()) == 1 and str(build.parent) in str(error), change
            assert not LIBRARY_WORDS.search(str(error)), change


def test_every_edit_of_a_stages_record_is_one_sentence_or_another_record(build):
    stage = Stage(build, "views")
    path = stage.folder / "stage.json"
    for change, values in edits(json.loads(path.read_text())):
        path.write_text(json.dumps(values))
        try:
            stage.is_current(Config(), {"items": "x"})
        except MmsidError as error:
            assert len(str(error).splitlines()) == 1 and str(path) in str(error), change


def test_a_record_of_another_stage_is_no_record(build):
    (build / "views" / "stage.json").write_bytes((build / "index" / "stage.json").read_bytes())
    assert "Expected the stage views" in sentence(lambda: Stage(build, "views").record)


def test_the_manifest_needs_every_stage(tmp_path, build):
    Stage(tmp_path, "encoder").begin(Config(), {})
    with pytest.raises(MmsidError, match="lacks the stages encoder, quantizer"):
        write_manifest(tmp_path, catalogue=read_manifest(build).catalogue, version="test")


def test_a_stage_is_current_until_its_config_inputs_or_files_change(build):
    stage = Stage(build, "views")
    assert stage.is_current(Config(), {"items": "x"})
    assert not stage.is_current(Config(number=2), {"items": "x"})
    assert not stage.is_current(Config(), {"items": "y"})
    (stage.folder / "data.json").write_text("changed")
    assert not stage.is_current(Config(), {"items": "x"})


def test_only_the_same_work_is_resumed(tmp_path):
    stage = Stage(tmp_path, "encoder")
    assert not stage.begin(Config(), {"items": "x"})
    (stage.state_folder / "half").write_text("done")
    assert stage.begin(Config(), {"items": "x"})
    assert (stage.state_folder / "half").exists()
    assert not stage.begin(Config(number=2), {"items": "x"})
    assert not (stage.state_folder / "half").exists()


def test_the_training_state_is_gone_when_the_stage_is_complete(tmp_path, build):
    assert not list(tmp_path.rglob("state"))


def full(*_arguments, **_options):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_stage_that_cannot_be_declared_complete_keeps_what_was_trained(tmp_path, monkeypatch):
    stage = Stage(tmp_path, "encoder")
    stage.begin(Config(), {})
    (stage.state_folder / "half").write_text("done")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match="No space"):
            stage.finish(Config(), {}, 1.0)
    assert stage.begin(Config(), {}) and (stage.state_folder / "half").exists()


@pytest.mark.parametrize("value", [object(), "\ud800"])
def test_what_cannot_be_written_leaves_what_was_there(tmp_path, value):
    write_json(tmp_path / "file.json", "old")
    with pytest.raises((TypeError, ValueError)):
        write_json(tmp_path / "file.json", value)
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]
    assert json.loads((tmp_path / "file.json").read_text()) == "old"


def test_what_an_evaluation_writes_belongs_to_the_build(build):
    whole = open_build(build)
    write_metrics(build, {"build": whole.fingerprint})
    with rewriting(build, SASREC):
        assert not set(SASREC) & set(read_manifest(build).evaluation)
        for name in SASREC:
            (build / name).parent.mkdir(exist_ok=True)
            (build / name).write_text("weights")
    found = open_build(build)
    assert found.fingerprint == whole.fingerprint and set(found.evaluation) == {"metrics.json", *SASREC}
    for name in found.evaluation:
        content = (build / name).read_text()
        (build / name).write_text(content.swapcase())
        assert f"{name} does not match" in sentence(open_build, build)
        assert f"`python -m mmsid evaluate {build}`" in sentence(open_build, build)
        (build / name).write_text(content)


def test_figures_that_no_evaluation_wrote_are_said(build):
    (build / "metrics.json").write_text("{}")
    assert "metrics.json is not in the manifest" in sentence(open_build, build)


def test_an_evaluation_that_is_interrupted_leaves_a_build_that_opens(build):
    with pytest.raises(KeyboardInterrupt), rewriting(build, SASREC):
        (build / "baselines").mkdir()
        (build / SASREC[1]).write_text("half")
        raise KeyboardInterrupt
    open_build(build)


def test_figures_for_which_the_disk_is_too_full_leave_the_old_ones(build, monkeypatch):
    write_metrics(build, {"build": "old"})
    real, left = Path.write_text, []

    def filling(path, text, **options):
        if not left:
            full()
        return left.pop() and real(path, text, **options)

    for writes in range(2):  # of the figures, then of the manifest
        left[:] = [True] * writes
        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_text", filling)
            with pytest.raises(OSError, match="No space"):
                write_metrics(build, {"build": "new"})
        open_build(build)
        assert json.loads((build / "metrics.json").read_text()) == {"build": "old"}
        assert not list(build.glob("*.partial"))


def test_only_figures_of_the_same_build_outlive_another_run(build):
    def kept(before):
        lines = []
        made = build_fingerprint({name: Stage(build, name).fingerprint for name in STAGES})
        return set(kept_evaluation(build, made, before, lines.append)), lines

    write_metrics(build, {"build": open_build(build).fingerprint})
    with rewriting(build, SASREC):
        (build / "baselines").mkdir()
        (build / SASREC[0]).write_text("{}")
    for before in (open_build(build), None):
        assert kept(before) == ({"metrics.json", SASREC[0]}, [])
    (build / SASREC[0]).write_text("[]")
    found, [line] = kept(read_manifest(build))
    assert found == {"metrics.json"} and line.startswith(SASREC[0]) and not (build / SASREC[0]).exists()
    write_metrics(build, {"build": "f" * 16})
    found, [line] = kept(None)
    assert not found and line.startswith("metrics.json") and not (build / "metrics.json").exists()


def test_one_command_at_a_time_changes_a_build(tmp_path):
    told = r"the only command that changes the build .*, but another one is at work"
    with held(tmp_path), held(tmp_path.parent):
        with pytest.raises(MmsidError, match=told), held(tmp_path):
            pass
        with pytest.raises(MmsidError, match=told), held(tmp_path.parent):
            pass
    with held(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_build_and_an_update_are_refused_while_another_one_is_at_work(tmp_path):
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "items.csv").write_text("item_id,title\na,A\nb,B\n")
    (tmp_path / "build").mkdir()
    with held(tmp_path / "build"):
        for run in (lambda: building.build(shop, tmp_path / "build"), lambda: update(tmp_path / "build")):
            with pytest.raises(MmsidError, match="another one is at work there; wait"):
                run()
    assert not list((tmp_path / "build").iterdir())
