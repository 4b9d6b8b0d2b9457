"""The order of imports that docs/architecture.md draws, and who may import the heavy libraries."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mmsid"
ORDER = [
    "errors",
    "records",
    "config",
    "processes",
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
    "example_shoppers",
    "error_analysis",
    "decoding",
    "collaborative",
    "recommender",
    "shop",
    "explain",
    "scale",
    "training",
    "build",
    "evaluation",
    "ui",
    "cli",
]
RANK = {name: rank for rank, name in enumerate(ORDER)}
ONLY_IN = {
    "gradio": {"ui"},
    "ray": {"scale"},
    "faiss": {"index"},
    "storefront": {"evaluation"},
    "umap": {"training"},
    "plotly": {"explain"},
    "peft": {"recommender", "training"},
    "open_clip": {"encoder"},
    "transformers": {"encoder", "recommender", "training"},
}
FILES = sorted(path for path in PACKAGE.rglob("*.py"))


def shown(path):
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    """The modules that a file imports, and the line of each; a relative import has dots in front."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield module, node.lineno
            if module == "mmsid":
                yield from ((f"mmsid.{alias.name}", node.lineno) for alias in node.names)


def wrongs(path, here):
    """What is wrong with a file's imports, one sentence each."""
    if here not in RANK:
        yield f"{shown(path)}: {here} has no place in the order; add it to docs/architecture.md and to this test"
        return
    for module, line in imported(path):
        top, _, rest = module.partition(".")
        there = rest.split(".")[0]
        if module.startswith("."):
            yield f"{shown(path)}:{line}: relative import"
        elif top == "mmsid" and RANK.get(there, 0) > RANK[here]:
            yield f"{shown(path)}:{line} imports {module}, which comes later"
        elif here not in ONLY_IN.get(top, {here}):
            yield f"{shown(path)}:{line} imports {top}, which belongs to {', '.join(sorted(ONLY_IN[top]))}"


def test_imports_go_down_the_list():
    parts = {path: path.relative_to(PACKAGE).with_suffix("").parts[0] for path in FILES}
    checked = {path: here for path, here in parts.items() if here not in ("__init__", "__main__")}
    assert set(RANK) <= set(checked.values()), "the order names parts that are not there"
    assert [wrong for path, here in checked.items() for wrong in wrongs(path, here)] == []


def test_the_documented_order_is_this_one():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in ORDER:
        assert f"`{name}`" in text, f"docs/architecture.md does not name {name}"


def test_importing_the_package_is_quick_work():
    """`import mmsid` must not pull in torch: the page is up before the models."""
    code = "import sys, mmsid; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_module_says_what_it_is():
    assert [shown(path) for path in FILES if tree(path).body and not ast.get_docstring(tree(path))] == []
