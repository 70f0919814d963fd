"""What a real WordPress answers at `/wp-json/`, saved and read by us, against its own export of the same site.

Counts come from the header `X-WP-Total` of each route, fields from the export: equal, or other for a reason below.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

import converters
from converters import Diagnostics
from converters.model import Author, Comment, Media, Post, Record, Term
from tests.wordpress.conftest import Importing

ROUTES = (
    "posts",
    "pages",
    "media",
    "comments",
    "categories",
    "tags",
    "users",
    "types",
    "taxonomies",
    "menus",
    "menu-items",
)
THEME_TEST = "wxr/peer/theme-unit-test.xml"
NOT_SHOWN = {
    ("Post", "extra _encloseme"): "a note of WordPress for itself",
    ("Post", "extra _pingme"): "the same",
    ("Post", "extra _oembed_…"): "what WordPress was told of an embed",
    ("Post", "extra enclosure"): "the API shows fields only that a plug-in registers",
    ("Post", "extra _wp_page_template"): "`default` is no template",
    ("Media", "extra _wp_attachment_metadata"): "PHP's own form of what the API shows as objects",
    ("Media", "extra _attachment_original_parent_id"): "a note of the importer",
    ("Author", "extra author_first_name"): "the API shows one name",
    ("Author", "extra author_last_name"): "the same",
    ("Comment", "missing trackback"): "the API lists comments of the type `comment` unless asked",
    ("Comment", "missing pingback"): "the same",
    ("Comment", "missing pending"): "and approved ones",
    ("Post", "missing draft"): "the API lists published posts unless asked",
    ("Post", "missing future"): "the same",
}  # fmt: skip
"""What nobody is shown -> why."""
BETTER = {
    ("Author", "url"): "an export has no address of an author",
}
VISITORS = {
    ("Author", "email"): "no visitor is shown an address",
    ("Comment", "author"): "the same",
    ("Comment", "missing password"): "comments on a post that asks for a password",
    ("Comment", "body"): "as it is shown: in paragraphs",
    ("Post", "body"): "as it is shown: shortcodes and blocks are rendered",
    ("Post", "password"): "that the post asks for one is all that is said",
    ("Post", "extra protected"): "and that is kept, so that the post stays private",
    ("Post", "title"): "with curly quotes",
    ("Media", "title"): "with a sign for `x` between numbers",
    ("Media", "extra content"): "with line breaks",
}
MENU_FIELDS = {"id", "type", "status", "order", "terms", "excerpt"}
"""What an item of a menu has in both; its title and URL are those of what it leads to, which an export leaves empty."""


@pytest.mark.parametrize("context", ["view", "edit"])
def test_answers_say_what_the_export_says(
    context: str, corpus: Path, imported: Importing, tmp_path: Path
) -> None:
    site = imported(corpus / THEME_TEST).again()
    export, saved = tmp_path / "export.xml", tmp_path / "saved"
    saved.mkdir()
    routes = ["/", *(f"/wp/v2/{name}" for name in ROUTES)]
    rest = {
        "do": "rest",
        "routes": routes,
        "context": context,
        "embed": context == "view",
        "per_page": 20,
        "to": str(saved),
    }
    ran = site.run({"do": "export", "to": str(export)}, rest)
    assert ran.said == []
    totals = {name: ran.done[1][f"/wp/v2/{name}"] for name in ROUTES}

    diagnostics = Diagnostics()
    ours = list(converters.read(saved, diagnostics=diagnostics))
    found = Counter(one.type for one in ours if isinstance(one, Post))
    assert (found["post"], found["page"]) == (totals["posts"], totals["pages"])
    assert found["nav_menu_item"] == totals["menu-items"]
    terms = Counter(one.taxonomy for one in ours if isinstance(one, Term))
    assert (terms["category"], terms["post_tag"], terms["nav_menu"]) == (
        totals["categories"],
        totals["tags"],
        totals["menus"],
    )
    assert sum(isinstance(one, Media) for one in ours) == totals["media"]
    assert sum(isinstance(one, Author) for one in ours) == totals["users"]
    comments = [one for post in ours if isinstance(post, Post) for one in post.comments]
    hidden = 1 if context == "view" else 0  # a visitor's total counts what the list then leaves out
    assert len(comments) == totals["comments"] - hidden
    kinds = {finding.kind for finding in diagnostics.findings}
    assert kinds == ({"error-saved"} if context == "view" else set())  # a visitor sees no menus

    expected = {**NOT_SHOWN, **BETTER, **(VISITORS if context == "view" else {})}
    assert set(differences(list(converters.read(export)), ours)) == set(expected)


def differences(export: list[Any], ours: list[Any]) -> Counter[tuple[str, str]]:
    """The fields that differ, by type of record, with how often each does."""
    found: Counter[tuple[str, str]] = Counter()
    mine = {key(one): one for one in ours if key(one)}
    menus = any(isinstance(one, Post) and one.type == "nav_menu_item" for one in ours)
    for record in export:
        is_menu = (
            getattr(record, "type", "") == "nav_menu_item" or getattr(record, "taxonomy", "") == "nav_menu"
        )
        if not key(record) or (is_menu and not menus):
            continue
        other = mine.get(key(record))
        kind = type(record).__name__
        if other is None:
            found[kind, f"missing {getattr(record, 'status', '')}"] += 1
            continue
        fields = MENU_FIELDS if is_menu and isinstance(record, Post) else None
        found.update((kind, name) for name in differing(record, other, fields))
        if isinstance(record, Post):
            answers = {one.id: one for one in other.comments}
            for one in record.comments:
                if one.id in answers:
                    found.update(("Comment", name) for name in differing(one, answers[one.id], None))
                else:
                    found["Comment", f"missing {why_missing(one, record)}"] += 1
    return found


def why_missing(comment: Comment, post: Post) -> str:
    if comment.type != "comment":
        return comment.type
    return "password" if post.password else comment.status


def key(record: Record) -> tuple[str, str, str] | None:
    match record:
        case Term():
            return ("Term", record.taxonomy, record.slug)
        case Post() | Media() | Author():
            return (type(record).__name__, "", record.id)
    return None


def differing(record: Any, other: Any, fields: set[str] | None) -> set[str]:
    left, right = plain(record), plain(other)
    names = fields or (left.keys() | right.keys())
    return {name for name in names if left.get(name) != right.get(name)}


def plain(record: Any) -> dict[str, Any]:
    """The fields of a record, those in `extra` by their own names; terms in any order."""
    row = to_builtins(record)
    row.pop("comments", None)
    if isinstance(record, Term):
        row.pop("id", None)  # a format of posts has no number in the API
    if "terms" in row:
        row["terms"] = sorted(map(str, row["terms"]))
    for name, value in row.pop("extra", {}).items():
        row[f"extra {'_oembed_…' if name.startswith('_oembed_') else name}"] = value
    return dict(row)
