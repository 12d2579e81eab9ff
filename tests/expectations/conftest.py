"""The gate is tested on rows staged as in the tests of the warehouse: the given articles are the same."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "warehouse"))
