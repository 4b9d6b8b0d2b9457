"""Small catalogue folders to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

WriteShop = Callable[..., Path]


@pytest.fixture
def write_shop(tmp_path: Path) -> WriteShop:
    """Writes files into a fresh folder: `write_shop({"items.csv": "item_id,title\\n…"}, pictures=["images/a.png"])`."""

    def write(files: dict[str, str | bytes], *, pictures: tuple[str, ...] = (), name: str = "shop") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for file, content in files.items():
            (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
        for number, picture in enumerate(pictures):
            (folder / picture).parent.mkdir(exist_ok=True)
            Image.new("RGB", (4, 4), (10 * number, 0, 0)).save(folder / picture)
        return folder

    return write
