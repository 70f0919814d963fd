"""The files of a site that are not local: which are downloaded, and how they become files like those of the source.

This stands between reading and planning. What it adds are assets; everything after it (names, drafts' files, what is
copied) is as with a copy of the files.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import structs

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.fetch.addresses import absolute, request_url
from converters.fetch.failures import Failure
from converters.fetch.fetcher import Fetched, Fetcher
from converters.fetch.hosts import AllowedHosts, is_platform
from converters.fetch.options import Downloads, Fetch
from converters.fetch.originals import is_upload, ladder
from converters.fetch.shown import Reference, references
from converters.fetch.store import Store
from converters.fetch.wanted import Wanted, WantedFiles
from converters.guard import error_text
from converters.io import urls
from converters.io.media_types import is_copied, is_image
from converters.markup import wordpress
from converters.markup.links import ABSOLUTE_OR_FRAGMENT
from converters.markup.markdown.template_syntax import TemplateSyntax
from converters.model import Asset, Media, Post, Record
from converters.site.assets import Address, AssetMap, asset_address, base_of, is_upload_path, original
from converters.site.index import SiteIndex

SUFFIX: Final = ".fetched"
"""What the name of the target gets for the folder of the store."""


@dataclass(frozen=True)
class Demand:
    """What a target wants of the files of the site."""

    library: bool = False
    """Whether it wants all media of the site, and each upload at the very URL that texts have: the copy is put where the
    uploads of the new site are. Otherwise it wants what posts show, at its best."""
    template_syntaxes: tuple[TemplateSyntax, ...] = ()
    """The template languages of the texts (see `wordpress.Context`)."""


def add_downloads(
    site_index: SiteIndex,
    records: Iterable[Record],
    demand: Demand,
    options: Fetch,
    target: Path,
    diagnostics: Diagnostics,
    tell: Callable[[str, int, int], None],
) -> SiteIndex:
    """The index with the files that were downloaded for the `records`, which are those that the target shows.

    `tell` is called with `fetching`, and how many files are done of how many. Raises `UsageError` if what downloads is
    not installed, and `TargetError` if the store cannot be used.
    """
    if not options.offline:
        require_client()
    search = _Search(site_index, demand, options, diagnostics)
    for record in records:
        search.add(record)
    search.report()
    folder = Path(options.store) if options.store else target.with_name(f"{target.name}{SUFFIX}")
    if options.offline and not folder.is_dir():
        raise UsageError(f"--offline: {folder} is not there; --fetch without it downloads the files first")

    def follow(state: Downloads) -> None:
        tell("fetching", state.done, state.total)
        if options.follow:
            options.follow(state)

    with Store(folder) as store:
        results = list(Fetcher(options, store, follow).run(list(search.wanted)))
        assets = _assets(results, store, options, diagnostics)
    if results:
        diagnostics.report(messages.DOWNLOADS_KEPT, folder=folder)
    return structs.replace(site_index, assets=MappingProxyType({**assets, **site_index.assets}))


def require_client() -> None:
    """Raise `UsageError` if the packages that download are not installed."""
    try:
        import httpcore2  # noqa: F401
        import stamina  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f'--fetch needs packages that are not installed ({error.name}): pip install "blogport[fetch]"'
        ) from error


class _Search:
    """Finds the files that are not local."""

    def __init__(
        self, site_index: SiteIndex, demand: Demand, options: Fetch, diagnostics: Diagnostics
    ) -> None:
        self._index, self._demand, self._diagnostics = site_index, demand, diagnostics
        self._site = site_index.site.url
        media = site_index.media.values()
        self._local = AssetMap(site_index.assets, site_index.site, media, str)
        self._hosts = AllowedHosts(self._site, (item.url for item in media), options.hosts)
        # A record of WordPress has a date; one that was made of a page has the URL of the size that the page shows.
        self._uploads = _uploads(item.url for item in media if item.date)
        self.wanted = WantedFiles()
        self._elsewhere: dict[str, set[str]] = {}
        self._without_host: dict[str, None] = {}

    def add(self, record: Record) -> None:
        """Look for the files of a record."""
        if isinstance(record, Media) and self._demand.library and record.url:
            use = "image" if is_image(urls.split(record.url).path) else "link"
            self._want(Reference((record.url,), use), Post(url=self._site, date=record.date), None)
        elif isinstance(record, Post):
            try:
                self._search(record)
            except Exception as error:
                # one text costs its own files; a conversion that fails too reports more
                self._diagnostics.report(messages.NOT_SEARCHED, record, why=error_text(error))

    def _search(self, post: Post) -> None:
        context = wordpress.Context(post, self._index, Diagnostics(), self._demand.template_syntaxes)
        named = Post(id=post.id, type=post.type, slug=post.slug, title=post.title)
        for found in references(post, context):
            self._want(found, post, named)
        if (featured := self._index.media.get(post.featured)) and featured.url:
            self._want(Reference((featured.url,), "image"), post, named)

    def _want(self, found: Reference, post: Post, named: Post | None) -> None:
        given = (url for url in found.urls if not url.startswith("#"))
        shown = [absolute(url, base_of(post), self._site) for url in given]
        shown = [url for url in shown if request_url(url)]
        if self._is_local(found, post):
            return
        if not shown:
            if found.use != "link" and not ABSOLUTE_OR_FRAGMENT.match(found.urls[-1]):
                self._without_host.setdefault(found.urls[-1])
            return
        if found.use == "link" and not is_copied(urls.split(shown[0]).path) and not _is_sized(shown[0]):
            return
        if self._demand.library and is_upload_path(shown[-1]):
            for url in shown:
                self._add([url], [url], found.use, post, named)
            return
        # the original of what is shown, then the widest copy, last what is shown
        steps = [step for url in shown[-1:] + shown[:-1] for step in ladder(url, self._uploads.get)]
        self._add([*(step for step in steps if step != shown[-1]), shown[-1]], shown, found.use, post, named)

    def _add(self, steps: list[str], shown: list[str], use: str, post: Post, named: Post | None) -> None:
        asked = {request: step for step in steps if (request := request_url(step))}
        allowed = [request for request in asked if request in self._hosts]
        if allowed:
            spelled = {request: step for request, step in asked.items() if not step.isascii()}
            self.wanted.add(allowed, shown, use, post.date or "", named, spelled)
        else:
            last = list(asked)[-1]
            self._elsewhere.setdefault(urls.split(last).hostname or "", set()).add(last)

    def _is_local(self, found: Reference, post: Post) -> bool:
        return self._local.resolve(found.urls[-1], post, shown=found.use != "link") is not None

    def report(self) -> None:
        """Report the hosts that nothing is taken from, and how many media items nothing shows."""
        if self._without_host:
            example = next(iter(self._without_host))
            self._diagnostics.tally(messages.UNKNOWN_HOME, len(self._without_host), example=example)
        known = {asset_address(url) for file in self.wanted for url in (*file.steps, *file.shown)}
        media = (
            item for item in self._index.media.values() if request_url(item.url) and not self._local.of(item)
        )
        unshown = [item for item in media if asset_address(item.url) not in known]
        if unshown and not self._demand.library:
            self._diagnostics.tally(messages.NOT_SHOWN, len(unshown), example=unshown[0].url)
        for host, files in sorted(self._elsewhere.items()):
            self._diagnostics.tally(messages.NOT_ASKED, len(files), host=host)


def _uploads(media: Iterable[str]) -> Mapping[str, str]:
    """The URLs of the uploads that records name, by their paths, and by those of the originals (see `assets.original`)."""
    found: dict[str, str] = {}
    nearest: dict[str, str] = {}
    for url in media:
        address = asset_address(url)
        if address and is_upload(url):
            found.setdefault(address.path, url)
            nearest.setdefault(original(address.path), url)
    return nearest | found


def _is_sized(url: str) -> bool:
    """Whether a URL without an extension is that of an image, by the size that is written into it."""
    return is_platform(url) and len(ladder(url)) > 1


def _assets(
    results: Iterable[tuple[Wanted, Fetched | Failure]],
    store: Store,
    options: Fetch,
    diagnostics: Diagnostics,
) -> dict[Address, Asset]:
    """The files that arrived, by their addresses; all others are counted and reported."""
    found: dict[Address, Asset] = {}
    for file, result in results:
        if isinstance(result, Failure) and result.page and file.use == "link":
            diagnostics.tally(messages.LINKED_PAGE, example=next(iter(file.shown)))
            continue
        if isinstance(result, Failure):
            diagnostics.lose("file", result.reason)
            url = next(iter(file.shown))
            diagnostics.report(messages.NOT_DOWNLOADED, file.post, url=url, why=result.why)
            continue
        name = file.spelled.get(result.name, result.name)
        address = asset_address(name)
        assert address is not None  # it was asked for
        if result.entry.url.startswith(options.wayback):
            diagnostics.tally(messages.FROM_WAYBACK)
        known = found.get(address)
        also = (*(known.also if known else ()), *file.shown)
        if known is None:
            known = Asset(name, name, partial(store.open, result.entry), extension=result.entry.extension)
            diagnostics.read(known)
        found[address] = replace(known, also=tuple(dict.fromkeys(also)))
    return found
