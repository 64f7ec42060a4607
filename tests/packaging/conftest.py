"""Makes the modules of packaging importable: `kit`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "packaging"))
