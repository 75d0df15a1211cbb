"""A report as .docx: the office's Word template gives the form (NĐ 30/2020), the blocks are set where it says so.

A template is a Word file with fields in double braces. `{{ body }}` and `{{ annexes }}` stand each in a paragraph of
its own. `<report>.docx` in the office's template folder comes first, then `report.docx` there, then the shipped one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from monitor.reports.making.content import Block, Content, ReportError
from monitor.reports.making.word_xml import Marks, block_xml, paragraph, parse

SHIPPED = Path(__file__).with_name("report.docx")
BODY, ANNEXES = "\ue000body\ue000", "\ue000annexes\ue000"  # private letters: no crawled text keeps them (`clean`)
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
MUST = ("body", "annexes")


def to_docx(content: Content, templates: Path) -> bytes:
    """The report in its template. Raises ReportError, naming file and field, for a template that can not be filled."""
    path = find_template(content.report, templates)
    document = _filled(path, content)
    marks = Marks(document)
    _put(document, BODY, [block_xml(block, marks) for block in content.shown_body], path, "body")
    _put_annexes(document, content, marks, path)
    properties = document.core_properties
    properties.created = properties.modified = content.generated_at
    properties.title, properties.author, properties.identifier = content.title, content.office, content.code
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def find_template(report: str, templates: Path) -> Path:
    """The Word file that a report is written into."""
    for path in (templates / f"{report}.docx", templates / "report.docx", SHIPPED):
        if path.is_file():
            return path
    raise ReportError(f"the shipped template {SHIPPED.name} is missing; install Rà Soát again")


def fields(content: Content) -> Mapping[str, object]:
    """What a template may name, with its value."""
    return {
        "office": content.office, "parent": content.parent, "province": content.province, "title": content.title,
        "period": str(content.period), "year": content.written_on.year, "version": content.version,
        "code": content.code, "addressed_to": content.addressed_to, "recipients": content.recipients,
        "signature": content.signature, "written": f"{content.written_on:%H:%M ngày %d/%m/%Y}",
        "is_public": content.is_public, "has_entered": content.has_entered,
        "has_annexes": bool(content.annexes), "body": BODY, "annexes": ANNEXES,
    }  # fmt: skip


def _filled(path: Path, content: Content) -> Word:
    known = fields(content)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        template = DocxTemplate(path)
        template.render(dict(known), jinja_env=environment, autoescape=True)
        file = io.BytesIO()
        template.save(file)
        return Document(io.BytesIO(file.getvalue()))
    except UndefinedError as error:
        unknown = re.sub(r"^'([^']*)' is undefined$", r"{{ \1 }}", str(error))
        raise ReportError(
            f"the template {path.name} names a field that there is not: {unknown}; there are: {', '.join(known)}. "
            f"Correct it in Word and ask again"
        ) from error
    except TemplateSyntaxError as error:
        raise ReportError(
            f"the template {path.name} has a broken field: {error}{_near(path)}; mend it in Word"
        ) from error
    except TemplateError as error:
        raise ReportError(f"the template {path.name} can not be filled: {error}; mend it in Word") from error
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise ReportError(
            f"the template {path.name} is no Word file (.docx) that can be opened; save it as .docx, or delete it to "
            f"use the shipped one"
        ) from error


def _near(path: Path) -> str:
    """The paragraphs of a template whose braces do not pair, so that its author finds them."""
    odd = [
        "".join(text.text or "" for text in each.iter(qn("w:t")))
        for each in Document(str(path)).element.body.iter(qn("w:p"))
    ]
    odd = [text for text in odd if re.search(r"[{}]", TAG.sub("", text))]
    return f" in “{odd[0][:80]}”" if odd else ""


def _put(document: Word, mark: str, pieces: list[str], path: Path, field: str) -> None:
    """Set blocks in the place of the paragraph that holds the mark."""
    places = [each for each in document.element.body.iter(qn("w:p")) if mark in _text(each)]
    if len(places) != 1 or _text(places[0]).strip() != mark:
        raise ReportError(
            f"the template {path.name} must hold {{{{ {field} }}}} once, in a paragraph of its own; it does not. "
            f"Add it in Word and ask again"
        )
    for element in parse(pieces):
        places[0].addprevious(element)
    places[0].getparent().remove(places[0])


def _text(each: etree._Element) -> str:
    return "".join(text.text or "" for text in each.iter(qn("w:t")))


def _put_annexes(document: Word, content: Content, marks: Marks, path: Path) -> None:
    """Each annex on a new page; one that is wide in a section of its own that lies across."""
    last = document.element.body.sectPr
    pieces: list[str] = []
    upright = etree.tostring(_section(last, is_wide=False, is_annex=True), encoding="unicode")
    first = etree.tostring(_section(last, is_wide=False, is_annex=False), encoding="unicode")
    across = etree.tostring(_section(last, is_wide=True, is_annex=True), encoding="unicode")
    before = first  # how the part that ends here is set
    for number, annex in enumerate(content.annexes):
        restarts = '<w:pgNumType w:start="1"/>' if number == 0 else ""
        pieces.append(f"<w:p><w:pPr>{before}</w:pPr></w:p>")
        before = (across if annex.is_wide else upright).replace("<!--start-->", restarts)
        name = f"Phụ lục {annex.number}".strip()
        attached = (
            f"(Kèm theo Báo cáo số        /BC-… ngày … tháng … năm {content.written_on.year} của {content.office})"
        )
        pieces += [
            paragraph(name, "center", size=14, bold=True), paragraph(annex.title.upper(), "center", size=13, bold=True),
            paragraph(attached, "center", size=13, italic=True),
        ]  # fmt: skip
        blocks: tuple[Block, ...] = annex.blocks
        pieces += [block_xml(block, marks, is_wide=annex.is_wide) for block in blocks]
    _put(document, ANNEXES, pieces, path, "annexes")
    if content.annexes:
        parent = last.getparent()
        parent.replace(last, parse([before])[0])


def _section(of: etree._Element, *, is_wide: bool, is_annex: bool) -> etree._Element:
    """The template's last section, turned where it is to lie across."""
    made = deepcopy(of)
    for old in made.findall(qn("w:type")) + made.findall(qn("w:pgNumType")):
        made.remove(old)
    if is_annex:
        for old in made.findall(qn("w:titlePg")):
            made.remove(old)
    size, margin = made.find(qn("w:pgSz")), made.find(qn("w:pgMar"))
    if is_wide and size is not None:
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.set(qn("w:orient"), "landscape")
        if margin is not None:
            margin.set(qn("w:left"), "1134")
            margin.set(qn("w:right"), "850")
    if is_annex and margin is not None:
        margin.addnext(etree.Comment("start"))
    return made
