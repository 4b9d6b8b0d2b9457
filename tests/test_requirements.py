"""What pyproject.toml asks for and what the requirements files pin are the same packages, and all that is imported."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED_BY_OTHERS = {
    "timm": "open_clip's image towers come from it",
    "datasets": "catalogues of the hub come with it; part of what a Space has anyway",
}


def asked_for(lines):
    """Name → requirement; an extra that names the project's own extras stands for what these ask for."""
    found = {}
    for requirement in map(Requirement, lines):
        if requirement.name == PROJECT["name"]:
            for extra in requirement.extras:
                found |= asked_for(PROJECT["optional-dependencies"][extra])
        else:
            found[canonicalize_name(requirement.name)] = requirement
    return found


def pinned(path):
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return asked_for(line for line in lines if line)


def imports(package):
    for path in (ROOT / package).rglob("*.py"):
        if "tests" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (name.name.partition(".")[0] for name in node.names)
                elif isinstance(node, ast.ImportFrom):
                    yield node.module.partition(".")[0]


@pytest.mark.parametrize(
    ("ranges", "file"),
    [
        (PROJECT["dependencies"], "requirements.txt"),
        (PROJECT["optional-dependencies"]["dev"], "tests/requirements.txt"),
    ],
    ids=["app", "dev"],
)
def test_every_range_is_pinned_inside_and_nothing_else_is(ranges, file):
    asked, pins = asked_for(ranges), pinned(ROOT / file)
    assert asked.keys() == pins.keys(), f"pyproject.toml and {file} differ in {sorted(asked.keys() ^ pins.keys())}"
    for name, pin in pins.items():
        version = re.fullmatch(r"==([^*,]+)", str(pin.specifier))
        assert version, f"{file} has {pin}; pin one version"
        assert asked[name].specifier.contains(version[1]), f"{file} pins {pin}, pyproject.toml asks for {asked[name]}"
        assert asked[name].extras == pin.extras, name


@pytest.mark.parametrize(("package", "extras"), [("mmsid", ("scale", "zerogpu")), ("storefront", ("storefront",))])
def test_what_is_imported_is_asked_for(package, extras):
    optional = [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    asked = asked_for([*PROJECT["dependencies"], *optional])
    from_where = packages_distributions()
    foreign = set(imports(package)) - set(sys.stdlib_module_names) - {"mmsid", "storefront"}
    missing = {
        name for name in foreign if not asked.keys() & {canonicalize_name(one) for one in from_where.get(name, [name])}
    }
    assert not missing, f"{package} imports {sorted(missing)}, which pyproject.toml does not ask for"


def test_nothing_is_asked_for_that_nobody_needs():
    from_where = packages_distributions()
    needed = {
        canonicalize_name(one)
        for name in {*imports("mmsid"), *imports("storefront")}
        for one in from_where.get(name, ())
    }
    unused = asked_for(PROJECT["dependencies"]).keys() - needed - NEEDED_BY_OTHERS.keys()
    assert not unused, f"nothing imports {sorted(unused)}"
