"""A list that is read in parts, cut down by its columns: the values that its rows may have."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dsr_tracker.core.columns import Chosen


def chosen_sql(expressions: Mapping[str, str], chosen: Chosen) -> tuple[str, dict[str, str]]:
    """A condition that each named column has one of its values, and the values that it binds."""
    values = {f"chosen_{name}": json.dumps(listed) for name, listed in chosen.items()}
    conditions = [f"{expressions[name]} IN (SELECT value FROM json_each(:chosen_{name}))" for name in chosen]
    return " AND ".join(conditions) or "true", values
