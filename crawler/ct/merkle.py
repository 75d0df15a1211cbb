"""The Merkle tree of a log (RFC 6962 section 2.1), as its right edge: enough to add leaves and get the root."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Hash of one MerkleTreeLeaf."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two neighbours."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Frontier:
    """The roots of the whole subtrees that a tree of `size` leaves is made of, the largest first."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        """Raises ValueError when there are not as many hashes as `size` has bits set."""
        if len(hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} whole subtrees, not {len(hashes)}")
        self.size = size
        self.hashes = list(hashes)

    def add(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes at the right."""
        for node in leaves:
            carry, bits = node, self.size
            while bits & 1:
                carry = node_hash(self.hashes.pop(), carry)
                bits >>= 1
            self.hashes.append(carry)
            self.size += 1

    def root(self) -> bytes:
        """The root of the tree."""
        if not self.hashes:
            return EMPTY
        root = self.hashes[-1]
        for each in reversed(self.hashes[:-1]):
            root = node_hash(each, root)
        return root

    def copy(self) -> Frontier:
        """Another one like this."""
        return Frontier(self.size, self.hashes)


def frontier_of_last_leaf(size: int, leaf: bytes, path: Sequence[bytes]) -> Frontier:
    """The frontier of a tree from the hash and audit path of its last leaf: all on the path are left neighbours.

    Raises ValueError when the path is too short or too long.
    """
    inside = (size & -size).bit_length() - 1
    node = leaf
    for sibling in path[:inside]:
        node = node_hash(sibling, node)
    return Frontier(size, [*reversed(path[inside:]), node])
