"""Which posts a target is not to have, and what is kept of these: what others show of them, and what they hide."""

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from converters import messages, privacy
from converters.base import Writer
from converters.diagnostics import Diagnostics, MessageType
from converters.extra_keys import TABLE_ID
from converters.io.filenames import slug_filename
from converters.model import MENU_ITEM, FilteredPost, Markup, Post, UnwantedPost
from converters.privacy.hidden import HiddenReferences
from converters.privacy.post_types import INTERNAL_TYPES
from converters.run.selection import FILTERED
from converters.site.index import SiteIndexBuilder
from converters.site.post_summaries import key, summarize

if TYPE_CHECKING:
    from converters.gates.run_gates import Judgement, RunGates

OTHER_LANGUAGE: Final = "other language"
"""Why a post is left out that the user did not ask for."""
WRITTEN_AS_MENU: Final = "written as a menu"
"""Why a block menu is left out whose items are records."""


class Exclusion:
    """Decides of each post, as it is read, whether the target is to have it."""

    def __init__(
        self,
        writer: Writer,
        format_name: str,
        gates: "RunGates | None",
        builder: SiteIndexBuilder,
        references: HiddenReferences,
        diagnostics: Diagnostics,
    ) -> None:
        self._writer, self._format, self._gates = writer, format_name, gates
        self._builder, self._references, self._diagnostics = builder, references, diagnostics

    def decide(self, post: Post, judgement: "Judgement | None", is_menu: bool) -> str:
        """Why a post is left out; empty for one that is written. `is_menu`: its items are written in its place.

        Notes what a hidden post hides, and what others show by the post's id; counts and reports what has no place.
        """
        reason = hidden_for = judgement.reason if judgement else ""
        if not reason and privacy.is_shown_in_posts(post):
            seen = judgement.verdict.body if judgement else None
            self._keep_shared(post, seen.text if seen else post.body.text if post.body else "")
        if isinstance(post, UnwantedPost):
            return self._leave_to_others(post, judgement)
        if judgement and post.type in INTERNAL_TYPES:
            reason = WRITTEN_AS_MENU if is_menu else self._internal(post)
        elif post.type in self._writer.unsupported_post_types:
            reason = post.type
            if not self._writer.comments_only:
                self._diagnostics.tally(messages.NO_PLACE, format=self._format, what=post.type)
        elif not reason and self._is_unwritten_draft(post, judgement):
            reason = "draft"
            self._diagnostics.tally(draft_message(self._writer))
        if reason:
            self.note(post, hidden_for or reason)
            if self._gates and judgement:
                self._gates.note(post, key(post), judgement.own_reason or reason)
        return reason

    def note(self, post: Post, reason: str) -> None:
        """Note a post that is excluded; what only such posts have is as hidden as they are."""
        if post.id:
            self._builder.excluded_posts[post.id] = reason
        if self._writer.public and privacy.of_a_hidden_post(reason):
            self._references.add_hidden(post, reason)
            self._builder.hidden_names.add(slug_filename(summarize(post).name))
            if post.url:
                self._builder.hidden_urls.add(post.url)

    def _internal(self, post: Post) -> str:
        self._diagnostics.tally(messages.INTERNAL_TYPE, type=post.type, plugin=INTERNAL_TYPES[post.type])
        return post.type

    def _leave_to_others(self, post: UnwantedPost, judgement: "Judgement | None") -> str:
        """Note a post that the user did not ask for: what it hides stays hidden. Why it is left out."""
        if judgement and judgement.reason:
            self.note(post, judgement.reason)
        if self._gates and judgement:
            self._gates.note(post, key(post), judgement.own_reason)
        return FILTERED if isinstance(post, FilteredPost) else OTHER_LANGUAGE

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


def draft_message(writer: Writer) -> MessageType:
    """What is said of a draft that is not written: whether an option of the writer would write it."""
    options = getattr(writer, "__dataclass_fields__", {})
    return messages.DRAFT_LEFT_OUT if "drafts" in options else messages.DRAFT_NOT_PUBLISHED
