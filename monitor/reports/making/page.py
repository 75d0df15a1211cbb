"""A report as one HTML page that loads nothing from elsewhere and runs no script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from monitor.reports.making.content import Chart, Content, Figure
from monitor.reports.making.drawing import svg

HERE = Path(__file__).parent


def to_html(content: Content) -> bytes:
    """For a browser or a printer."""
    return environment().get_template("report.html").render(content=content).encode()


def environment() -> Environment:
    """Jinja over the templates beside this file, with what they need of ours."""
    made = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FileSystemLoader(HERE),
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["drawn"] = drawn
    made.tests["figure"] = is_figure
    return made


def drawn(chart: Chart) -> Markup:
    """The chart's SVG, whose words are escaped already."""
    return Markup(svg(chart))  # noqa: S704


def is_figure(cell: object) -> bool:
    """Whether a cell holds a number of ours and not only text."""
    return isinstance(cell, Figure)
