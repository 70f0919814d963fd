"""Templates of ours are compiled once a process: a batch, and whoever imports the package, write many blogs with them."""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class _InMemory(BytecodeCache):
    """What is compiled, by the name and the text of a template."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = _InMemory()
"""For environments of Jinja2 with our templates alone, which compute nothing from their own constants: Jinja2 does that when it
compiles, with the words of one blog.
"""
