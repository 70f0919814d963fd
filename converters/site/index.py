"""What must be known of the whole site before its first post is written.

It is collected while the records pass into the spool, and does not change afterwards. It is
small (a summary of each post, the media without most of their extra), for it is all that is
held in memory of a site.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Flag, auto
from types import MappingProxyType as Proxy
from typing import Any

from msgspec import field
from msgspec.structs import replace

from converters.extra_keys import CREATOR, LINK, MENU_ORDER
from converters.io.read_only import ReadOnlyMappings, nothing
from converters.model import MENU_ITEM, Asset, Author, Media, Post, Site, Term
from converters.site.assets import Address, asset_address
from converters.site.post_summaries import FRONT, POSTS, PostSummary, Summaries, by_language, key, summarize

LONGEST_NUMBER = 18
"""The most digits of an id that is read as an integer."""
MOST_ANCESTORS = 24
"""The most pages above a page that its path names."""


class Use(Flag):
    """Which public posts have a term."""

    ANY = auto()
    """One of any type."""
    POST = auto()
    """One of the type `post`."""
    FIRST = auto()
    """One of the type `post` whose first category it is."""
    OF_POST = ANY | POST
    FIRST_OF_POST = ANY | POST | FIRST


class SiteIndex(ReadOnlyMappings, frozen=True, eq=False):
    """Site, authors, media, local files, reusable blocks, and a summary of each post. Does not change.

    Made by `SiteIndexBuilder`. Every mapping is read-only.
    """

    site: Site = field(default_factory=Site)
    authors: Mapping[str, Author] = field(default_factory=nothing)
    """By login, without their extra."""
    terms: Mapping[tuple[str, str], Term] = field(default_factory=nothing)
    """By taxonomy and slug, without description and extra."""
    post_terms: Mapping[tuple[str, str, str], tuple[str, ...]] = field(default_factory=nothing)
    """The terms that posts name, in the order they are met, by taxonomy, slug and name; of each the languages of its
    posts (see `PostSummary.language`)."""
    term_uses: Mapping[tuple[str, str], "Use"] = field(default_factory=nothing)
    """What public posts have a term; one that none has is not here."""
    post_authors: frozenset[str] = frozenset()
    """The logins of those who wrote public posts of the type `post`."""
    media: Mapping[str, Media] = field(default_factory=nothing)
    """By id, without most of their extra."""
    assets: Mapping[Address, Asset] = field(default_factory=nothing)
    """The local files of the source, by their address on the site."""
    blocks: Mapping[str, str] = field(default_factory=nothing)
    """Content of reusable blocks (type `wp_block`), by post id."""
    tables: Mapping[str, Post] = field(default_factory=nothing)
    """The tables of the plug-in TablePress, by the id that posts name them by."""
    hidden_media: Mapping[str, str] = field(default_factory=nothing)
    """Why a media item is not public, by its id."""
    hidden_authors: Mapping[str, str] = field(default_factory=nothing)
    """Why an author is not public, by login."""
    hidden_terms: Mapping[tuple[str, str], str] = field(default_factory=nothing)
    """Why a term is not public, by its taxonomy and slug."""
    hidden_term_ids: frozenset[str] = frozenset()
    """The ids of these terms."""
    draft_terms: frozenset[tuple[str, str]] = frozenset()
    """Terms that of all written posts only drafts have, by taxonomy and slug: a built site has no page of them."""
    hidden_names: frozenset[str] = frozenset()
    """The names that the files of posts would have that are left out because they are hidden."""
    hidden_urls: frozenset[str] = frozenset()
    """The permalinks of posts that not everyone may see."""
    excluded_posts: Mapping[str, str] = field(default_factory=nothing)
    """Why a post is not written, by post id."""
    hidden_posts: Mapping[str, str] = field(default_factory=nothing)
    """Why a post is not public that was spooled: only the whole site showed it; by key."""
    drafted_posts: frozenset[str] = frozenset()
    """The keys of posts that are written as drafts for such a reason."""
    drafts_show_all: bool = False
    """Whether drafts show what visitors did not see (`--include members`)."""
    summaries: Mapping[str, PostSummary] = field(default_factory=nothing)
    """The posts that are written, by key (see `key`)."""
    front_page: str = ""
    """The key of the page that is the home page; empty where that lists posts (see `home_page`)."""
    posts_page: str = ""
    """The key of the page that stands for the list of posts."""
    posts_title: str = ""
    """The title of that page."""
    featured: Mapping[str, str] = field(default_factory=nothing)
    """The date of the first post that has a media item as its featured image, by the item's id."""
    author_logins: tuple[str, ...] = ()
    """The logins that posts and media name, in the order they are met."""
    repeated_tags: frozenset[str] = frozenset()
    """Names that stand in brackets in the texts of several posts: `[events]`, which may be a shortcode."""
    highest_comment: int = 0
    """The greatest id of a comment that is an integer."""
    dialects: frozenset[str] = frozenset()
    """The dialects of the bodies of posts and comments."""
    attachments: Mapping[str, tuple[str, ...]] = field(default_factory=nothing)
    """The ids of the media uploaded to a post, by post id, in the order they were read."""
    languages: tuple[str, ...] = ()
    """The languages of the posts, the main one first; empty for a site in one language."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=nothing)
    """The keys of the posts that are translations of each other, by their group."""

    def sent(self) -> dict[str, Any]:
        """See `ReadOnlyMappings`; a worker process reads no file."""
        return super().sent() | {"assets": dict.fromkeys(self.assets)}

    def attached(self, post: Post) -> Iterator[Media]:
        """The media uploaded to a post, in the order they were read."""
        return (self.media[id_] for id_ in self.attachments.get(post.id, ()))

    def language(self, summary: PostSummary) -> str:
        """The language of a post; `""` where the site has one."""
        return summary.language or next(iter(self.languages), "")

    def translations(self, post: Post) -> tuple[PostSummary, ...]:
        """The published translations of a post, without itself."""
        summary = self.summaries.get(key(post))
        keys = self.groups.get(summary.group, ()) if summary and summary.group else ()
        found = (self.summaries[name] for name in keys if summary and name != summary.key)
        return tuple(post for post in found if post.status == "publish")

    def ancestors(self, summary: PostSummary) -> tuple[str, ...]:
        """The names of the pages above, the topmost first; a circle ends where it closes.

        Of more than `MOST_ANCESTORS` only the nearest: a path has a limit, and a chain of pages is read once.
        """
        names: list[str] = []
        seen = {summary.id}
        parent = summary.parent
        while (
            parent
            and parent not in seen
            and len(names) < MOST_ANCESTORS
            and (above := self.summaries.get(parent))
        ):
            seen.add(parent)
            names.append(above.name)
            parent = above.parent
        return tuple(reversed(names))


class SiteIndexBuilder:
    """Collects a `SiteIndex` while records are read."""

    def __init__(self) -> None:
        self.site = Site()
        self.blocks: dict[str, str] = {}
        """See `SiteIndex.blocks`."""
        self.tables: dict[str, Post] = {}
        """See `SiteIndex.tables`."""
        self.excluded_posts: dict[str, str] = {}
        """See `SiteIndex.excluded_posts`."""
        self.hidden_posts: dict[str, str] = {}
        self.drafted_posts: set[str] = set()
        self.drafts_show_all = False
        self.hidden_terms: dict[tuple[str, str], str] = {}
        self.hidden_term_ids: set[str] = set()
        self.draft_terms: set[tuple[str, str]] = set()
        self.hidden_names: set[str] = set()
        """See `SiteIndex.hidden_names`."""
        self.hidden_urls: set[str] = set()
        self.front_page = ""
        self.posts_page = ""
        self.posts_title = ""
        """See the fields of `SiteIndex` that are called so."""
        self._hidden_authors: dict[str, str] = {}
        self._authors: dict[str, Author] = {}
        self._terms: dict[tuple[str, str], Term] = {}
        self._post_terms: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._term_uses: dict[tuple[str, str], Use] = {}
        self._post_authors: set[str] = set()
        self._media: dict[str, Media] = {}
        self._assets: dict[Address, Asset] = {}
        self._hidden_media: dict[str, str] = {}
        self._summaries = Summaries()
        self._featured: dict[str, str] = {}
        self._author_logins: dict[str, None] = {}
        self._highest_comment = 0
        self._dialects: set[str] = set()
        self._tags: Counter[str] = Counter()

    def add_asset(self, asset: Asset) -> bool:
        """Add a local file; False for one whose URL is known already, or is not of the web."""
        address = asset_address(asset.url)
        if address is None or address in self._assets:
            return False
        self._assets[address] = asset
        return True

    def add_author(self, author: Author) -> None:
        """Add an author; posts name authors by login."""
        self._authors[author.login] = replace(author, extra={})

    def add_term(self, term: Term) -> None:
        """Add a term."""
        self._terms.setdefault((term.taxonomy, term.slug), replace(term, description="", extra={}))

    def add_media(self, media: Media) -> None:
        """Add a media item: of its extra only its order among others, and the URL of its own page."""
        kept = {name: value for name in (MENU_ORDER, LINK) if (value := media.extra.get(name))}
        self._media[media.id] = replace(media, extra=kept)
        if isinstance(login := media.extra.get(CREATOR), str):
            self._author_logins[login] = None

    def add_post(self, post: Post) -> None:
        """Add a post that will be written."""
        summary = summarize(post)
        self._summaries.put(summary)
        if post.type != MENU_ITEM:
            self._note_terms(post, summary.language)
        if post.author:
            self._author_logins[post.author] = None
        if post.status == "publish":
            self._note_uses(post)
        if post.featured and post.date:
            self._featured[post.featured] = min(post.date, self._featured.get(post.featured, post.date))
        if post.body:
            self._dialects.add(post.body.dialect)
        for comment in post.comments:
            if comment.body:
                self._dialects.add(comment.body.dialect)
            if len(number := comment.id) <= LONGEST_NUMBER and number.isascii() and number.isdecimal():
                self._highest_comment = max(self._highest_comment, int(number))

    def add_tags(self, names: Iterable[str]) -> None:
        """Count the names in brackets of the text of one post."""
        self._tags.update(names)

    def _note_terms(self, post: Post, language: str) -> None:
        for ref in post.terms:
            name = ref.taxonomy, ref.slug, ref.name
            if language not in (known := self._post_terms.get(name, ())):
                self._post_terms[name] = (*known, language)

    def _note_uses(self, post: Post) -> None:
        is_post, first = post.type == "post", True
        for ref in post.terms:
            use = Use.OF_POST if is_post else Use.ANY
            if is_post and first and ref.taxonomy == "category":
                use, first = Use.FIRST_OF_POST, False
            name = ref.taxonomy, ref.slug
            known = self._term_uses.get(name, use)
            self._term_uses[name] = use if known is use else known | use
        if is_post:
            self._post_authors.add(post.author)

    def forget_posts(self) -> None:
        """Forget the posts that were added, to add those of them that are written after all."""
        self._summaries = Summaries()
        self._featured.clear()
        self._tags.clear()
        self._post_terms.clear()
        self._term_uses.clear()
        self._post_authors.clear()

    def hide_media(self, is_hidden: Callable[[str], bool]) -> None:
        """Hide the files of posts that not everyone may see: nothing may show them.

        `is_hidden` gets the reason for which a post is excluded.
        """
        for media in list(self._media.values()):
            reason = self.excluded_posts.get(media.parent, "")
            if is_hidden(reason):
                self.hide_media_item(media.id, reason)

    def hide_media_item(self, media_id: str, reason: str) -> None:
        """Hide one media item."""
        del self._media[media_id]
        self._hidden_media[media_id] = reason

    def hide_author(self, login: str, reason: str) -> None:
        """Hide an author."""
        self._authors.pop(login, None)
        self._author_logins.pop(login, None)
        self._hidden_authors[login] = reason

    @property
    def authors(self) -> Mapping[str, Author]:
        """The authors that are not hidden, by login."""
        return self._authors

    @property
    def media(self) -> Mapping[str, Media]:
        """The media that are not hidden, by id."""
        return self._media

    def is_written(self, post_key: str) -> bool:
        """Whether a post with this key was added."""
        return post_key in self._summaries

    def finish(self) -> SiteIndex:
        """The index of all that was added. Called once: it gets the summaries, for a copy would take much memory."""
        summaries, self._summaries = self._summaries, Summaries()
        summaries, languages = by_language(summaries, self.site.language)
        summaries = self._with_roles(summaries)
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for post in summaries.values() if languages else ():
            if post.group:
                groups[post.group].append(post.key)
        attachments: defaultdict[str, list[str]] = defaultdict(list)
        for media in self._media.values():
            if media.parent:
                attachments[media.parent].append(media.id)
        return SiteIndex(
            site=self.site,
            authors=Proxy(self._authors.copy()),
            terms=Proxy({name: term for name, term in self._terms.items() if name not in self.hidden_terms}),
            post_terms=Proxy(_with_main(self._post_terms, languages)),
            term_uses=Proxy(self._term_uses.copy()),
            post_authors=frozenset(self._post_authors),
            media=Proxy(self._media.copy()),
            assets=Proxy(self._assets.copy()),
            blocks=Proxy(self.blocks.copy()),
            tables=Proxy(self.tables.copy()),
            hidden_media=Proxy(self._hidden_media.copy()),
            hidden_authors=Proxy(self._hidden_authors.copy()),
            hidden_terms=Proxy(self.hidden_terms.copy()),
            hidden_term_ids=frozenset(self.hidden_term_ids),
            draft_terms=frozenset(self.draft_terms),
            hidden_names=frozenset(self.hidden_names),
            hidden_urls=frozenset(self.hidden_urls),
            excluded_posts=Proxy(self.excluded_posts.copy()),
            summaries=summaries,
            front_page=self.front_page,
            posts_page=self.posts_page,
            posts_title=self.posts_title,
            hidden_posts=Proxy(self.hidden_posts.copy()),
            drafted_posts=frozenset(self.drafted_posts),
            drafts_show_all=self.drafts_show_all,
            featured=Proxy(self._featured.copy()),
            author_logins=tuple(self._author_logins),
            repeated_tags=frozenset(name for name, number in self._tags.items() if number > 1),
            highest_comment=self._highest_comment,
            dialects=frozenset(self._dialects),
            attachments=Proxy({parent: tuple(ids) for parent, ids in attachments.items()}),
            languages=languages,
            groups=Proxy({group: tuple(keys) for group, keys in groups.items() if len(keys) > 1}),
        )

    def _with_roles(self, summaries: Summaries) -> Summaries:
        roles = {self.posts_page: POSTS, self.front_page: FRONT}
        if not any(name in summaries for name in roles):
            return summaries
        return summaries.changed(lambda post: post._replace(role=roles.get(post.key, "")))


def _with_main(
    terms: Mapping[tuple[str, str, str], tuple[str, ...]], languages: tuple[str, ...]
) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """The terms of posts; the main language of the site is `""`, and so is that of a site in one language."""
    if not languages:
        return dict.fromkeys(terms, ("",))
    return {
        name: tuple(dict.fromkeys("" if language == languages[0] else language for language in used))
        for name, used in terms.items()
    }
