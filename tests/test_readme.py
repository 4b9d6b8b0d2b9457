"""The README's examples run, and what it says of files is true."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.slow
def test_the_python_example_runs(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    exec(BLOCKS[0], {})
    out = capsys.readouterr().out
    assert len(re.findall(r"^\d .* \('a\d+', 'b\d+', 'c\d+', 'd\d+'\) \d+\.\d%$", out, re.MULTILINE)) == 5


def test_the_commands_exist():
    import mmsid.cli
    import storefront.__main__

    programs = {"python -m mmsid": mmsid.cli, "mmsid": mmsid.cli, "python -m storefront": storefront.__main__}
    for program, module in programs.items():
        commands = re.findall(rf"^{program} (.*?)(?: +#.*)?$", TEXT, re.MULTILINE)
        assert commands, f"the README never runs {program}"
        for command in commands:
            module.parser().parse_args(re.findall(r'"[^"]*"|\S+', command))


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)]+)\)", TEXT))
def test_links_lead_to_files(link):
    assert (ROOT / link).exists()
