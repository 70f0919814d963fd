"""What one run of a site writer knows: the plan, what has been read so far, and where it writes to."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from converters.diagnostics import Diagnostics
from converters.generators.site.former_paths import FormerPaths
from converters.generators.site.terms import TermIndex
from converters.io.output import FolderOutput
from converters.publishing.missing_assets import MissingAssets
from converters.publishing.words import words
from converters.site.index import SiteIndex
from converters.site.permalinks import UrlClaims
from converters.site.plan import Plan, Run
from converters.site.post_summaries import PostSummary


class SiteState(Struct, dict=True):
    """The state of a run: small, whatever the size of the site."""

    run: Run
    out: FolderOutput
    diagnostics: Diagnostics
    posts: Mapping[str, PostSummary]
    """The posts that have a file, by key: all but the items of menus."""
    terms: TermIndex
    claims: UrlClaims
    """Which page has which path: the posts of the plan, then their former paths and the pages of terms."""
    former: Mapping[str, FormerPaths]
    """The paths that posts had before, by key."""
    missing_assets: MissingAssets
    posts_path: str
    """The path of the list of posts."""
    menus: list[dict[str, Any]] = field(default_factory=list)
    """The menus, when all posts are written (see `publishing.menus`)."""

    @property
    def plan(self) -> Plan:
        """Where posts and files go."""
        return self.run.plan

    @property
    def site_index(self) -> SiteIndex:
        """What is known of the whole site."""
        return self.run.site_index

    def add_terms_of_posts(self) -> None:
        """Add the terms that only posts name. Called when all that the source lists are read, before the first post."""
        self.terms.add_terms_of_posts(self.site_index.post_terms)

    @property
    def posts_title(self) -> str:
        """The title of the list of posts."""
        return self.site_index.posts_title or words(self.site_index.site.language)["posts"]

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of the posts that have a file."""
        return frozenset(post.type for post in self.posts.values())

    @cached_property
    def common_zone(self) -> str:
        """The offset that most dates of posts have; `""` where none has one."""
        zones = Counter(post.date[19:] for post in self.posts.values() if len(post.date) > 19)
        return min(zones, key=lambda zone: (-zones[zone], zone)) if zones else ""
