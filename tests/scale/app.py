"""The cost of the app over a build: `python -m tests.scale.app BUILD`.

Prints one JSON line per part: until the page is up and the model loaded, what a browser fetches, a search, and a product
that a visitor adds. A query's embedding is left out, which is the encoder's and the same at any size.
"""

from __future__ import annotations

import json
import re
import sys
import time
import urllib.request
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.scale.measuring import Cost, Costs

if TYPE_CHECKING:
    from mmsid.shop import MMSID


def main(build: Path) -> None:
    costs = Costs()
    with costs.of("page is up"):
        from tests.ui.running import start

        app = start(build)
        page = _fetched(app.url)
    costs.size("fetched: page", len(page))
    with costs.of("model is loaded"):
        assert app.loading is not None
        shop = app.loading.wait()
    found = re.findall(r"files/[\w./-]+\.json", _unpacked(page).decode())
    values: dict[str, str] = {}
    for address in dict.fromkeys(found):
        content = _fetched(f"{app.url}/{address}")
        costs.size(f"fetched: {Path(address).parts[1].partition('-')[0]}", len(content))
        if address.endswith("start.json"):
            values = json.loads(_unpacked(content))
    with costs.of("codes are fetched"):
        content = _fetched(f"{app.url}/{values['codebook_url']}")
    costs.size("fetched: codebook", len(content))
    ask(shop, costs)
    for one in costs.found:
        sys.stdout.write(json.dumps(asdict(one)) + "\n")
    app.server.close()
    app.page.close(verbose=False)


def ask(shop: MMSID, costs: Costs) -> None:
    """What a visitor asks of a loaded shop."""
    from mmsid.records import Item
    from mmsid.shop.tokenizing import choose_codes

    random = np.random.default_rng(0)
    texts = [shop.items[row].title for row in random.integers(0, len(shop.items), 20).tolist()]
    embeddings = shop.index.embeddings(random.integers(0, len(shop.items), 20).tolist())
    type(shop).embed = lambda *_: embeddings[:1]  # type: ignore[method-assign]
    with costs.of("first search"):
        shop.search(texts[0], 100)
    _each(costs, "search", [lambda text=text: shop.search(text, 100) for text in texts])
    wanted = embeddings + 0.1 * random.standard_normal(embeddings.shape).astype(np.float32)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    items = [Item(f"new-{place}", text, "") for place, text in enumerate(texts)]
    new = choose_codes(shop.models, shop.index, shop.items, items, wanted)
    _each(costs, "product is added", [lambda one=one: shop.with_items([one]) for one in new])
    _each(
        costs, "search with an added product", [lambda one=one: shop.with_items([one]).search("a", 100) for one in new]
    )
    if shop.models.recommender is None:
        return
    histories = [[shop.items[row].item_id for row in rows] for rows in random.integers(0, len(shop.items), (20, 5))]
    _each(costs, "recommendation", [lambda history=history: shop.recommend(history) for history in histories])
    asked = [
        lambda one=one, two=two: shop.with_items([one]).recommend(two) for one, two in zip(new, histories, strict=True)
    ]
    _each(costs, "recommendation with an added product", asked)


def _each(costs: Costs, part: str, calls: list) -> None:
    """The median of some calls; what the first one makes for all is not counted."""
    calls[0]()
    seconds, cpu = [], []
    for call in calls[1:]:
        began, busy = time.perf_counter(), time.process_time()
        call()
        seconds.append(time.perf_counter() - began)
        cpu.append(time.process_time() - busy)
    costs.found.append(Cost(part, float(np.median(cpu)), float(np.median(seconds)), 0.0))


def _fetched(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return bytes(answer.read())


def _unpacked(content: bytes) -> bytes:
    import gzip

    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


if __name__ == "__main__":
    main(Path(sys.argv[1]))
