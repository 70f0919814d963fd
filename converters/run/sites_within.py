"""The sites whose pages one source has, for `-o site=each`."""

from collections import Counter
from collections.abc import Iterable, Mapping

from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.io.addresses.names import StrPath
from converters.io.limits import Limits
from converters.model import Post
from converters.run.pipeline import read


def site_urls(
    source: StrPath | Iterable[StrPath],
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> dict[str, str]:
    """Host -> `https://host/`, of each host that has the address of a post, the one with the most posts first.

    Everything is read for it. Raises what `pipeline.read` raises.
    """
    roots: Counter[str] = Counter()
    for record in read(source, from_=from_, options=options, diagnostics=Diagnostics(), limits=limits):
        if isinstance(record, Post) and (parts := urls.split(record.url)).netloc:
            roots[f"{parts.scheme}://{parts.netloc}/"] += 1
    found: dict[str, str] = {}
    for root, _ in roots.most_common():
        found.setdefault(urls.host(urls.split(root)), root)
    return found
