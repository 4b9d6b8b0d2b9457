"""Asks a running app by its named API: `python examples/client.py [ADDRESS] [WORDS]`; needs `gradio_client` alone.

It finds a product by words, asks what comes after it, why, and what the first code of that means.
"""

from __future__ import annotations

import sys

from gradio_client import Client


def main(address: str = "http://127.0.0.1:7860", words: str = "a red mug") -> list[str]:
    """Asks, and returns what was learnt, line by line.

    Args:
        address: of the app; of another shop than its first, with the shop's name behind it (`…/groceries/`).
        words: what to look for.
    """
    app = Client(address, verbose=False)
    found = app.predict(words, 3, api_name="/search")["items"]
    history = [item["item_id"] for item in found[:2]]
    answer = app.predict(history, 5, api_name="/recommend")
    first = answer["items"][0]
    why = app.predict(history, first["item_id"], api_name="/explain")
    meaning = app.predict(first["semantic_id"][0], api_name="/code")
    told = [f"{words!r} finds {', '.join(item['title'] for item in found)}."]
    told += [f"After {' and '.join(history)}: {item['title']} ({item['probability']:.1%})" for item in answer["items"]]
    told += [" ".join(why["evidence"]), f"{first['semantic_id'][0]} means {meaning['caption']}."]
    return told


if __name__ == "__main__":
    sys.stdout.write("\n".join(main(*sys.argv[1:])) + "\n")
