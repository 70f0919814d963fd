"""What happens to each record as it is read: it is counted, checked for privacy, named, spooled and indexed."""

from collections.abc import Callable, Iterable, Mapping, Set
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from converters import messages, privacy
from converters.base import Writer
from converters.diagnostics import Diagnostics
from converters.guard import guarded
from converters.model import (
    Asset,
    Author,
    Entity,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
    UnwantedPost,
    as_draft,
)
from converters.privacy.hidden import HiddenReferences
from converters.privacy.post_types import INTERNAL_TYPES, is_internal_taxonomy
from converters.privacy.redaction import report_public_names, with_public_names
from converters.run.ingest import reactions
from converters.run.ingest.exclusion import Exclusion, draft_message
from converters.run.ingest.unique import UniqueRecords
from converters.site.co_authors import CoAuthors
from converters.site.home_page import HomePageFinder
from converters.site.index import SiteIndex, SiteIndexBuilder
from converters.site.post_summaries import key
from converters.storage.spool import Spool
from converters.storage.thread_store import ThreadStore

if TYPE_CHECKING:
    from converters.gates.run_gates import Judgement, RunGates

_NOT_ALL = frozenset(
    kind.name
    for kind in (
        *(
            messages.CUT_OFF,
            messages.TRUNCATED,
            messages.UNREADABLE,
            messages.UNREADABLE_ITEM,
            messages.RUN_TOGETHER,
        ),
        *(messages.LOST_START, messages.SALVAGED, messages.UNCLOSED, messages.STRAY_END),
    )
)
"""Findings that say that the source has posts which nobody read, or which may have lost their terms."""


