"""Renders the templates: escaping always on, an unknown name is an error and never an empty string."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from monitor import labels
from monitor.reports.making.page import HERE as REPORT_BLOCKS
from monitor.reports.making.page import drawn, is_figure
from monitor.web import hostile_text, local_time
from monitor.web.menu import MENU
from monitor.web.rule_names import rule_name
from monitor.web.template_words import InEnglish
from monitor.web.words import Language, english, here, language, said
from storage.queries.people import Office

HERE = Path(__file__).parent


@cache
def environment(tongue: Language) -> Environment:
    """Jinja over the templates, their interface text in this language."""
    environment = Environment(
        extensions=[InEnglish] if tongue is Language.ENGLISH else [],
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
        "span": lambda length: said(local_time.span(length)),
        "said": said,
        "rule_name": rule_name,
        "confidence_band": labels.confidence_band,
        "priority_band": labels.priority_band,
        "confidence_rank": labels.confidence_rank,
        "actor": lambda name: said(labels.actor(name)),
    }
    environment.filters["drawn"] = drawn
    environment.tests["figure"] = is_figure
    environment.globals["labels"] = Labels() if tongue is Language.ENGLISH else labels
    environment.globals["menu"] = MENU
    environment.globals["language"] = tongue
    environment.globals["here"] = here.get
    return environment


class Labels:
    """The words of our closed lists in English, as the templates ask `labels` for them."""

    def __getattr__(self, name: str) -> object:
        """A list of names with its values in English; anything else as it is."""
        known = getattr(labels, name)
        return {key: english(value) for key, value in known.items()} if isinstance(known, dict) else known


def render(template: str, status: int = 200, **context: object) -> HTMLResponse:
    """One page from `templates/`."""
    return HTMLResponse(environment(language.get()).get_template(template).render(context), status_code=status)


def error_page(status: int, title: str, message: str, office: Office | None = None) -> HTMLResponse:
    """A page that says what went wrong and what to do; needs no signed-in person."""
    return render("error.html", status, office=office, desk=None, title=title, message=message)
