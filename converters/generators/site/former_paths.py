"""The paths that posts had before and that lead to them still: decided for the whole site, before the first is written.

Two posts may have had one path; the first in the order of the source has it. So no post can decide for itself.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from converters.model import MENU_ITEM
from converters.site.permalinks import UrlClaims
from converters.site.plan import Plan


class FormerPaths(NamedTuple):
    """The paths of one post."""

    of_slugs: list[str]
    """Those that follow from its old slugs."""
    stated: list[str]
    """Those that the source declares, without the above."""


NO_FORMER_PATHS: Final = FormerPaths([], [])


def former_paths(plan: Plan, claims: UrlClaims) -> Mapping[str, FormerPaths]:
    """The former paths of each post that has any, by its key; `claims` has them afterwards."""
    found: dict[str, FormerPaths] = {}
    for name, post in plan.site_index.summaries.items():
        if post.type == MENU_ITEM or not (post.old_slugs or post.aliases):
            continue
        of_slugs = claims.former(name, plan.permalinks.original(name), post.old_slugs)
        stated = claims.aliases(name, post.aliases)
        found[name] = FormerPaths(of_slugs, [path for path in stated if path not in of_slugs])
    return found