class Ingest:
    """Takes in each record once, under a unique name, if the target is to have it."""

    def __init__(
        self,
        writer: Writer,
        format_name: str,
        include: Set[str],
        spool: Spool,
        diagnostics: Diagnostics,
        threads: ThreadStore | None = None,
    ) -> None:
        """With `threads` the public comments of each post are kept there too, with the addresses of commenters."""
        self._builder = SiteIndexBuilder()
        self._writer, self._include = writer, include
        self._spool, self._diagnostics = spool, diagnostics
        self._redacts = privacy.redacts(writer.public, include)
        self._addresses = writer.keeps_addresses
        self._opens_gates = writer.opens_gates
        self._threads = threads
        self._sites = 0
        self._unique = UniqueRecords(spool, diagnostics)
        self._named: dict[tuple[str, str], TermRef] = {}
        """The terms that posts name, by taxonomy and slug."""
        self._references = HiddenReferences()
        self._home = HomePageFinder()
        self._co_authors = CoAuthors()
        self._tags_in = _tag_finder(writer)
        self._gates = _gates(writer, include, self._references, diagnostics)
        self._exclusion = Exclusion(
            writer, format_name, self._gates, self._builder, self._references, diagnostics
        )
        self._builder.drafts_show_all = bool(self._gates and self._gates.drafts_show_all)

    def add(self, record: Entity) -> None:
        """Count a record as read, and spool it or exclude it; a file stays where it is until it is copied."""
        self._diagnostics.read(record)
        with guarded(self._diagnostics, record):
            self._admit(record)

    def _admit(self, record: Entity) -> None:
        """Spool a record if the target is to have it, or count why not."""
        if isinstance(record, Asset):
            if not self._builder.add_asset(record):
                self._diagnostics.leave_out(record, "same address again, or none")
            return
        if self._writer.public:
            record = self._co_authors.named(record)
        stated = record
        if self._redacts:  # before anything refers to it by its name
            record = with_public_names(record)
        if self._opens_gates and isinstance(record, Post):
            record = self._kept_for_members(record)
        judgement = self._gates.judge(record) if self._gates else None
        reason = judgement.reason if judgement else ""
        if isinstance(record, Post):
            reason = self._exclusion.decide(record, judgement, self._take_menu(record, judgement))
        if reason:
            self._diagnostics.leave_out(record, reason)
            return
        if self._redacts:
            report_public_names(stated, record, self._diagnostics)
        if self._gates and judgement:
            record = self._as_public(record, judgement, self._gates)
        if isinstance(record, Site):
            self._merge_site(record)
        else:
            self._spool_once(record, judgement.own_reason if judgement else "")

    def _as_public(self, record: Record, judgement: "Judgement", gates: "RunGates") -> Record:
        """A record as a public target gets it: what visitors saw of it, without what is personal."""
        if isinstance(record, Post):
            record = gates.as_seen(record, judgement.verdict)
            record = reactions.counted(record, self._diagnostics) if record.comments else record
            if self._threads is not None and record.comments:
                comments = privacy.public_comments(record, self._include, Diagnostics(), addresses=True)
                self._threads.add(key(record), comments)
        elif isinstance(record, Media | Term):
            record = gates.text_as_seen(record)
        if isinstance(record, Term):  # before fields go that may close it
            gates.note(record)
        return privacy.redact(record, self._include, self._diagnostics, addresses=self._addresses)

    def _kept_for_members(self, post: Post) -> Post:
        """A post as WordPress is to have it: private if another platform kept it for members by what WordPress does not know."""
        if post.status != "publish" or not post.body or post.body.dialect == "wordpress":
            return post
        from converters.gates.posts import closed_on_another_platform  # waits for what understands markup

        if not (gate := closed_on_another_platform(post)):
            return post
        self._diagnostics.report(messages.PRIVATE_FOR_MEMBERS, post, gate=gate)
        return replace(post, status="private")

    def _take_menu(self, post: Post, judgement: "Judgement | None") -> bool:
        """Take in the items of a menu of blocks that a post is or holds; whether they stand for the whole post."""
        if not judgement or isinstance(post, UnwantedPost) or post.type not in INTERNAL_TYPES:
            return False
        from converters.publishing import block_menus  # waits for what understands markup

        post = replace(post, body=judgement.verdict.body or post.body)
        if post.status != "publish" or post.password or not block_menus.has_menu(post):
            return False
        menu = block_menus.menu_of(post)
        for item in menu:
            self._diagnostics.read(item)
            self._spool_once(item)
        return bool(menu) and post.type == block_menus.NAVIGATION

    def finish(self) -> SiteIndex:
        """The index, when all is read; the site, merged from all sources, is spooled."""
        if not self._sites:  # every target has a site, also where no source states one
            self._diagnostics.read(self._builder.site)
        self._spool.add(self._builder.site, "")
        if self._gates:
            self._keep_back(self._gates.judge_again(self._spool.records))
            self._add_terms_of_posts()
            self._builder.hide_media(privacy.hides_all_files)
            all_read = not self._diagnostics.has_any(_NOT_ALL)
            self._references.hide(self._builder, self._spool.records(), all_read=all_read)
        self._home.settle(self._builder)
        return self._builder.finish()

    def _add_terms_of_posts(self) -> None:
        """An export of posts alone has no list of terms; a header names a term, and only the list has its slug."""
        for (taxonomy, slug), ref in self._named.items():
            if not is_internal_taxonomy(taxonomy) and not self._spool.has("term", f"{taxonomy}/{slug}"):
                term = Term(taxonomy=taxonomy, slug=slug, name=ref.name)
                self._diagnostics.read(term)
                self._diagnostics.tally(messages.TERM_OF_POSTS)
                self._spool_once(term)

    def _keep_back(self, reasons: Mapping[str, str]) -> None:
        """Exclude the posts that only the whole site shows to be hidden; what is included is written as a draft."""
        if not reasons:
            return
        self._builder.forget_posts()
        self._references.forget_shown()
        self._home = HomePageFinder()
        self._named.clear()
        for post in self._spool.records():
            if isinstance(post, Post):
                self._index(self._let_through(post, reasons.get(key(post), "")))

    def _let_through(self, post: Post, reason: str) -> Post | None:
        """The post, as a draft if what hides it is included; None if it is excluded."""
        if not reason:
            return post
        name = key(post)
        if reason in self._include:
            if self._writer.drafts:
                self._builder.drafted_posts.add(name)
                return as_draft(post)
            reason = "draft"
            self._diagnostics.tally(draft_message(self._writer))
        self._builder.hidden_posts[name] = reason
        self._exclusion.note(post, reason)
        return None

    def _spool_once(self, record: Author | Term | Media | Post, own_reason: str = "") -> None:
        match self._unique.add(record):
            case Author() as author:
                self._builder.add_author(author)
            case Term() as term:
                self._references.add_term(term)
                self._builder.add_term(term)
            case Media() as media:
                self._builder.add_media(media)
            case Post() as post:
                self._index(post)
                if self._gates:
                    self._gates.note(post, key(post), own_reason)

    def _index(self, post: Post | None) -> None:
        """Add a post that will be written to the index."""
        if post:
            self._builder.add_post(post)
            if self._tags_in and post.body and post.body.dialect == "wordpress":
                self._builder.add_tags(self._tags_in(post.body.text))
            self._home.add(post)
            if self._gates:
                self._references.add_shown(post)
                for ref in post.terms:
                    self._named.setdefault((ref.taxonomy, ref.slug), ref)

    def _merge_site(self, site: Site) -> None:
        """Several files are one site; what the first does not say, the next may."""
        known = self._builder.site
        if self._sites:
            self._diagnostics.leave_out(site, "merged")
            if site.url and known.url and site.url.rstrip("/") != known.url.rstrip("/"):
                self._diagnostics.report(messages.OTHER_SITE, site, url=site.url, first=known.url)
        self._sites += 1
        new = {name: value for name, value in asdict(site).items() if value and not getattr(known, name)}
        new["extra"] = site.extra | known.extra
        self._builder.site = replace(known, **new)


def _tag_finder(writer: Writer) -> Callable[[str], Iterable[str]] | None:
    """What finds the names in brackets in a text; a writer that stores texts as they are does not wait for it."""
    if "wordpress" in writer.dialects and "wordpress" in writer.comment_dialects:
        return None
    from converters.markup.wordpress.shortcodes import unknown

    return unknown.singles_in


def _gates(
    writer: Writer, include: Set[str], references: HiddenReferences, diagnostics: Diagnostics
) -> "RunGates | None":
    """What judges for a public target; a private one does not wait for what understands markup."""
    if not writer.public:
        return None
    from converters.gates.run_gates import RunGates

    return RunGates(include, writer.drafts, references, diagnostics)
