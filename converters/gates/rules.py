"""Rules about many posts: those of MemberPress, which are posts of the export, and fields of terms that close them.

`_mepr_rules_type` says what a rule is about, `_mepr_rules_content` which of it (`MeprRule::get_rules`, MemberPress
1.9). For whom the rule is, is in a table of the database; it is never for visitors.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from converters.gates.closing import term_closed_by
from converters.io import urls
from converters.model import Post, Term

RULE_TYPE: Final = "memberpressrule"
_TAXONOMIES: Final = {"category": "category", "tag": "post_tag"}


class Rule(NamedTuple):
    """What is closed: `kind` as the plug-in has it, and the ids, names or paths that it names."""

    kind: str
    content: str
    is_regexp: bool = False
    plugin: str = "MemberPress"

    def closes(self, post: Post, term_ids: Mapping[tuple[str, str], str]) -> bool:
        """Whether a post is behind this rule. `term_ids` has the id of a term by taxonomy and slug."""
        names = {name.strip() for name in self.content.split(",")}
        if self.kind == "all":
            return post.type in ("post", "page") and post.id not in names
        if self.kind in _TAXONOMIES or self.kind.startswith("tax_"):
            taxonomy = _TAXONOMIES.get(self.kind) or self.kind.removeprefix("tax_").partition("||")[0]
            return any(
                ref.taxonomy == taxonomy
                and names & {ref.slug, ref.name, term_ids.get((taxonomy, ref.slug), ref.slug)}
                for ref in post.terms
            )
        if self.kind == "custom":
            return self._is_about(urls.split(post.url).path)
        what, _, type_ = self.kind.partition("_")
        if type_ != post.type:
            return False
        return (what == "single" and post.id in names) or (what == "parent" and post.parent in names) or (
            what == "all" and post.id not in names
        )  # fmt: skip

    def _is_about(self, path: str) -> bool:
        if not self.is_regexp:
            return path.strip("/") == self.content.strip().strip("/")
        try:
            return bool(re.search(self.content, path))
        except re.error:  # PHP's are others: what cannot be read closes
            return True


def rule_of(term: Term) -> Rule | None:
    """The rule by which a field of a term closes the posts that have it; None for an open term."""
    plugin = term_closed_by(term.extra)
    return Rule(f"tax_{term.taxonomy}", term.slug, plugin=plugin) if plugin else None


def read_rule(post: Post) -> Rule | None:
    """The rule in a post; None for one that is about parts of texts (`partial`), or says nothing."""
    kind = _field(post, "_mepr_rules_type")
    if kind in ("", "partial"):
        return None
    is_regexp = _field(post, "_is_mepr_rules_content_regexp") in ("1", "on", "true")
    return Rule(kind, _field(post, "_mepr_rules_content"), is_regexp)


def _field(post: Post, name: str) -> str:
    value: Any = post.extra.get(name)
    return str(value[0]).strip() if isinstance(value, list) and value else ""
