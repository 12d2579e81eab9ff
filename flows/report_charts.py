"""Charts of the report as inline SVG: drawn once for wide and once for narrow screens, in colours that follow the page.

Text and axes are drawn in a marker colour that is then replaced by ``currentColor``, so that one drawing reads on light and on
dark pages. The colours of the data are of middle lightness for the same reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

Row = Mapping[str, Any]
AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart

#: Colours told apart by most colour-blind readers (after Okabe and Ito), moved to a lightness that reads on black and white.
PALETTE = ("#3f88c5", "#e07b39", "#2a9d6f", "#b565c4", "#c9a227", "#8a8f98")
_INK = "#010203"
#: Widths in pixels: a drawing is not scaled up, and down only a little, so that its labels stay readable.
_WIDE, _HALF, _NARROW = 960, 470, 330
#: Most claimants that one picture tells apart: as many as there are colours, less one for the rest.
_MOST_CLAIMANTS = len(PALETTE) - 1
_OTHERS = "others"
#: Pixels that one run takes at most, so that two runs do not fill the screen with two bars, and at least, for its label.
_RUN_WIDTH = 64
_LEAST_RUN_WIDTH = 26
#: Pixels that the label of a day takes.
_DAY_WIDTH = 110
#: Pixels that the name of a row of a grid takes at most: names of sources may be whole addresses.
_ROW_LABEL = 90
#: Left of the plot: the labels, in a font that may be wider than the one the drawing was measured with.
_PADDING = {"left": 14, "right": 14, "top": 8, "bottom": 4}

_BOUNDS = {
    "at_least": "or more",
    "more_than": "or more",
    "up_to": "or fewer",
    "less_than": "or fewer",
    "nearly": "or fewer",
    "about": "about",
    "range": "range",
}
_SHAPES = {"as told": "circle", "or more": "triangle-up", "or fewer": "triangle-down", "about": "diamond", "range": "square"}
_SYMBOLS = {"as told": "●", "or more": "▲", "or fewer": "▼", "about": "◆", "range": "■"}

#: Dispositions in the order of the bar, from the best to the worst, and what they have in common.
_OUTCOMES = {
    "loaded": "new",
    "revised": "revised",
    "unchanged": "known already",
    "duplicate": "known already",
    "not_modified": "known already",
    "other_language": "other language",
    "no_text": "no article in it",
    "not_article": "no article in it",
    "unreadable": "no article in it",
    "too_large": "no article in it",
    "quarantined": "held back",
    "fetch_failed": "not fetched",
    "refused": "refused by the site",
}
_OUTCOME_COLOURS = {
    "new": "#2a9d6f",
    "revised": "#3f88c5",
    "known already": "#8a8f98",
    "other language": "#b565c4",
    "no article in it": "#c9a227",
    "held back": "#e07b39",
    "not fetched": "#cc4b4b",
    "refused by the site": "#8b3a62",
}


_HELD_COLOURS = {"waiting": "#e07b39", "settled": "#8a8f98"}


@dataclass(frozen=True, slots=True)
class Legend:
    """What a colour or a shape of a picture means; written beside it, so that it wraps like text."""

    name: str
    colour: str
    symbol: str = "●"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its legend."""

    drawing: Markup
    legend: tuple[Legend, ...]


def toll_timeline(claims: Sequence[Row], *, is_small: bool = False) -> Picture:
    """Claims of one thing over time, a line per claimant, with the bounds that the words give.

    Args:
        claims: rows of :func:`warehouse.report_rows.timelines` of one thing; undated ones are left out.
        is_small: draw it for half the width of a wide screen.
    """
    colours = _claimant_colours(claims)
    values = [_point(claim, colours) for claim in claims if claim["day"]]
    widths = (_HALF if is_small else _WIDE, _NARROW)
    drawing = _drawn(lambda width: _timeline(values, colours, width), widths, "Claims over time, by claimant")
    words = [word for word in _SHAPES if any(value["words"] == word for value in values)]
    shapes = [Legend(word, "currentColor", _SYMBOLS[word]) for word in words if words != ["as told"]]
    return Picture(drawing, (*(Legend(name, colour) for name, colour in colours.items()), *shapes))


