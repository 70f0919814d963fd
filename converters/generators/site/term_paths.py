"""The paths of the pages of terms, where the theme makes a page for each: those of WordPress, as far as they are free."""

from collections import defaultdict
from collections.abc import Callable

from converters import messages
from converters.generators.site.state import SiteState
from converters.io.filenames import LONGEST
from converters.model import Term
from converters.publishing import comment_threads
from converters.site.permalinks import TERM_BASES, InvalidPermalink, plain_path
from converters.site.plan import Plan


def term_path(site: SiteState, term: Term, language: str) -> str:
    """`/category/PARENT/SLUG/`, `/tag/SLUG/`, `/TAXONOMY/SLUG/`; a unique path where that is taken.

    `language` goes before it, empty for the main one.
    """
    base = TERM_BASES.get(term.taxonomy, term.taxonomy)
    above = f"/{language}" if language else ""
    key = f"{term.taxonomy} {term.slug} {term.name} {language}".rstrip()
    try:
        path = plain_path(f"{above}/{base}/{'/'.join(_lineage(site, term))}/")
        if term.slug and site.claims.claim(key, path):
            return path
    except InvalidPermalink:
        pass
    return f"{above}/{site.terms.key(term.taxonomy)}/{comment_threads.file_key(key)}/"


def term_pages(
    site: SiteState, *, same: Callable[[str], str] = str, report: bool = True
) -> dict[str, list[dict[str, str]]]:
    """The page of each term, by the front matter key of its taxonomy, sorted by key: title, URL, and what else is known.

    Terms share a page whose names `same` makes one, and are reported, where `report` says so.
    """
    pages: defaultdict[str, dict[tuple[str, str], dict[str, str]]] = defaultdict(dict)
    for term in site.terms.all.values():
        if (term.taxonomy, term.slug) in site.site_index.draft_terms:
            continue
        name, found = site.terms.name(term), pages[site.terms.key(term.taxonomy)]
        for language in site.terms.languages(term):
            page = {
                "title": name,
                "url": term_path(site, term, language),
                "description": term.description,
                "parent": term.parent,
                "lang": language or next(iter(site.site_index.languages), ""),
            }
            if found.setdefault((language, same(name)), page) is not page and report:
                site.diagnostics.report(messages.SAME_TERM_NAME, term, name=term.name)
    return {
        key: [{name: value for name, value in page.items() if value} for page in found.values()]
        for key, found in sorted(pages.items())
    }


def planned_term_path(term: Term, plan: Plan) -> str | None:
    """The same before any post is written; None where a post has the path, or only drafts have the term."""
    terms, name = plan.site_index.terms, (term.taxonomy, term.slug)
    base = TERM_BASES.get(term.taxonomy, term.taxonomy)
    slugs = _slugs_above(term, lambda slug: terms[name[0], slug].parent if (name[0], slug) in terms else "")
    try:
        path = plain_path(f"/{base}/{'/'.join(slugs)}/")
    except InvalidPermalink:
        return None
    return path if name not in plan.site_index.draft_terms and plan.permalinks.is_free(path) else None


def _lineage(site: SiteState, term: Term) -> list[str]:
    return _slugs_above(term, lambda slug: site.terms.parent(term.taxonomy, slug))


def _slugs_above(term: Term, parent_of: Callable[[str], str]) -> list[str]:
    """The slugs from the topmost category to the term, as many as fit in a path."""
    slugs = {term.slug: None}
    parent, size = term.parent, len(term.slug)
    while term.taxonomy == "category" and parent and parent not in slugs and size <= LONGEST:
        slugs[parent] = None
        size += len(parent) + 1
        parent = parent_of(parent)
    return list(reversed(slugs))
