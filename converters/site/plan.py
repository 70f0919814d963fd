"""The plan of a run: where each post and each file goes, and which permalinks posts have.

It is made once, when all is read and before the first post is written, and does not change: who asks
twice has the same answer. What does change while posts are written is in `Run`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from msgspec import field

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io import filenames
from converters.io.read_only import ReadOnlyMappings, nothing
from converters.io.temporary.disk_map import texts
from converters.model import Post
from converters.site.assets import AssetMap
from converters.site.assets.used import UsedAssets
from converters.site.index import SiteIndex
from converters.site.new_site import NewSite
from converters.site.permalinks import PermalinkTable
from converters.site.post_summaries import PostSummary, key


class Plan(ReadOnlyMappings, frozen=True, eq=False):
    """All decisions of a run that depend on the whole site."""

    site_index: SiteIndex = field(default_factory=SiteIndex)
    paths: Mapping[str, str] = field(default_factory=nothing)
    """Where each post goes, by its key, relative to the target; empty for a target of one file."""
    permalinks: PermalinkTable = field(default_factory=lambda: PermalinkTable({}, ""))
    """The path of each post in the site that is built; empty for a target that is no site."""
    assets: AssetMap = field(default_factory=AssetMap)
    """Where the local files go."""

    def path(self, post: Post) -> str:
        """Where a post goes, relative to the target; no two posts share a path."""
        return self.paths[key(post)]


class Run:
    """One conversion while it writes: the plan, and what changes from post to post."""

    def __init__(self, plan: Plan, sources: Sequence[Path] = ()) -> None:
        self.plan = plan
        self.sources = sources
        """The sources as they were given, for a writer that keeps them; none where records were handed over."""
        self.assets = UsedAssets(plan.assets)
        """Where local files go, and which of them are copied."""
        self.originals: dict[str, Post] = {}
        """The posts that are being written as they were read, by key, for a writer that needs them."""
        self.new_site: NewSite | None = None
        """What the target answers, when all is written; None where it is no site."""
        self.comment_form: Mapping[str, str] = {}
        """What the pages of a site need to show the form of a comment system; empty where there is none (`--comments`)."""

        self.comments_beside: Collection[str] = ()
        """The comment systems that are written beside the target (`--comments`)."""

    @property
    def site_index(self) -> SiteIndex:
        """What is known of the whole site."""
        return self.plan.site_index

    def take_changes(self) -> tuple[dict[str, bool], dict[str, Post]]:
        """The files that are used, and the originals that no writer took (see `side_by_side.Shared`)."""
        changes = self.assets.used, self.originals
        self.assets.used, self.originals = {}, {}
        return changes

    def merge(self, changes: tuple[dict[str, bool], dict[str, Post]]) -> None:
        """Add what a worker has of these."""
        used, originals = changes
        self.assets.merge_used(used)
        self.originals.update(originals)

    def path(self, post: Post) -> str:
        """Where a post goes (see `Plan.path`)."""
        return self.plan.path(post)


class Planned(Protocol):
    """What a plan asks of a writer (see `plugins.Writer`)."""

    @property
    def single_file(self) -> bool:
        """Whether the target is one file."""

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """Where a post would best go."""

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The permalinks of the posts."""


def make_plan(
    writer: Planned,
    site_index: SiteIndex,
    diagnostics: Diagnostics,
    file_path: Callable[[str], str] | None = None,
) -> Plan:
    """Decide where all goes. `file_path` makes the path of a file in the target of the one that it had on the site;
    without it the target has no place for files. A post whose path is taken is reported."""
    paths: Mapping[str, str] = {} if writer.single_file else _paths(writer, site_index, diagnostics)
    assets = AssetMap(site_index.assets, site_index.site, site_index.media.values(), file_path)
    permalinks = writer.permalinks(site_index, paths, assets.paths)
    return Plan(site_index, MappingProxyType(paths), permalinks, assets)


def _paths(writer: Planned, site_index: SiteIndex, diagnostics: Diagnostics) -> Mapping[str, str]:
    summaries = site_index.summaries
    wishes = texts()
    for post in summaries.values():
        wishes[post.key] = writer.path(post, site_index.ancestors(post))
    paths = filenames.assign_unique_paths(wishes)
    for name, wish in wishes.items():
        if (path := paths[name]) != wish:
            post = summaries[name]
            diagnostics.report(messages.PATH_TAKEN, Post(id=post.id, slug=post.name), wish=wish, path=path)
    return paths
