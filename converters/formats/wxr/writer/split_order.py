"""The order of items in parts: of earlier parts, the importer knows only what is on the site."""

from collections.abc import Iterable, Iterator

from converters.model import MENU_ITEM, Media, Post
from converters.storage.spool import Spool


def for_parts(records: Iterable[Post | Media]) -> Iterator[list[Post | Media]]:
    """Posts, then media, then menus, each menu whole.

    At the end of a part the importer changes the URLs of the files in it in all texts that are on
    the site; so the texts must be there. A menu's item is dropped if what it leads to is not there yet.
    """
    menus: dict[str, list[Post | Media]] = {}
    with Spool() as later:
        for count, record in enumerate(records):
            if isinstance(record, Media) or record.type == MENU_ITEM:
                later.add(record, str(count))
            else:
                yield [record]
        for kept in later.records():
            if isinstance(kept, Post):
                menus.setdefault(_menu(kept), []).append(kept)
            elif isinstance(kept, Media):
                yield [kept]
    yield from menus.values()


def _menu(item: Post) -> str:
    return next((term.slug for term in item.terms if term.taxonomy == "nav_menu"), "")
