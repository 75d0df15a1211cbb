"""Renders the templates: escaping always on, an unknown name is an error and never an empty string."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from monitor import labels
from monitor.reports.making.page import HERE as REPORT_BLOCKS
from monitor.reports.making.page import drawn, is_figure
from monitor.web import hostile_text, local_time
from monitor.web.menu import MENU
from monitor.web.rule_names import rule_name
from storage.queries.people import Office

HERE = Path(__file__).parent


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([HERE / "templates", REPORT_BLOCKS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "visible": hostile_text.visible,
        "short": hostile_text.short,
        "defanged": hostile_text.defanged,
        "local": local_time.local,
        "local_clock": local_time.local_clock,
        "span": local_time.span,
        "rule_name": rule_name,
        "confidence_band": labels.confidence_band,
        "priority_band": labels.priority_band,
        "actor": labels.actor,
    }
    environment.filters["drawn"] = drawn
    environment.tests["figure"] = is_figure
    environment.globals["labels"] = labels
    environment.globals["menu"] = MENU
    return environment


_templates = _environment()


def render(template: str, status: int = 200, **context: object) -> HTMLResponse:
    """One page from `templates/`."""
    return HTMLResponse(_templates.get_template(template).render(context), status_code=status)


def error_page(status: int, title: str, message: str, office: Office | None = None) -> HTMLResponse:
    """A page that says what went wrong and what to do; needs no signed-in person."""
    return render("error.html", status, office=office, desk=None, title=title, message=message)