def outcomes_by_run(runs: Sequence[Row]) -> Picture:
    """What became of the documents of each run, as stacked bars."""
    names = _run_names(runs)
    values = [
        {"run": names[run["run_id"]], "outcome": outcome, "documents": int(run[disposition])}
        for run in reversed(runs)
        for disposition, outcome in _OUTCOMES.items()
    ]
    present = [outcome for outcome in _OUTCOME_COLOURS if any(v["outcome"] == outcome and v["documents"] for v in values)]
    drawing = _drawn(
        lambda width: _outcomes(values, present, width), (_HALF, _NARROW), "Documents of each run by what became of them"
    )
    return Picture(drawing, tuple(Legend(outcome, _OUTCOME_COLOURS[outcome], "■") for outcome in present))


def figures_by_run(runs: Sequence[Row]) -> Picture:
    """Figures that each run brought into the ledger."""
    names = _run_names(runs)
    values = [{"run": names[run["run_id"]], "figures": int(run["figure_count"])} for run in reversed(runs)]
    return Picture(_drawn(lambda width: _volumes(values, width), (_HALF, _NARROW), "Figures that each run brought"), ())


def pass_rates_by_run(rates: Sequence[Row]) -> Picture:
    """Share of the expectations of each suite that held, run by run, as a grid."""
    # What is not whole stands out: a suite has few expectations, so that one broken of fifty is still worth a look.
    return _share_grid(rates, "suite", "share_held", 1.0, "Share of expectations that held, by suite and run")


def fill_rates_by_run(rates: Sequence[Row]) -> Picture:
    """Share of the articles of each source that fill one field, run by run, as a grid."""
    return _share_grid(rates, "source_name", "share", 0.5, "Share of articles that fill the field, by source and run")


def held_back_by_run(held_back: Sequence[Row]) -> Picture:
    """Rows that each run was the first to hold back, as bars, by whether they still wait."""
    names = _run_names(held_back)
    values = [
        {"run": names[row["run_id"]], "state": state, "rows": int(count)}
        for row in held_back
        for state, count in (("waiting", row["waiting_count"]), ("settled", row["row_count"] - row["waiting_count"]))
    ]
    drawing = _drawn(lambda width: _held_back(values, width), (_HALF, _NARROW), "Rows held back by each run")
    return Picture(drawing, tuple(Legend(state, colour, "■") for state, colour in _HELD_COLOURS.items()))


def _share_grid(rates: Sequence[Row], row: str, share: str, least: float, label: str) -> Picture:
    """A grid of shares, runs across; cells below ``least`` have the colour of warning."""
    names = _run_names(rates)
    values = [{"run": names[rate["run_id"]], "row": str(rate[row]), "held": float(rate[share])} for rate in rates]
    return Picture(_drawn(lambda width: _grid(values, least, width), (_HALF, _NARROW), label), ())


def _timeline(values: list[dict[str, Any]], colours: Mapping[str, str], width: int) -> AnyChart:
    base = alt.Chart(alt.InlineData(values=values))
    days = sorted({value["day"] for value in values})
    ticks = alt.Axis(format="%d %b %Y", labelOverlap=True, tickCount=width // _DAY_WIDTH)
    if len(days) <= width // _DAY_WIDTH:
        named = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in map(datetime.fromisoformat, days)]
        ticks = alt.Axis(format="%d %b %Y", labelOverlap=True, values=named)
    x = alt.X("day:T", title=None, axis=ticks, scale=alt.Scale(padding=24))
    y = alt.Y("level:Q", title=None, scale=_level_scale(values), axis=alt.Axis(format=",~r", tickCount=5))
    colour = alt.Color("claimant:N", scale=alt.Scale(domain=list(colours), range=list(colours.values())), legend=None)
    shape = alt.Shape("words:N", scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())), legend=None)
    held = base.transform_filter("!datum.withdrawn")
    line = base.mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.5).encode(x=x, y=y, color=colour)
    bounds = (
        base.transform_filter("datum.low < datum.high").mark_rule(strokeWidth=2).encode(x=x, y="low:Q", y2="high:Q", color=colour)
    )
    points = base.mark_point(size=90, strokeWidth=2, filled=False).encode(x=x, y=y, color=colour, shape=shape)
    filled = held.mark_point(size=90, filled=True, opacity=1).encode(x=x, y=y, color=colour, shape=shape)
    return alt.layer(line, bounds, points, filled).properties(width=width - 85, height=240)


