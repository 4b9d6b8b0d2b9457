"""`python -m mmsid.ui.contract`: the contract as JSON Schema (`make types`); `--docs`: docs/api.md (`make docs`)."""

from __future__ import annotations

import argparse
import sys

from mmsid.ui.contract.schema import schema_text, types_banner


def main() -> None:
    """Writes what is asked for to the standard output."""
    parser = argparse.ArgumentParser(prog="python -m mmsid.ui.contract", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="the page of the named API, docs/api.md")
    parser.add_argument("--banner", action="store_true", help="the comment above the page's types")
    options = parser.parse_args()
    if options.docs:
        from mmsid.ui.api_docs import api_page

        sys.stdout.write(api_page())
    else:
        sys.stdout.write(types_banner() if options.banner else schema_text())


if __name__ == "__main__":
    main()
