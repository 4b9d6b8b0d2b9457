"""`python -m mmsid.ui.contract`: the contract as JSON Schema; `--docs`: docs/api.md."""

from __future__ import annotations

import argparse
import json
import sys

from mmsid.ui.contract.schema import contract_schema


def main() -> None:
    """Writes what is asked for to the standard output."""
    parser = argparse.ArgumentParser(prog="python -m mmsid.ui.contract", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="the page of the named API, docs/api.md")
    if parser.parse_args().docs:
        from mmsid.ui.api_docs import api_page

        sys.stdout.write(api_page())
    else:
        sys.stdout.write(json.dumps(contract_schema(), indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