def _level_scale(values: list[dict[str, Any]]) -> alt.Scale:
    """From zero, unless the claims lie so close together that they would be one flat line; then with room around them.

    The room is a tenth of the highest at least: a scale fitted to the claims would make a step of five a cliff.
    """
    lowest, highest = min(v["low"] for v in values), max(v["high"] for v in values)
    if lowest < highest / 2:
        return alt.Scale(zero=True, nice=True)
    room = max(highest - lowest, highest / 10)
    return alt.Scale(zero=False, nice=True, domain=[max(0.0, lowest - room), highest + room / 2])


def _outcomes(values: list[dict[str, Any]], present: list[str], width: int) -> AnyChart:
    kept = [value for value in _latest(values, width) if value["outcome"] in present]
    scale = alt.Scale(domain=present, range=[_OUTCOME_COLOURS[outcome] for outcome in present])
    documents = alt.Y("sum(documents):Q", title="documents", axis=alt.Axis(tickMinStep=1, format=",~r"))
    bars = alt.Chart(alt.InlineData(values=kept)).mark_bar()
    encoded = bars.encode(x=_runs_axis(), y=documents, color=alt.Color("outcome:N", sort=present, scale=scale, legend=None))
    return _sized(encoded, _plot_width(kept, width), 220)


def _volumes(values: list[dict[str, Any]], width: int) -> AnyChart:
    kept = _latest(values, width)
    figures = alt.Y("figures:Q", title="figures", axis=alt.Axis(tickMinStep=1, format=",~r"))
    bars = alt.Chart(alt.InlineData(values=kept)).mark_bar(color=PALETTE[0])
    return _sized(bars.encode(x=_runs_axis(), y=figures), _plot_width(kept, width), 220)


def _held_back(values: list[dict[str, Any]], width: int) -> AnyChart:
    kept = _latest(values, width)
    scale = alt.Scale(domain=list(_HELD_COLOURS), range=list(_HELD_COLOURS.values()))
    rows = alt.Y("sum(rows):Q", title="rows", axis=alt.Axis(tickMinStep=1, format=",~r"))
    bars = alt.Chart(alt.InlineData(values=kept)).mark_bar()
    encoded = bars.encode(x=_runs_axis(), y=rows, color=alt.Color("state:N", scale=scale, legend=None))
    return _sized(encoded, _plot_width(kept, width), 220)


def _grid(values: list[dict[str, Any]], least: float, width: int) -> AnyChart:
    kept = _latest(values, width)
    names = alt.Y("row:N", title=None, axis=alt.Axis(labelLimit=_ROW_LABEL))
    base = alt.Chart(alt.InlineData(values=kept)).encode(x=_runs_axis(), y=names)
    colour = alt.condition(f"datum.held >= {least}", alt.value("#1f7a56"), alt.value("#b3372f"))
    cells = base.mark_rect(cornerRadius=3, xOffset=1, x2Offset=-1, yOffset=1, y2Offset=-1).encode(color=colour)
    text = base.mark_text(fontSize=10, color="#ffffff").encode(text=alt.Text("held:Q", format=".0%"))
    row_count = len({value["row"] for value in kept})
    return alt.layer(cells, text).properties(width=_plot_width(kept, width), height=22 * row_count)


