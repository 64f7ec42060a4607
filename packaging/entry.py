"""Where the packaged program starts."""

import os
import sys

# The bundle's own libraries are for this process. A browser or mail program that is started from it would
# take them for the system's, and might break on them.
for _name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    if (_before := os.environ.pop(f"{_name}_ORIG", None)) is not None:
        os.environ[_name] = _before
    else:
        os.environ.pop(_name, None)

# A copy of the program that is started from it is no part of this one: without this it would find nothing.
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

from dsr_tracker.__main__ import main  # noqa: E402

sys.exit(main())
