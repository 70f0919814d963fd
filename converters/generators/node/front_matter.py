"""The front matter of generators that Node runs: the names by which `blogport/pages.mjs` knows it, and what one names otherwise."""

from typing import Final

from converters.generators.base import FrontMatterField, pairs

_NAMES: Final = pairs(
    "type= title date date_stated= modified=updated modified_stated= published= draft address=permalink "
    "name= dynamic= listed= former=aliases author authors= categories tags format=post_format description "
    "seo_title seo_image canonical=canonical_url noindex excerpt image image_alt image_in_body "
    "sticky=pinned order=post_order id=post_id slug=post_slug post_url type_stated=post_type "
    "old_slugs_stated=old_slugs term_slugs parent=post_parent lang translation_key likes podcast "
    "comments_open=comments comments_key"
)
"""Metadata -> front matter key, in the order in which it is written; empty: only where a generator has a key for it."""


def front_matter(**own: str | FrontMatterField) -> dict[str, FrontMatterField]:
    """The table of a generator; `own` are its keys that are not those of the table, empty for what it has none for."""
    stated = {**_NAMES, **own}
    return {
        name: key if isinstance(key, FrontMatterField) else FrontMatterField(key)
        for name, key in stated.items()
        if key
    }