def _sized(chart: AnyChart, width: int, height: int) -> AnyChart:
    sized: AnyChart = chart.properties(width=width, height=height)
    return sized


def _runs_axis() -> alt.X:
    return alt.X("run:N", title=None, sort=None, axis=alt.Axis(labelAngle=-40), scale=alt.Scale(paddingInner=0.15))


def _plot_width(values: list[dict[str, Any]], width: int) -> int:
    return min(width - 85, _RUN_WIDTH * len({value["run"] for value in values}))


def _latest(values: list[dict[str, Any]], width: int) -> list[dict[str, Any]]:
    """The values of as many of the latest runs as fit side by side."""
    runs = list(dict.fromkeys(value["run"] for value in values))[-(width // _LEAST_RUN_WIDTH) :]
    return [value for value in values if value["run"] in runs]


def _claimant_colours(claims: Sequence[Row]) -> dict[str, str]:
    """A colour for each of the claimants with most claims, and one for all others."""
    names = [str(claim["claimant"]) for claim in claims if claim["day"]]
    ranked = sorted(set(names), key=lambda name: (-names.count(name), name))
    colours = dict(zip(ranked[:_MOST_CLAIMANTS], PALETTE, strict=False))
    return colours | {_OTHERS: PALETTE[-1]} if len(ranked) > _MOST_CLAIMANTS else colours


def _point(claim: Row, colours: Mapping[str, str]) -> dict[str, Any]:
    level = float(claim["level"])
    low, high = _number(claim["low"]), _number(claim["high"])
    day: date = claim["day"]
    return {
        "day": f"{day.isoformat()}T00:00:00",
        "claimant": claim["claimant"] if claim["claimant"] in colours else _OTHERS,
        "level": level,
        "low": level if low is None else low,
        "high": level if high is None else high,
        "words": _BOUNDS.get(str(claim["modifier"]), "as told"),
        "withdrawn": claim["withdrawn_at"] is not None,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _run_names(runs: Sequence[Row]) -> dict[str, str]:
    """A short name for each run: its start to the minute, to the second where two began in one minute."""
    started: dict[str, datetime] = {run["run_id"]: run["started_at"] for run in runs}
    minutes = [f"{at:%d %b %H:%M}" for at in started.values()]
    return {
        run_id: f"{at:%d %b %H:%M:%S}" if minutes.count(f"{at:%d %b %H:%M}") > 1 else f"{at:%d %b %H:%M}"
        for run_id, at in started.items()
    }


def _drawn(chart: Callable[[int], AnyChart], widths: tuple[int, int], label: str) -> Markup:
    """One drawing for wide and one for narrow screens; the style sheet shows the one that fits."""
    drawings = (
        Markup('<div class="chart {}" role="img" aria-label="{}">{}</div>').format(screen, label, _svg(chart(width), screen))
        for screen, width in zip(("wide", "narrow"), widths, strict=True)
    )
    return Markup("").join(drawings)


def _svg(chart: AnyChart, screen: str) -> Markup:
    themed = chart.configure(background="transparent", font="Arial, Helvetica, sans-serif", padding=_PADDING)
    themed = themed.configure_view(stroke=None).configure_axis(
        labelColor=_INK,
        titleColor=_INK,
        domainColor=_INK,
        tickColor=_INK,
        gridColor=_INK,
        gridOpacity=0.14,
        domainOpacity=0.4,
        tickOpacity=0.4,
        labelFontSize=11,
        titleFontSize=11,
        titleFontWeight="normal",
    )
    svg = vl_convert.vegalite_to_svg(vl_spec=themed.to_json(validate=False))
    # Names in the drawing come escaped from the renderer; ids of clip paths must differ between the drawings of one page.
    svg = re.sub(r'\b(id="|url\(#)', rf"\1{screen}-", svg.replace(_INK, "currentColor"))
    return Markup(svg)  # noqa: S704
