"""XML from strangers: no entities of its own, no network, no huge trees."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

LARGEST = 50 * 1024 * 1024  # bytes after decompression: what sitemaps.org allows one file


def xml_root(body: bytes) -> Any | None:
    """The root of a document, gzip-compressed or not; None when it can not be read. Never raises."""
    if body.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
                body = file.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            return None
        if len(body) > LARGEST:
            return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        return etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: Any) -> str:
    """The name of an element without its name space; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children with one of these names."""
    return (child for child in element if local_name(child) in names)


def child_text(element: Any, *names: str) -> str:
    """The text of the first child that has one, the names in order of preference; may be empty."""
    for name in names:
        for child in children(element, name):
            text = " ".join("".join(child.itertext("*")).split())
            if text:
                return text
    return ""
