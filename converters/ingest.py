"""What happens to each record as it is read: it is counted, checked for privacy, named, spooled and indexed."""

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Final

from msgspec.structs import asdict, replace

from converters import messages, privacy, reactions
from converters.base import Writer
from converters.co_authors import CoAuthors
from converters.diagnostics import Diagnostics, MessageType
from converters.extra_keys import TABLE_ID
from converters.guard import guarded
from converters.hidden import HiddenReferences
from converters.home_page import HomePageFinder
from converters.markup.wordpress.shortcodes import unknown
from converters.model import (
    MENU_ITEM,
    Asset,
    Author,
    Entity,
    Markup,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
    UnwantedPost,
    as_draft,
    record_type,
)
from converters.post_summaries import key
from converters.post_types import INTERNAL_TAXONOMIES, INTERNAL_TYPES
from converters.redaction import report_public_names, with_public_names
from converters.site_index import SiteIndex, SiteIndexBuilder
from converters.spool import Added, Spool

if TYPE_CHECKING:
    from converters.gates.keeper import Gatekeeper, Judgement

OTHER_LANGUAGE: Final = "other language"
"""Why a post is left out that the user did not ask for."""


class Ingest:
    """Takes in each record once, under a unique name, if the target is to have it."""

    def __init__(
        self, writer: Writer, format_name: str, include: Set[str], spool: Spool, diagnostics: Diagnostics
    ) -> None:
        self._builder = SiteIndexBuilder()
        self._writer, self._format, self._include = writer, format_name, include
        self._spool, self._diagnostics = spool, diagnostics
        self._redacts = privacy.redacts(writer.public, include)
        self._sites = 0
        self._used: dict[str, int] = {}
        self._named: dict[tuple[str, str], TermRef] = {}
        self._references = HiddenReferences()
        self._home = HomePageFinder()
        self._co_authors = CoAuthors()
        self._gatekeeper = _gatekeeper(writer, include, self._references, diagnostics)
        self._builder.drafts_show_all = bool(self._gatekeeper and self._gatekeeper.drafts_show_all)

    def add(self, record: Entity) -> None:
        """Count a record as read, and spool it or exclude it; a file stays where it is until it is copied."""
        self._diagnostics.read(record)
        with guarded(self._diagnostics, record):
            self._take(record)

    def _take(self, record: Entity) -> None:
        if isinstance(record, Asset):
            if not self._builder.add_asset(record):
                self._diagnostics.leave_out(record, "same address again, or none")
            return
        if self._writer.public:
            record = self._co_authors.named(record)
        stated = record
        if self._redacts:  # before anything refers to it by its name
            record = with_public_names(record)
        judgement = self._gatekeeper.judge(record) if self._gatekeeper else None
        if reason := self._reason_to_leave_out(record, judgement):
            self._diagnostics.leave_out(record, reason)
            return
        if self._redacts:
            report_public_names(stated, record, self._diagnostics)
        if self._gatekeeper and judgement:
            if isinstance(record, Post):
                record = self._gatekeeper.as_seen(record, judgement.verdict)
                record = reactions.counted(record, self._diagnostics) if record.comments else record
            elif isinstance(record, Media | Term):
                record = self._gatekeeper.text_as_seen(record)
            record = privacy.redact(record, self._include, self._diagnostics)
        if isinstance(record, Site):
            self._merge(record)
        else:
            self._spool_once(record, judgement.own_reason if judgement else "")

    def finish(self) -> SiteIndex:
        """The index, when all is read; the site, merged from all sources, is spooled."""
        if not self._sites:  # every target has a site, also where no source states one
            self._diagnostics.read(self._builder.site)
        self._spool.add(self._builder.site, "")
        if self._gatekeeper:
            self._keep_back(self._gatekeeper.judge_again(self._spool.records))
            self._add_terms_of_posts()
            self._builder.hide_media(privacy.hides_all_files)
            self._references.hide(self._builder, self._spool.records())
        self._home.settle(self._builder)
        return self._builder.finish()

    def _add_terms_of_posts(self) -> None:
        """An export of posts alone has no list of terms; a header names a term, and only the list has its slug."""
        for (taxonomy, slug), ref in self._named.items():
            if taxonomy not in INTERNAL_TAXONOMIES and not self._spool.has("term", f"{taxonomy}/{slug}"):
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
            self._diagnostics.tally(messages.DRAFT_LEFT_OUT)
        self._builder.hidden_posts[name] = reason
        self._note_excluded(post, reason)
        return None

    def _reason_to_leave_out(self, record: Record, judgement: "Judgement | None") -> str:
        reason = judgement.reason if judgement else ""
        if isinstance(record, Post):
            hidden_for = reason
            if not reason and privacy.is_shown_in_posts(record):
                seen = judgement.verdict.body if judgement else None
                self._keep_shared(record, seen.text if seen else record.body.text if record.body else "")
            if isinstance(record, UnwantedPost):
                return self._leave_to_others(record, judgement)
            if judgement and record.type in INTERNAL_TYPES:
                reason = self._take_menu(replace(record, body=judgement.verdict.body or record.body))
                if not reason:
                    reason = record.type
                    self._diagnostics.tally(
                        messages.INTERNAL_TYPE, type=record.type, plugin=INTERNAL_TYPES[record.type]
                    )
            elif record.type in self._writer.unsupported_post_types:
                reason = record.type
                self._diagnostics.tally(messages.NO_PLACE, format=self._format, what=record.type)
            elif not reason and self._is_unwritten_draft(record, judgement):
                reason = "draft"
                self._diagnostics.tally(messages.DRAFT_LEFT_OUT)
            if reason:
                self._note_excluded(record, hidden_for or reason)
                if self._gatekeeper and judgement:
                    self._gatekeeper.note(record, key(record), judgement.own_reason or reason)
        return reason

    def _leave_to_others(self, post: UnwantedPost, judgement: "Judgement | None") -> str:
        """Note a post in another language: what it hides stays hidden. Why it is left out."""
        if judgement and judgement.reason:
            self._note_excluded(post, judgement.reason)
        if self._gatekeeper and judgement:
            self._gatekeeper.note(post, key(post), judgement.own_reason)
        return OTHER_LANGUAGE

    def _take_menu(self, post: Post) -> str:
        """Make a menu of blocks items of a menu; why its post is left out then, empty where it is or has none."""
        from converters.publishing import block_menus  # waits for what understands markup

        if post.status != "publish" or post.password or not block_menus.has_menu(post):
            return ""
        menu = block_menus.menu_of(post)
        for record in menu:
            self._diagnostics.read(record)
            self._spool_once(record)
        return "written as a menu" if menu and post.type == block_menus.NAVIGATION else ""

    def _keep_shared(self, post: Post, text: str) -> None:
        """Keep what posts show by its id: reusable blocks and tables. `text` is what visitors see of the body."""
        if post.type == "wp_block" and post.body:
            self._builder.blocks[post.id] = text
        stated = post.extra.get(TABLE_ID)
        if post.type == "tablepress_table" and isinstance(stated, list):
            table = replace(post, body=Markup(text=text, dialect="wordpress"), comments=())
            self._builder.tables |= dict.fromkeys(map(str, stated), table)

    def _is_unwritten_draft(self, post: Post, judgement: "Judgement | None") -> bool:
        """Whether a post is a draft, or becomes one by `--include`, and the writer writes none."""
        if not judgement or self._writer.drafts or post.type == MENU_ITEM:
            return False
        public = post.status == "publish" or (post.type, post.status) in privacy.PUBLIC_TOO
        return not public or bool(judgement.own_reason)

    def _note_excluded(self, post: Post, reason: str) -> None:
        """Note a post that is excluded; what only such posts have is as hidden as they are."""
        if post.id:
            self._builder.excluded_posts[post.id] = reason
        if self._writer.public and privacy.of_a_hidden_post(reason):
            self._references.add_hidden(post, reason)
            if post.url:
                self._builder.hidden_urls.add(post.url)

    def _spool_once(self, record: Author | Term | Media | Post, own_reason: str = "") -> None:
        name = _name(record)
        put = self._spool.add(record, name)
        if put is Added.CONFLICT and isinstance(record, Media | Post):
            record = self._renamed(record, name)
        elif put is not Added.NEW:
            self._leave_out_again(
                record, messages.SAME_AGAIN if put is Added.DUPLICATE else messages.OTHER_AGAIN
            )
            return
        match record:
            case Author():
                self._builder.add_author(record)
            case Term():
                self._references.add_term(record)
                self._builder.add_term(record)
                if self._gatekeeper:
                    self._gatekeeper.note(record)
            case Media():
                self._builder.add_media(record)
            case Post():
                self._index(record)
                if self._gatekeeper:
                    self._gatekeeper.note(record, key(record), own_reason)

    def _index(self, post: Post | None) -> None:
        """Add a post that will be written to the index."""
        if post:
            self._builder.add_post(post)
            if post.body and post.body.dialect == "wordpress":
                self._builder.add_tags(unknown.singles_in(post.body.text))
            self._references.add_shown(post)
            self._home.add(post)
            for ref in post.terms:
                self._named.setdefault((ref.taxonomy, ref.slug), ref)

    def _renamed(self, record: Media | Post, name: str) -> Media | Post:
        """Two things with one id: the second is kept under another."""
        stated = record.extra | {"id": record.id}
        put = Added.CONFLICT
        while put is not Added.NEW:
            number = self._used[name] = self._used.get(name, 1) + 1
            new = replace(record, id=f"{name}-{number}", extra=stated)
            put = self._spool.add(new, new.id)
        self._diagnostics.report(messages.OTHER_WITH_ID, record, what=record_type(record), new=new.id)
        return new

    def _leave_out_again(self, record: Record, what: MessageType) -> None:
        self._diagnostics.report(what, record, what=record_type(record))
        self._diagnostics.leave_out(record, "same again" if what is messages.SAME_AGAIN else "duplicate")

    def _merge(self, site: Site) -> None:
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


def _gatekeeper(
    writer: Writer, include: Set[str], references: HiddenReferences, diagnostics: Diagnostics
) -> "Gatekeeper | None":
    """What judges for a public target; a private one does not wait for what understands markup."""
    if not writer.public:
        return None
    from converters.gates.keeper import Gatekeeper

    return Gatekeeper(include, writer.drafts, references, diagnostics)


def _name(record: Author | Term | Media | Post) -> str:
    match record:
        case Author():
            return record.login or record.id or record.name
        case Term():
            return f"{record.taxonomy}/{record.slug}"
        case Media():
            return record.id or record.url
        case Post():
            return key(record)
