"""The gates of one run into a public target: which records it keeps back, and what visitors saw of the others."""

from collections.abc import Callable, Iterable, Mapping, Set
from typing import NamedTuple

from msgspec.structs import replace

from converters import messages, privacy
from converters.diagnostics import Diagnostics
from converters.gates.bodies import visible
from converters.gates.gate import MEMBERS
from converters.gates.posts import OPEN, Verdict, gated_fields, judge, judge_media, written_as
from converters.gates.site import SiteGates
from converters.model import Markup, Media, Post, Record, Term, as_draft
from converters.privacy.hidden import HiddenReferences


class Judgement(NamedTuple):
    """Why a record is not public by itself, why it is left out although `--include` may name that, and what is seen."""

    own_reason: str = ""
    reason: str = ""
    verdict: Verdict = OPEN


class RunGates:
    """Judges each record as it is read, and the posts again when all are read.

    `include` has the words of `--include`; `drafts` says whether the target has drafts, which included posts become.
    """

    def __init__(
        self, include: Set[str], drafts: bool, references: HiddenReferences, diagnostics: Diagnostics
    ) -> None:
        self._include = include
        self._references, self._diagnostics = references, diagnostics
        self._site = SiteGates()
        self.drafts_show_all = MEMBERS in include and drafts
        """Whether a post with closed parts is written whole, as a draft."""

    def judge(self, record: Record) -> Judgement:
        """What becomes of a record, as far as it says so itself."""
        verdict = judge(record) if isinstance(record, Post) else OPEN
        closed = bool(verdict.closed_by or (isinstance(record, Media) and judge_media(record)))
        own_reason = privacy.exclusion_reason(record, frozenset()) or (MEMBERS if closed else "")
        reason = privacy.exclusion_reason(record, self._include)
        if not reason and closed and MEMBERS not in self._include:
            reason = MEMBERS
            if verdict.closed_by:
                self._diagnostics.tally(messages.MEMBERS_ONLY, gate=verdict.closed_by)
        return Judgement(own_reason, reason, verdict)

    def as_seen(self, post: Post, verdict: Verdict) -> Post:
        """A post that is written, without its closed parts; where these are included, all of it as a draft."""
        if verdict.closed_by:
            return as_draft(post)
        included = self.drafts_show_all
        number = len(verdict.hidden)
        if number:
            self._diagnostics.count_parts(number, "" if included else MEMBERS)
        if included and (number or not verdict.comments):
            return as_draft(post)
        post = verdict.applied_to(post)
        if number:
            names = ", ".join(verdict.gates)
            self._diagnostics.report(messages.PART_FOR_MEMBERS, post, number=number, gates=names)
            self._references.add_hidden_parts(post, verdict.hidden, MEMBERS)
        if post.comments and not verdict.comments:
            self._diagnostics.leave_out_comments(len(post.comments), MEMBERS)
            post = replace(post, comments=())
        return post

    def text_as_seen(self, record: Media | Term) -> Media | Term:
        """A media item or term without the closed parts of its texts: of its own page, whatever is included."""
        name = "caption" if isinstance(record, Media) else "description"
        shown = visible(Markup(text=getattr(record, name), dialect="wordpress"))
        fields = dict(gated_fields(record.extra))
        hidden = [shown, *(text for texts in fields.values() for text in texts)]
        number = sum(len(text.hidden) for text in hidden)
        if not number:
            return record
        self._diagnostics.count_parts(number, MEMBERS)
        gates = ", ".join(dict.fromkeys(gate for text in hidden for gate in text.gates))
        self._diagnostics.report(messages.PART_FOR_MEMBERS, record, number=number, gates=gates)
        extra = {field: written_as(record.extra[field], texts) for field, texts in fields.items()}
        return replace(record, **{name: shown.text}, extra=record.extra | extra)

    def note(self, record: Post | Term, key: str = "", own_reason: str = "") -> None:
        """Remember a term, or a post under its key, written or not, for `judge_again`."""
        if isinstance(record, Post):
            self._site.add(record, key, own_reason)
        elif self._site.add_term(record) and MEMBERS not in self._include:
            self._references.hide_term(record, MEMBERS)

    def judge_again(self, posts: Callable[[], Iterable[Record]]) -> Mapping[str, str]:
        """Why posts are not public of which only the whole site shows it, by key. `posts` are those that are kept."""
        verdicts = self._site.verdicts(posts, self._diagnostics)
        self._site.report_mostly_left_out(verdicts, self._include, self._diagnostics)
        return verdicts
