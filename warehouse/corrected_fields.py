"""The fields that a person may correct, how their values are read, and what follows from one for the others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from transforms.errors import InputError
from warehouse.partial_dates import first_day, last_day

ACTOR_FIELDS = ("name", "kind", "affiliation", "role")
ACTOR_KINDS = ("person", "organisation", "country")
#: Fields as ``marts.figures`` names them, to the columns of ``core.figures``.
FIGURE_FIELDS = {
    "kind": "kind", "value": "value", "low": "low", "high": "high", "modifier": "modifier", "trend": "trend", "unit": "unit",
    "denominator": "denominator", "counted": "counted", "qualifiers": "qualifiers", "event": "event", "measure": "measure",
    "status": "status", "claimant": "attributed_to", "claimant_actor_id": "attributed_to_actor_id", "as_of_date": "as_of_date",
    "period_start": "period_start", "period_end": "period_end", "time_precision": "time_precision", "time_method": "time_method",
    "place": "place", "population": "population", "part_of": "part_of", "exchanged_for": "exchanged_for",
}  # fmt: skip
_NUMBERS = ("value", "low", "high")
_DAYS = {"as_of_date": first_day, "period_start": first_day, "period_end": last_day}
_TEXT_OF_DAY = {"as_of_date": "as_of_text", "period_start": "period_start_text", "period_end": "period_end_text"}
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PRECISION = {4: "year", 7: "month", 10: "day"}
#: Bounds that a modifier leaves a value (DEFINITIONS: ``low, high``), as (low, high).
_BOUNDS = {
    "exact": (True, True), "about": (False, False), "more_than": (True, False), "at_least": (True, False),
    "less_than": (False, True), "up_to": (False, True), "nearly": (False, True),
}  # fmt: skip


def figure_columns(fields: Mapping[str, str], held: Mapping[str, Any]) -> dict[str, str | None]:
    """The columns of ``core.figures`` that hold after a correction, as text.

    Args:
        fields: what a person sets, by the names of ``marts.figures``; empty for nothing.
        held: the figure as it was.

    Raises:
        InputError: a field is unknown, or its value cannot be read.
    """
    unknown = [name for name in fields if name not in FIGURE_FIELDS]
    if unknown or not fields:
        named = f"a figure has no field '{unknown[0]}' to correct" if unknown else "nothing is set"
        raise InputError(f"{named}: --set FIELD=VALUE with FIELD one of {', '.join(FIGURE_FIELDS)}")
    said: dict[str, str | None] = {}
    for name, value in fields.items():
        said |= _columns_of(name, value.strip())
    _let_bounds_follow(said, held)
    if "attributed_to" in said:
        said = {**dict.fromkeys(("attributed_to_actor_id", "attribution_cue", "attribution_start", "attribution_end")), **said}
        said["attribution_chain"] = json.dumps([said["attributed_to"]] if said["attributed_to"] else [], ensure_ascii=False)
    if "as_of_date" in said and held["time_method"] == "publication":
        said.setdefault("time_method", "stated")
    return said


def _columns_of(name: str, value: str) -> dict[str, str | None]:
    if not value:
        emptied: dict[str, str | None] = {FIGURE_FIELDS[name]: None}
        return emptied | ({_TEXT_OF_DAY[name]: None} if name in _DAYS else {})
    if name in _NUMBERS:
        return {name: _number(name, value)}
    if name in _DAYS:
        return _day(name, value)
    if name == "qualifiers":
        return {name: json.dumps([part.strip() for part in value.split(",") if part.strip()], ensure_ascii=False)}
    if name == "counted":
        return {name: value, "counted_is_implied": "false"}
    return {FIGURE_FIELDS[name]: value}


def _number(name: str, value: str) -> str:
    try:
        number = Decimal(value.replace(",", "").replace("_", ""))
        is_sound = number.is_finite() and abs(number) < Decimal(10) ** 29
    except InvalidOperation:
        is_sound = False
    if not is_sound:
        raise InputError(f"{name} '{value}' is no number; 40005 and 2.5 are")
    text = f"{number.quantize(Decimal('1e-9')) if number.as_tuple().exponent < -9 else number:f}"  # type: ignore[operator]
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(name: str, value: str) -> dict[str, str | None]:
    day = _DAYS[name](value) if _PARTIAL_DATE.fullmatch(value) else None
    if day is None:
        raise InputError(f"{name} '{value}' is no date; 2024-08-15, 2024-08 and 2024 are")
    columns: dict[str, str | None] = {name: day.isoformat(), _TEXT_OF_DAY[name]: value}
    return columns | ({"time_precision": _PRECISION[len(value)]} if name == "as_of_date" else {})


def _let_bounds_follow(said: dict[str, str | None], held: Mapping[str, Any]) -> None:
    """A number or a modifier that is set brings the bounds that the words then give, unless they are set as well."""
    bounds = _BOUNDS.get(str(said.get("modifier", held["modifier"])))
    if bounds is None or not {"value", "modifier"} & said.keys():
        return
    value = said["value"] if "value" in said else held["value"]
    text = None if value is None else f"{value:f}" if isinstance(value, Decimal) else value
    text = text.rstrip("0").rstrip(".") if text and "." in text else text
    for name, is_given in zip(("low", "high"), bounds, strict=True):
        said.setdefault(name, text if is_given else None)
