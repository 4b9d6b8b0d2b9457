"""`python -m mmsid`."""

import sys

from mmsid.cli import main

sys.exit(main())
