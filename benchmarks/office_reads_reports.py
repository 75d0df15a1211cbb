"""LibreOffice opens the reports: docx and xlsx as it reads them, no formula, the same numbers as the json.

usage: .venv/bin/python benchmarks/office_reads_reports.py FOLDER

FOLDER holds reports as `rasoat report … --format docx,xlsx,json` wrote them. Needs `soffice` with Writer and Calc.
Prints one JSON object last; exit 1 where a formula was found, or a figure that Calc or Writer reads otherwise.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def opened(file: Path, ending: str, folder: Path) -> Any:
    """The document as LibreOffice has it in memory, written as flat XML."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return etree.parse(str(folder / f"{file.stem}.{ending}"), etree.XMLParser(huge_tree=True)).getroot()


def formulas(root: Any) -> int:
    """Cells that calculate, fields that look something up, links that a cell got by itself."""
    cells = sum(1 for each in root.iter(f"{TABLE}table-cell") if each.get(f"{TABLE}formula"))
    fields = sum(1 for name in ("dde-connection", "database-display", "execute-macro") for _ in root.iter(TEXT + name))
    return cells + fields


def first_sheet(root: Any) -> dict[str, float | None]:
    """The figures of the first sheet as Calc holds them: name and value."""
    found: dict[str, float | None] = {}
    for row in root.iter(f"{TABLE}table").__next__().iter(f"{TABLE}table-row"):
        cells = row.findall(f"{TABLE}table-cell")
        if len(cells) > 2 and re.fullmatch(r"[a-z0-9_]+", name := "".join(cells[0].itertext()).strip()):
            value = cells[2].get(f"{OFFICE}value")
            found[name] = None if value is None else float(value)
    return found


def marked(root: Any) -> dict[str, str]:
    """What stands between the marks F1, F2, … of a Word file as Writer holds it."""
    open_marks: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for each in root.iter():
        name = each.get(f"{TEXT}name") or ""
        if each.tag == f"{TEXT}bookmark-start" and re.fullmatch(r"F\d+", name):
            open_marks[name] = []
        elif each.tag == f"{TEXT}bookmark-end" and name in open_marks:
            found[name] = "".join(open_marks.pop(name))
        elif each.text and each.tag.startswith(TEXT) and not each.tag.startswith(f"{TEXT}bookmark"):
            for texts in open_marks.values():
                texts.append(each.text)
        if each.tail and each.tag.startswith(TEXT) and open_marks:
            for texts in open_marks.values():
                texts.append(each.tail)
    return found


def written(file: Path) -> dict[str, str]:
    """The same marks as we wrote them."""
    open_marks: dict[str, tuple[str, list[str]]] = {}
    found: dict[str, str] = {}
    for each in Document(str(file)).element.body.iter():
        if each.tag == qn("w:bookmarkStart") and re.fullmatch(r"F\d+", each.get(qn("w:name")) or ""):
            open_marks[each.get(qn("w:id"))] = (each.get(qn("w:name")), [])
        elif each.tag == qn("w:bookmarkEnd") and each.get(qn("w:id")) in open_marks:
            name, texts = open_marks.pop(each.get(qn("w:id")))
            found[name] = "".join(texts)
        elif each.tag == qn("w:t"):
            for _, texts in open_marks.values():
                texts.append(each.text or "")
    return found


def main() -> int:
    """Open every report of the folder."""
    told: dict[str, Any] = {}
    missed = 0
    for file in sorted(Path(sys.argv[1]).glob("*.json")):
        figures = json.loads(file.read_bytes())["figures"]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            calc = opened(file.with_suffix(".xlsx"), "fods", folder)
            writer = opened(file.with_suffix(".docx"), "fodt", folder)
        read = first_sheet(calc)
        differ = [name for name, value in figures.items() if read.get(name, "none") != value]
        in_word, ours = marked(writer), written(file.with_suffix(".docx"))
        unlike = [name for name in in_word.keys() | ours.keys() if in_word.get(name) != ours.get(name)]
        told[file.stem] = {
            "figures": len(figures), "calc_differs": differ, "calc_formulas": formulas(calc),
            "writer_formulas": formulas(writer), "writer_figures": len(in_word), "writer_differs": unlike,
        }  # fmt: skip
        missed += len(differ) + formulas(calc) + formulas(writer) + len(unlike)
    print(json.dumps({"reports": told, "missed": missed}, ensure_ascii=False))
    return 1 if missed or not told else 0


if __name__ == "__main__":
    sys.exit(main())
