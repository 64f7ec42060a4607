"""Starts the packaging: `python3 run.py package`, `release` and `audit` run this in its environment."""

import sys

from kit.commands import main

sys.exit(main(sys.argv[1:]))
