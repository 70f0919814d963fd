"""Categories and tags of a post, distinguished by their markup or their URLs."""

import re
from typing import Final

from converters.formats.html.reader import urls as addresses
from converters.formats.html.reader.metadata import PageMetadata
from converters.io.slugs import sanitize_title
from converters.model import TermRef

CATEGORY_BASE: Final = re.compile(r"/(?:category|categories|kategorie|categoria|cat)/|[?&]cat=")
TAG_BASE: Final = re.compile(r"/(?:tag|tags|tagged|schlagwort|etiqueta)/|[?&]tag=|/search/label/")


def terms(metadata: PageMetadata, language: str) -> tuple[TermRef, ...]:
    """The terms of a post, each once. A tag whose link leads to a category is ignored."""
    categories = metadata.values("categories")
    found: dict[tuple[str, str], TermRef] = {}
    for taxonomy, named in (("category", categories), ("post_tag", metadata.values("tags"))):
        for name, link in named:
            if taxonomy == "post_tag" and ((name, link) in categories or CATEGORY_BASE.search(link)):
                continue
            is_tag = taxonomy == "post_tag" or bool(TAG_BASE.search(link))
            ref = _ref("post_tag" if is_tag else "category", name, link, language)
            found.setdefault((ref.taxonomy, ref.slug), ref)
    return tuple(found.values())


def _ref(taxonomy: str, name: str, link: str, language: str) -> TermRef:
    stated = addresses.slug(link) if CATEGORY_BASE.search(link) or TAG_BASE.search(link) else ""
    slug = stated if stated.isascii() and " " not in stated else ""
    return TermRef(taxonomy=taxonomy, slug=slug or sanitize_title(name, language) or name, name=name)
