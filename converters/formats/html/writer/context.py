"""What a run of the HTML writer knows, and a post as the templates have it."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe
from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html import embedded_data
from converters.formats.html.embedded_data import FORBIDDEN, EmbeddedData, HiddenComment, text_hash
from converters.formats.html.writer.fragments import Link, comment_fragment, fragment
from converters.formats.html.writer.lists import BY_AUTHOR, OF_TYPE, ListName
from converters.formats.html.writer.page_paths import HOME, PagePaths, page_file, relative
from converters.formats.html.writer.templating import Templates
from converters.formats.html.writer.translations import words
from converters.io import urls
from converters.io.filenames import slug_filename
from converters.io.media_types import is_copied_for_comment
from converters.markup.html import plain, sanitise
from converters.markup.links import absolute
from converters.markup.markdown.url_tags import tags
from converters.model import Author, Comment, Extra, Markup, Media, Post, Site, Term, TermRef
from converters.permalinks import TERM_BASES, valid_url
from converters.plan import Run
from converters.privacy import public_terms
from converters.publishing import comment_threads, custom_fields
from converters.publishing.menus import Menus
from converters.publishing.missing_assets import MissingAssets
from converters.publishing.settings import primary_language
from converters.site_index import PostSummary, key

if TYPE_CHECKING:
    from converters.formats.html.writer import HtmlWriter

RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ku nqo ps sd syr ug ur yi".split())
"""Languages that are written from right to left."""

DEEPEST = 40
"""Levels of a thread that are nested elements; what is deeper stands on the last one."""

SUMMARY = 280
"""Characters of a summary that nobody wrote."""

NOTES = frozenset(
    {"guid", "ping_status", "pubDate", "category", "footnotes"}
    | {"post_date", "post_date_gmt", "post_modified_gmt"}
)
"""Fields of `extra` that a page has no use for, though they are no secret: they are kept for who reads it back."""


class RenderContext:
    """What a run knows: small, whatever the site."""

    def __init__(self, writer: "HtmlWriter", run: Run, diagnostics: Diagnostics) -> None:
        self.writer, self.site_index, self.diagnostics = writer, run.site_index, diagnostics
        self.assets = run.assets
        self.places = PagePaths(run.plan)
        self.words = words(run.site_index.site.language)
        self.pages = Templates(writer.template, self.words)
        self.site: Site = run.site_index.site
        self.terms: dict[tuple[str, str, str], Term] = {}
        """Terms that visitors see, by taxonomy, slug and name, without their extra."""
        self._host = urls.split(self.site.url).netloc
        self.remote = MissingAssets(run.assets, self.site.url)
        self.menus = Menus(self)

    @property
    def language(self) -> dict[str, str]:
        """What a page says of its language."""
        primary = primary_language(self.site.language)
        return {
            "lang": self.site.language.replace("_", "-") if primary else "",
            "dir": "rtl" if primary in RIGHT_TO_LEFT else "",
        }

    def absolute(self, file: str) -> str:
        """The address that a file has on the web; none where the site's own is not known."""
        home = web_address(valid_url(self.site.url)).rstrip("/")
        path = relative(HOME, file).removesuffix("index.html").removesuffix("./")
        return f"{home}/{path}" if home else ""

    # Lists of posts

    def term_list(self, ref: Term | TermRef) -> ListName:
        """The name of the list of a term's posts."""
        folder = TERM_BASES.get(ref.taxonomy) or slug_filename(ref.taxonomy)
        return ListName(ref.taxonomy, f"{folder}/{slug_filename(ref.slug or ref.name)}")

    def author_list(self, login: str) -> ListName:
        """The name of the list of an author's posts."""
        return ListName(BY_AUTHOR, f"author/{slug_filename(login)}")

    def type_list(self, type_: str) -> ListName:
        """The name of the list of the posts of a type."""
        return ListName(OF_TYPE, slug_filename(type_))

    # What menus ask for

    @property
    def texts(self) -> Mapping[str, PostSummary]:
        """The posts that have a page of their own."""
        return self.places.posts

    def page_address(self, summary: PostSummary) -> str:
        """The link from the home page to a post."""
        return HOME if self.writer.single else relative(HOME, self.places.file(summary))

    def term_address(self, term: Term) -> str | None:
        """The link from the home page to the list of a term's posts."""
        return relative(HOME, self.places.list_file(self.term_list(term)))

    def archive_address(self, type_: str) -> str | None:
        """The link from the home page to the list of a type."""
        return relative(HOME, self.places.list_file(self.type_list(type_)))

    def owner(self, path: str) -> str:
        """The key of the post that has a path of the site; none where it is free."""
        return self.places.owner(path)

    def href(self, path: str) -> str:
        """The link from the home page to a path of the site."""
        return relative(HOME, page_file(path) if path.strip("/") else HOME)

    def _text_at(self, url: str, post: Post) -> PostSummary | None:
        """The public post that a link to its file means."""
        found = tags(self.site_index).texts.named(url, post.id)
        return found if found and found.status == "publish" and found.key in self.places.posts else None

    def item_fields(self, item: Post) -> Iterable[tuple[str, Any]]:
        """What else the home page says of an item: nothing, it holds the whole one hidden."""
        return ()

    def items(self) -> tuple[Post, ...]:
        """The items that are in menus, as they are held hidden. Called when the menus are settled."""
        return tuple(replace(one, extra=self._extra(one)) for one in self.menus.shown)

    # Records

    def author(self, post: Post) -> Author | None:
        """Who wrote a post."""
        if known := self.site_index.authors.get(post.author):
            return known
        return Author(login=post.author) if post.author else None

    def article(
        self, post: Post, file: str, prefix: str = "", one_page: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """A post for the templates. `prefix` goes before ids, where several posts are in one page, and
        `one_page` has the id of each post in it, by key."""
        summary = self.site_index.summaries[key(post)]
        text = post.body.text if post.body else ""
        if self.writer.safe:
            text, removed = sanitise(text)
            if removed:
                self.diagnostics.report(messages.POST_CLEANED, post, what=", ".join(removed))

        def link(url: str, *, by_visitor: bool = False) -> str | None:
            to = self.places.post_at(url) or self._text_at(url, post)
            if one_page is not None:
                return f"#{one_page[to.key]}" if to else None
            if to is None and self.places.is_home(url):
                return relative(file, HOME)
            if to is None:
                brings = not by_visitor or is_copied_for_comment(url)
                return picture(url, link=True) if brings else None
            return relative(file, self.places.file(to))

        def picture(url: str, *, link: bool = False) -> str | None:
            path = self.assets.mark_used(url, post, shown=not link)
            if path is None and not link:
                self.remote.add_missing(url)
            return relative(file, path) if path else None

        whole = absolute(text, post.url, self.site.url)  # the files of the site stay where they are
        body = fragment(
            whole, link, picture, prefix=prefix and f"{prefix}-", level=1 if one_page is None else 2
        )
        self.remote.add_text(whole)
        author = self.author(post)
        image = self._image(post)
        comments, hidden = self._comments(post, prefix, partial(link, by_visitor=True), picture)
        text_words = body.words
        own = web_address(post.url) if self.places.kept(summary) else ""
        article: dict[str, Any] = {
            "post": post,
            "file": file,
            "prefix": prefix,
            "title": " ".join(post.title.split()),
            "name": " ".join(post.title.split()) or _cut(text_words, 60) or self.words["untitled"],
            "canonical": own or self.absolute(file),
            "author": author,
            "author_name": (author.name or author.login) if author else "",
            "body": Safe(body.html),
            "scripts": body.scripts,
            "summary": _summary(post.excerpt, text_words),
            "words": text_words,
            "image": image,
            "image_file": (picture(image.url) or image.url) if image else "",
            "terms": public_terms(post),
            "comments": comments,
            "comment_number": len(post.comments),
        }
        changed = body.changed or whole != text or FORBIDDEN.search(text)
        kept = Markup(text=text, dialect="html") if changed else None
        article["data"] = data_block(
            EmbeddedData(
                post=self._hidden(post, kept),
                shown=text_hash(body.words) if kept else "",
                author=article["author_name"] if article["author_name"] != post.author else "",
                own_templates=bool(self.writer.template),
                comments=hidden,
            )
        )
        article["ld"] = data_block(self._linked_data(article))
        return article

    def _image(self, post: Post) -> Media | None:
        if not post.featured or post.featured == "0":
            return None
        if media := self.site_index.media.get(post.featured):
            self.remote.add(media.url)
            return media
        self.diagnostics.report(messages.NO_IMAGE, post, id=post.featured)
        return None

    def _comments(
        self, post: Post, prefix: str, link: Link, picture: Link
    ) -> tuple[list[dict[str, Any]], dict[str, HiddenComment]]:
        """The comments in the order of the page, and by anchor what is hidden of them.

        `down`: it begins a list of answers, `up`: how many end before it."""
        author = self.site_index.authors.get(post.author)
        anchors = [embedded_data.anchor(comment, number) for number, comment in enumerate(post.comments, 1)]
        known = {comment.id: number for number, comment in enumerate(post.comments) if comment.id}
        start = f"{prefix}-{embedded_data.ANCHOR}" if prefix else embedded_data.ANCHOR
        threads = list(comment_threads.threaded(post.comments))
        ordered = all(one.order == place for place, one in enumerate(threads, 1))
        shown: list[dict[str, Any]] = []
        hidden: dict[str, HiddenComment] = {}
        before = 0
        for one in threads:
            comment, level = one.comment, min(one.level, DEEPEST)
            answered = known.get(comment.parent)
            text = comment.body.text if comment.body else ""
            body, changed = comment_fragment(text, 3 if prefix else 2, link, picture, self._host)
            url = web_address(comment_threads.link(comment.author.url))
            anchor = anchors[one.order - 1]
            shown.append(
                {
                    "comment": comment,
                    "id": start + anchor,
                    "name": comment.author.name,
                    "url": url,
                    "by_author": bool(author and comment.author.user == author.id != ""),
                    "answers": "" if answered is None else start + anchors[answered],
                    "answers_name": "" if answered is None else post.comments[answered].author.name,
                    "body": Safe(body),
                    "down": level > before,
                    "up": max(before - level, 0),
                    "depth": level,
                    "first": not shown,
                }
            )
            kept = Markup(text=text, dialect="html") if changed or FORBIDDEN.search(text) else None
            own = _hidden(comment, anchor, url, 0 if ordered else one.order, kept)
            if own != NOTHING_HIDDEN:
                hidden[anchor] = own
            before = level
        return shown, hidden

    def _hidden(self, post: Post, body: Markup | None) -> Post:
        """What the page does not show of a post, so that reading it gives the whole post back."""
        return replace(post, body=body, comments=(), extra=self._extra(post))

    def _extra(self, post: Post) -> Extra:
        """The fields of `extra` that are no secret."""
        noted = {name: value for name, value in post.extra.items() if name in NOTES}
        others = {name: value for name, value in post.extra.items() if name not in NOTES}
        public = noted | dict(custom_fields.public_fields(replace(post, extra=others), self.diagnostics))
        return {name: public[name] for name in post.extra if name in public}

    def _linked_data(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """The post as schema.org's `BlogPosting`, its comments as `Comment`."""
        post: Post = article["post"]
        url = article["canonical"]
        return _filled(
            {
                "@context": "https://schema.org",
                "@type": "WebPage" if post.type == "page" else "BlogPosting",
                "@id": url,
                "url": url,
                "headline": article["name"],
                "datePublished": post.date,
                "dateModified": post.modified,
                "inLanguage": self.language["lang"],
                "author": article["author_name"]
                and _filled(
                    {"@type": "Person", "name": article["author_name"], "url": article["author"].url}
                ),
                "image": article["image"].url if article["image"] else "",
                "articleSection": [ref.name for ref in post.terms if ref.taxonomy == "category"],
                "keywords": [ref.name for ref in post.terms if ref.taxonomy == "post_tag"],
                "commentCount": article["comment_number"],
                "comment": [self._linked_comment(one, url) for one in article["comments"]],
            }
        )

    def _linked_comment(self, shown: Mapping[str, Any], url: str) -> dict[str, Any]:
        comment: Comment = shown["comment"]
        return _filled(
            {
                "@type": "Comment",
                "@id": f"{url}#{shown['id']}",
                "author": _filled(
                    {"@type": "Person", "name": shown["name"] or self.words["anonymous"], "url": shown["url"]}
                ),
                "datePublished": comment.date,
                "upvoteCount": comment.likes,
                "parentItem": shown["answers"] and {"@id": f"{url}#{shown['answers']}"},
            }
        )


def data_block(value: object) -> Safe:
    """A value as JSON within a `script` element."""
    return Safe(embedded_data.written(value))


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


NOTHING_HIDDEN = HiddenComment()


def _hidden(comment: Comment, anchor: str, url: str, order: int, body: Markup | None) -> HiddenComment:
    who = comment.author
    return HiddenComment(
        id=comment.id if comment.id != embedded_data.id_of(anchor) else "",
        name=who.name if FORBIDDEN.search(who.name) else "",
        url=who.url if who.url != url else "",
        user=who.user,
        status=comment.status,
        email=who.email,
        ip=who.ip,
        order=order,
        body=body,
        shown=text_hash(plain(body.text)) if body else "",
        extra=comment.extra,
    )


def web_address(url: str) -> str:
    """An address, if it is one of the web: a link to it runs nothing."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def _summary(excerpt: str, words: str) -> str:
    return " ".join(plain(excerpt).split()) if excerpt.strip() else _cut(words, SUMMARY)


def _cut(text: str, limit: int) -> str:
    """The start of a text, whole words."""
    text = " ".join(text[: limit * 4].split())
    if len(text) <= limit:
        return text
    head = text[:limit].rpartition(" ")[0] or text[:limit]
    return f"{head} …"
