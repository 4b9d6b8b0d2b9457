"""The order of imports that docs/architecture.md draws, and who may import the heavy libraries."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mmsid"
ORDER = [
    "errors",
    "records",
    "config",
    "progress",
    "artifacts",
    "catalogue",
    "encoder",
    "quantizer",
    "semantic_ids",
    "captions",
    "search",
    "index",
    "item_map",
    "decoding",
    "recommender",
    "shop",
    "explain",
    "training",
    "build",
    "evaluation",
    "ui",
    "cli",
]
RANK = {name: rank for rank, name in enumerate(ORDER)}
ONLY_IN = {
    "gradio": {"ui"},
    "faiss": {"index"},
    "plotly": {"ui"},
    "storefront": {"evaluation"},
    "umap": {"training"},
    "peft": {"recommender", "training"},
    "open_clip": {"encoder"},
    "transformers": {"encoder", "recommender", "training"},
}
FILES = sorted(path for path in PACKAGE.rglob("*.py"))


def part(path):
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            if node.module == "mmsid":
                yield from (f"mmsid.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_down_the_list(path):
    here = part(path)
    if here in ("__init__", "__main__"):
        return
    assert here in RANK, f"{here} has no place in the order; add it to docs/architecture.md and to this test"
    for module in imported(path):
        top, _, rest = module.partition(".")
        if top == "mmsid" and rest:
            there = rest.split(".")[0]
            if there in RANK:
                assert RANK[there] <= RANK[here], f"{path.name} imports {module}, which comes later"
        elif top in ONLY_IN:
            assert here in ONLY_IN[top], f"{path.name} imports {top}, which belongs to {ONLY_IN[top]}"


def test_the_documented_order_is_this_one():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in ORDER:
        assert f"`{name}`" in text, f"docs/architecture.md does not name {name}"


def test_importing_the_package_is_quick_work():
    """`import mmsid` must not pull in torch: the page is up before the models."""
    import subprocess
    import sys

    code = "import sys, mmsid; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or not path.read_text().strip()
