"""Collects the messages of the screens into the English catalogue; used by `make words` and by the tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from monitor.web.pages import HERE, environment
from monitor.web.template_words import messages
from monitor.web.words import CATALOGUE, VIETNAMESE, Language, core_of, is_message

ROOT = HERE.parent.parent
# What holds interface text: folders, files, or one list or function of a file. What is written into records stays
# Vietnamese, so files that make records are here with what they say on screens only.
SPOKEN = (
    "crawler/identifiers/read.py:_certain",
    "monitor/web",
    "monitor/labels.py",
    "monitor/register_match.py",
    "monitor/register_files.py",
    "monitor/capturing.py",
    "monitor/report_gate.py:refuse_unexplained",
    "monitor/reports/making/pl1_columns.py:COLUMN_WORDS",
    "monitor/reports/making/pl2_table.py:GROUPS",
    "monitor/watch/look.py:ASKS",
    "classifier/model/judge.py",
    "monitor/watch/look.py:SAID",
    "monitor/watch/look.py:lines_of",
    "monitor/watch/spotting.py:SEEN_IN",
    "monitor/letters/compose.py:METHOD",
    "monitor/letters/forms.py",
    "monitor/letters/ladder.py",
    "monitor/letters/never_target.py",
    "monitor/letters/office.py",
    "monitor/letters/pdf.py",
    "monitor/letters/readiness.py",
    "monitor/letters/scope.py:check_in_scope",
    "storage/deadlines.py",
    "storage/ledger",
    "storage/lifecycle.py",
    "monitor/platform_coverage.py",
    "storage/queries/dashboard.py",
    "storage/queries/sellers.py",
    "storage/recipients.py",
    "storage/seller_links.py:_not_of_one",
)
NOT_SHOWN = frozenset({"words.py", "template_words.py", "collecting.py"})
OWN_WORDS = "monitor/labels.py"  # every word of whose lists is shown, marks or none


def found_messages() -> dict[str, str]:
    """Every message of the screens with the file where it stands first."""
    found: dict[str, str] = {}
    made = environment(Language.VIETNAMESE)
    for file in sorted((HERE / "templates").glob("*.html")):
        for message in messages(made, file.read_text("utf-8")):
            found.setdefault(message, file.name)
    for place in SPOKEN:
        path, _, part = place.partition(":")
        for file in _files(ROOT / path):
            every = str(file.relative_to(ROOT)) == OWN_WORDS
            for message in _strings(_part(ast.parse(file.read_text("utf-8")), part), every=every):
                found.setdefault(message, file.name)
    return found


def collect() -> list[str]:
    """Write the catalogue anew with what it knew. Returns the messages that lack English."""
    known = _known()
    made = Catalog(locale="en", project="rasoat", header_comment="# The screens of Rà Soát in English.", fuzzy=False)
    for message, place in sorted(found_messages().items(), key=lambda each: (each[1], each[0])):
        made.add(message, known.get(message, ""), auto_comments=[place])
    with CATALOGUE.open("wb") as file:
        write_po(file, made, width=120, omit_header=True)
    return missing()


def missing() -> list[str]:
    """The messages of the screens without English in the catalogue."""
    known = _known()
    return [message for message in found_messages() if not known.get(message)]


def _known() -> dict[str, str]:
    if not CATALOGUE.exists():
        return {}
    with CATALOGUE.open("rb") as file:
        return {str(each.id): str(each.string) for each in read_po(file) if each.id}


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else [file for file in sorted(place.glob("*.py")) if file.name not in NOT_SHOWN]


def _part(tree: ast.Module, name: str) -> ast.Module:
    """The module, or of it only the list or function of this name. Raises LookupError where there is none."""
    if not name:
        return tree
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = {each.id for each in targets if isinstance(each, ast.Name)} | {getattr(node, "name", "")}
        if name in names:
            return ast.Module([node], [])
    raise LookupError(name)


def _strings(tree: ast.Module, *, every: bool) -> Iterator[str]:
    """The texts of a module that people read: no docstrings, no keys of dictionaries."""
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    left_out |= {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in ast.walk(node) if part is not node and isinstance(part, ast.Constant)}
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        message = core_of(text)[1]
        is_ours = VIETNAMESE.search(message) or (every and not isinstance(node, ast.JoinedStr) and message)
        if is_ours and is_message(message):
            yield message
