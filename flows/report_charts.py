"""Charts of the report as inline SVG: drawn once for wide and once for narrow screens, in colours that follow the page.

Text and axes are drawn in a marker colour that is then replaced by ``currentColor``, so that one drawing reads on light and on
dark pages. The colours of the data are of middle lightness for the same reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

Row = Mapping[str, Any]

#: Colours told apart by most colour-blind readers (after Okabe and Ito), moved to a lightness that reads on black and white.
PALETTE = ("#3f88c5", "#e07b39", "#2a9d6f", "#b565c4", "#c9a227", "#8a8f98")
_INK = "#010203"
_SCREENS = (("wide", 700), ("narrow", 330))
#: Runs that fit side by side with readable labels.
_RUNS = {"wide": 24, "narrow": 8}
#: Most claimants that one picture tells apart: as many as there are colours, less one for the rest.
_MOST_CLAIMANTS = len(PALETTE) - 1

_BOUNDS = {
    "at_least": "or more", "more_than": "or more", "up_to": "or fewer", "less_than": "or fewer", "nearly": "or fewer", "about": "about",
    "range": "range",
}  # fmt: skip
_SHAPES = {"as told": "circle", "or more": "triangle-up", "or fewer": "triangle-down", "about": "diamond", "range": "square"}

#: Dispositions in the order of the bar, from the best to the worst, and what they have in common.
_OUTCOMES = {
    "loaded": "new", "revised": "revised", "unchanged": "known already", "duplicate": "known already", "not_modified": "known already",
    "other_language": "other language", "no_text": "no article in it", "not_article": "no article in it", "unreadable": "no article in it",
    "too_large": "no article in it", "quarantined": "held back", "fetch_failed": "not fetched",
}  # fmt: skip
_OUTCOME_COLOURS = {
    "new": "#2a9d6f", "revised": "#3f88c5", "known already": "#8a8f98", "other language": "#b565c4", "no article in it": "#c9a227",
    "held back": "#e07b39", "not fetched": "#cc4b4b",
}  # fmt: skip


def toll_timeline(claims: Sequence[Row]) -> Markup:
    """Claims of one thing over time, a line per claimant, with the bounds that the words give.

    Args:
        claims: rows of :func:`warehouse.report_rows.timelines` of one thing; undated ones are left out.
    """
    shown = _claimants(claims)
    values = [_point(claim, shown) for claim in claims if claim["day"]]
    present = [shape for shape in _SHAPES if any(value["words"] == shape for value in values)]
    return _drawn(lambda screen, width: _timeline(values, present, screen, width), "Claims over time, by claimant")


def outcomes_by_run(runs: Sequence[Row]) -> Markup:
    """What became of the documents of each run, as stacked bars."""
    values = [
        {"run": _run_name(run), "outcome": outcome, "documents": int(run[disposition])}
        for run in reversed(runs)
        for disposition, outcome in _OUTCOMES.items()
    ]
    return _drawn(lambda screen, width: _outcomes(values, screen, width), "Documents of each run by what became of them")


def figures_by_run(runs: Sequence[Row]) -> Markup:
    """Figures that each run brought into the ledger."""
    values = [{"run": _run_name(run), "figures": int(run["figure_count"])} for run in reversed(runs)]
    return _drawn(lambda screen, width: _volumes(values, screen, width), "Figures that each run brought")


def pass_rates_by_run(rates: Sequence[Row]) -> Markup:
    """Share of the expectations of each suite that held, run by run, as a grid."""
    values = [{"run": _run_name(rate), "suite": rate["suite"], "held": float(rate["share_held"])} for rate in rates]
    return _drawn(lambda screen, width: _grid(values, screen, width), "Share of expectations that held, by suite and run")


def _timeline(values: list[dict[str, Any]], shapes: list[str], screen: str, width: int) -> alt.LayerChart:
    base = alt.Chart(alt.Data(values=values))
    lowest, highest = min(v["level"] for v in values), max(v["level"] for v in values)
    x = alt.X("day:T", title=None, axis=alt.Axis(tickCount=4 if screen == "narrow" else 8, labelOverlap=True))
    # A scale from zero would press a toll that only grows slowly into a flat line.
    y = alt.Y("level:Q", title=None, scale=alt.Scale(zero=lowest < highest / 2, nice=True), axis=alt.Axis(format=",~r", tickCount=5))
    legend = alt.Legend(title=None, orient="bottom", columns=1 if screen == "narrow" else 3, labelLimit=220)
    colour = alt.Color("claimant:N", scale=alt.Scale(range=list(PALETTE)), legend=legend)
    shape = alt.Shape(
        "words:N", scale=alt.Scale(domain=shapes, range=[_SHAPES[s] for s in shapes]), legend=legend if len(shapes) > 1 else None
    )
    held = base.transform_filter("!datum.withdrawn")
    line = held.mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.6).encode(x=x, y=y, color=colour)
    bounds = base.transform_filter("datum.low < datum.high").mark_rule(strokeWidth=2).encode(x=x, y="low:Q", y2="high:Q", color=colour)
    points = base.mark_point(size=80, strokeWidth=2, filled=False).encode(x=x, y=y, color=colour, shape=shape)
    filled = held.mark_point(size=80, filled=True, opacity=1).encode(x=x, y=y, color=colour, shape=shape)
    return alt.layer(line, bounds, points, filled).properties(width=width - 70, height=240)


def _outcomes(values: list[dict[str, Any]], screen: str, width: int) -> alt.Chart:
    kept = _latest(values, screen)
    order = list(_OUTCOME_COLOURS)
    present = [outcome for outcome in order if any(v["outcome"] == outcome and v["documents"] for v in kept)]
    legend = alt.Legend(title=None, orient="bottom", columns=2 if screen == "narrow" else 4)
    scale = alt.Scale(domain=present, range=[_OUTCOME_COLOURS[o] for o in present])
    return (
        alt.Chart(alt.Data(values=[v for v in kept if v["outcome"] in present]))
        .mark_bar()
        .encode(
            x=alt.X("run:N", title=None, sort=None, axis=alt.Axis(labelAngle=-40)),
            y=alt.Y("sum(documents):Q", title="documents", axis=alt.Axis(tickMinStep=1, format=",~r")),
            color=alt.Color("outcome:N", sort=present, scale=scale, legend=legend),
        )
        .properties(width=width - 60, height=220)
    )


def _volumes(values: list[dict[str, Any]], screen: str, width: int) -> alt.Chart:
    return (
        alt.Chart(alt.Data(values=_latest(values, screen)))
        .mark_bar(color=PALETTE[0])
        .encode(
            x=alt.X("run:N", title=None, sort=None, axis=alt.Axis(labelAngle=-40)),
            y=alt.Y("figures:Q", title="figures", axis=alt.Axis(tickMinStep=1, format=",~r")),
        )
        .properties(width=width - 60, height=180)
    )


def _grid(values: list[dict[str, Any]], screen: str, width: int) -> alt.LayerChart:
    base = alt.Chart(alt.Data(values=_latest(values, screen))).encode(
        x=alt.X("run:N", title=None, sort=None, axis=alt.Axis(labelAngle=-40)),
        y=alt.Y("suite:N", title=None),
    )
    colour = alt.Color("held:Q", scale=alt.Scale(domain=[0.5, 1], range=["#cc4b4b", "#2a9d6f"], clamp=True), legend=None)
    cells = base.mark_rect(opacity=0.85, cornerRadius=3, stroke=None, xOffset=1, x2Offset=-1).encode(color=colour)
    # The share is written out, so that the colour is not the only one to tell.
    text = base.mark_text(fontSize=10, color="#ffffff").encode(text=alt.Text("held:Q", format=".0%"))
    return alt.layer(cells, text).properties(width=width - 120, height=alt.Step(22))


def _claimants(claims: Sequence[Row]) -> set[str]:
    """The claimants that get a colour of their own: those with most claims."""
    names = [str(claim["claimant"]) for claim in claims if claim["day"]]
    return set(sorted(set(names), key=lambda name: (-names.count(name), name))[:_MOST_CLAIMANTS])


def _point(claim: Row, shown: set[str]) -> dict[str, Any]:
    level = _number(claim["level"])
    low, high = _number(claim["low"]), _number(claim["high"])
    day: date = claim["day"]
    return {
        "day": day.isoformat(),
        "claimant": claim["claimant"] if claim["claimant"] in shown else "others",
        "level": level if level is not None else 0.0,
        "low": low if low is not None else level,
        "high": high if high is not None else level,
        "words": _BOUNDS.get(str(claim["modifier"]), "as told"),
        "withdrawn": claim["withdrawn_at"] is not None,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _run_name(run: Row) -> str:
    started: datetime = run["started_at"]
    return f"{started:%d %b %H:%M:%S}"


def _latest(values: list[dict[str, Any]], screen: str) -> list[dict[str, Any]]:
    runs = list(dict.fromkeys(value["run"] for value in values))[-_RUNS[screen] :]
    return [value for value in values if value["run"] in runs]


def _drawn(chart: Any, label: str) -> Markup:
    drawings = [
        Markup('<div class="chart {}" role="img" aria-label="{}">{}</div>').format(screen, label, _svg(chart(screen, width), screen))
        for screen, width in _SCREENS
    ]
    return Markup("").join(drawings)


def _svg(chart: alt.Chart | alt.LayerChart, screen: str) -> Markup:
    themed = chart.configure(background="transparent", font="system-ui, sans-serif").configure_view(stroke=None)
    themed = themed.configure_axis(
        labelColor=_INK, titleColor=_INK, domainColor=_INK, tickColor=_INK, gridColor=_INK, gridOpacity=0.14, domainOpacity=0.4,
        tickOpacity=0.4, labelFontSize=11, titleFontSize=11, titleFontWeight="normal",
    )  # fmt: skip
    themed = themed.configure_legend(labelColor=_INK, titleColor=_INK, labelFontSize=12, symbolStrokeWidth=2)
    svg = vl_convert.vegalite_to_svg(vl_spec=themed.to_json())
    # Names in the drawing come escaped from the renderer; ids of clip paths must differ between the drawings of one page.
    svg = re.sub(r'\b(id="|url\(#)', rf"\1{screen}-", svg.replace(_INK, "currentColor"))
    return Markup(svg)  # noqa: S704
