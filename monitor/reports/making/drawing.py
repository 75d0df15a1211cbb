"""Charts as SVG, for the page and for paper: bars with their numbers, black on white print readable too."""

from __future__ import annotations

from html import escape

from monitor.reports.making.content import Chart, in_vietnamese

FILLS = ("#1f4e79", "#c55a11", "#7f7f7f", "#548235", "#bf9000", "#7030a0")
FONT = "Times New Roman, Liberation Serif, Tinos, Libertinus Serif, serif"
WIDTH, BAR_AREA, TOP = 640, 92, 38
LABEL_WIDTH = 230
LONGEST_LABEL = 38  # letters beside a lying bar


def svg(chart: Chart) -> str:
    """The chart as one SVG text, 640 units wide."""
    return _lying(chart) if chart.is_sideways else _standing(chart)


def _highest(chart: Chart) -> float:
    return max((figure.value or 0 for each in chart.series for figure in each.figures), default=0) or 1


def _standing(chart: Chart) -> str:
    groups = max(len(chart.categories), 1)
    step = (WIDTH - 20) / groups
    bar = min(step * 0.8 / max(len(chart.series), 1), 46)
    base = TOP + BAR_AREA
    parts = [f'<line x1="10" y1="{base}" x2="{WIDTH - 10}" y2="{base}" stroke="#000" stroke-width="1"/>']
    for place, category in enumerate(chart.categories):
        middle = 10 + step * (place + 0.5)
        parts.append(_words(middle, base + 16, category, 12))
        for which, each in enumerate(chart.series):
            value = each.figures[place].value
            height = (BAR_AREA - 20) * max(value or 0, 0) / _highest(chart)
            left = middle + bar * (which - len(chart.series) / 2)
            parts.append(_bar(left + 1, base - height, bar - 2, height, which))
            parts.append(_words(left + bar / 2, base - height - 4, in_vietnamese(value), 11))
    return _whole(chart, base + 24, parts)


def _lying(chart: Chart) -> str:
    bar = 15 if len(chart.series) == 1 else 11
    row = bar * len(chart.series) + 7
    room = WIDTH - LABEL_WIDTH - 70
    parts = []
    for place, category in enumerate(chart.categories):
        top = TOP + row * place
        label = category if len(category) <= LONGEST_LABEL else category[: LONGEST_LABEL - 1] + "…"
        parts.append(_words(LABEL_WIDTH - 6, top + row / 2 + 2, label, 12, "end"))
        for which, each in enumerate(chart.series):
            value = each.figures[place].value
            width = room * max(value or 0, 0) / _highest(chart)
            parts.append(_bar(LABEL_WIDTH, top + bar * which, width, bar - 1, which))
            parts.append(
                _words(LABEL_WIDTH + width + 4, top + bar * which + bar - 3, in_vietnamese(value), 11, "start")
            )
    bottom = TOP + row * len(chart.categories)
    parts.append(f'<line x1="{LABEL_WIDTH}" y1="{TOP - 2}" x2="{LABEL_WIDTH}" y2="{bottom}" stroke="#000"/>')
    return _whole(chart, bottom + 6, parts)


def _whole(chart: Chart, height: float, parts: list[str]) -> str:
    legend, left = [], 10.0
    for which, each in enumerate(chart.series if len(chart.series) > 1 else ()):
        legend += [_bar(left, 22, 11, 11, which), _words(left + 15, 32, each.name, 12, "start")]
        left += 30 + 6.2 * len(each.name)
    title = _words(10, 14, chart.title, 13, "start", bold=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(chart.title)}" font-family="{FONT}">{title}'
        f"{''.join(legend + parts)}</svg>"
    )


def _bar(left: float, top: float, width: float, height: float, which: int) -> str:
    fill = FILLS[which % len(FILLS)]
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def _words(x: float, y: float, text: str, size: int, anchor: str = "middle", *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'
