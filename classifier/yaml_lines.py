"""YAML with line numbers, read strictly: a key twice, an unknown key or a wrong type is an error with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

# The C loader is five times faster and gives the same nodes; the wheels of PyYAML carry it, a source build may not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """Raised for a file that is not what its reader expects; carries the line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file and the line where it begins."""

    raw: yaml.Node
    line: int

    def fields(self, *, needed: Sequence[str], optional: Sequence[str] = ()) -> Mapping[str, Node]:
        """The values of a mapping that has all ``needed`` keys and none beyond the ``optional`` ones."""
        found = self.mapping()
        for key, node in found.items():
            if key not in needed and key not in optional:
                raise YamlError(node.line, f"unknown key {key!r}; known are {', '.join((*needed, *optional))}")
        for key in needed:
            if key not in found:
                raise YamlError(self.line, f"{key!r} is missing")
        return found

    def mapping(self) -> Mapping[str, Node]:
        if not isinstance(self.raw, yaml.MappingNode):
            raise YamlError(self.line, "a mapping is expected here")
        found: dict[str, Node] = {}
        for key_node, value_node in self.raw.value:
            key = _node(key_node).text()
            if key in found:
                raise YamlError(_node(key_node).line, f"{key!r} stands twice")
            found[key] = _node(value_node)
        return found

    def items(self) -> Iterator[Node]:
        if not isinstance(self.raw, yaml.SequenceNode):
            raise YamlError(self.line, "a list is expected here")
        yield from (_node(each) for each in self.raw.value)

    def text(self) -> str:
        """The scalar as written; every key of ours is text, so `no`, `1.10` and `2026-01-01` stay as they stand."""
        if not isinstance(self.raw, yaml.ScalarNode):
            raise YamlError(self.line, "one value is expected here")
        return str(self.raw.value)

    def texts(self) -> Sequence[str]:
        return [each.text() for each in self.items()]

    def number(self) -> float:
        try:
            return float(self.text())
        except ValueError as error:
            raise YamlError(self.line, f"{self.text()!r} is not a number") from error

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError as error:
            raise YamlError(self.line, f"{self.text()!r} is not a date such as 2026-05-15") from error

    def text_or_plain(self) -> Mapping[str, object]:
        """The fields of a mapping as plain values; a bare text is the field `text`."""
        if isinstance(self.raw, yaml.ScalarNode):
            return {"text": self.text()}
        return {key: _plain(node) for key, node in self.mapping().items()}


def read(file: Path) -> Node:
    """The root of a file. Raises YamlError for what is not YAML or is empty."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise YamlError((error.problem_mark.line if error.problem_mark else 0) + 1, str(error.problem)) from error
    if root is None:
        raise YamlError(1, "the file is empty")
    return _node(root)


def _node(raw: yaml.Node) -> Node:
    return Node(raw, raw.start_mark.line + 1)


def _plain(node: Node) -> object:
    if isinstance(node.raw, yaml.MappingNode):
        return {key: _plain(value) for key, value in node.mapping().items()}
    if isinstance(node.raw, yaml.SequenceNode):
        return [_plain(value) for value in node.items()]
    if node.raw.tag.endswith(":null"):
        return None
    if node.raw.tag.endswith(":bool"):
        return node.text().lower() == "true"
    return node.text()
