"""Which local files the posts use: what is copied to the target."""

from collections.abc import Collection, Iterator, Mapping

from converters.model import Asset, Media, Post
from converters.site.assets import AssetMap


class UsedAssets:
    """Which local files the posts use: what is copied to the target. Filled while posts are converted and written."""

    def __init__(self, assets: AssetMap) -> None:
        self._assets = assets
        self.searched = False
        """Whether what the posts show was downloaded: what only a media record names is shown nowhere then."""
        self.used: dict[str, bool] = dict.fromkeys(assets.published, False)
        """The paths of the files that a post shows or links to -> whether only drafts do."""

    @property
    def home(self) -> str:
        """See `AssetMap.home`."""
        return self._assets.home

    @property
    def assigned(self) -> bool:
        """See `AssetMap.assigned`."""
        return self._assets.assigned

    @property
    def paths(self) -> Collection[str]:
        """See `AssetMap.paths`."""
        return self._assets.paths

    def files(self) -> Iterator[tuple[str | None, Asset]]:
        """See `AssetMap.files`."""
        return self._assets.files()

    def resolve(self, url: str, post: Post, *, shown: bool = True) -> str | None:
        """See `AssetMap.resolve`: the file is not copied for this."""
        return self._assets.resolve(url, post, shown=shown)

    def has(self, url: str) -> bool:
        """See `AssetMap.has`."""
        return self._assets.has(url)

    def by_source(self, url: str, post: Post) -> str | None:
        """See `AssetMap.by_source`."""
        return self._assets.by_source(url, post)

    def mark_used(self, url: str, post: Post, *, shown: bool = True) -> str | None:
        """The path of the file that a URL in a post means, which is then copied (see `AssetMap.resolve`).

        A file that only drafts use is not made public.
        """
        return self._mark(self.resolve(url, post, shown=shown), post.status != "publish")

    def use_media(self, media: Media, *, draft: bool = False) -> str | None:
        """The path of the file of a media item, which is then copied; None where the file is not local."""
        return self._mark(self._assets.of(media), draft)

    def if_used(self, media: Media) -> str | None:
        """The path of the file of a media item, if something else uses it already."""
        path = self._assets.of(media)
        return path if path in self.used else None

    def _mark(self, path: str | None, draft: bool) -> str | None:
        if path is not None:
            self.merge_used({path: draft})
        return path

    def merge_used(self, used: Mapping[str, bool]) -> None:
        """Add what another process has in `used`."""
        for path, draft in used.items():
            self.used[path] = draft and self.used.get(path, True)

    def to_copy(self) -> Iterator[tuple[str, bool, Asset]]:
        """The files to copy, in the order of their paths, and whether only drafts use them."""
        wanted = {path: asset for path, asset in self._assets.files() if path in self.used}
        for path in sorted(filter(None, wanted)):
            yield path, self.used[path], wanted[path]

    def rest(self) -> list[Asset]:
        """The files that are not copied, in the order of their addresses."""
        return [asset for path, asset in self._assets.files() if path not in self.used]
