"""The slugs of terms and authors for generators that know them by their names."""

from collections import defaultdict

from converters.generators.site.state import SiteState
from converters.generators.site.theme import AUTHORS, author_slug, listed_authors, term_order
from converters.io.filenames import safe_filename
from converters.model import Term
from converters.site.index import Use
from converters.site.permalinks import TERM_BASES
from converters.site.plan import Plan

AUTHOR_IDS = "author_ids"


def term_slugs(site: SiteState) -> dict[str, dict[str, str]]:
    """Name -> slug of terms, by front matter key. The page of a post goes first."""
    slugs: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for term in site.terms.all.values():
        names, name = slugs[site.terms.key(term.taxonomy)], site.terms.name(term)
        if name not in names:
            names[name] = _free_slug(site, term.taxonomy, name, safe_filename(term.slug))
    return slugs


def listed_path(site: SiteState, term: Term) -> str | None:
    """The path of the page of a term; None for one that is no category or tag, or that no post is listed under."""
    if not site.terms.has_posts(term) or term.taxonomy not in TERM_BASES:
        return None
    slug = term_slugs(site)[site.terms.key(term.taxonomy)][site.terms.name(term)]
    return f"/{TERM_BASES[term.taxonomy]}/{slug}/"


def planned_listed_path(term: Term, plan: Plan, *, first_category: bool = False) -> str | None:
    """The same before any post is written; `first_category`: a post is listed under its first category alone."""
    use = Use.FIRST if first_category and term.taxonomy == "category" else Use.POST
    is_listed = use in plan.site_index.term_uses.get((term.taxonomy, term.slug), Use(0))
    path = f"/{TERM_BASES.get(term.taxonomy)}/{safe_filename(term.slug)}/"
    has_page = term.taxonomy in TERM_BASES and is_listed
    return path if has_page and plan.permalinks.is_free(path) else None


def slugs_of_site(site: SiteState) -> dict[str, dict[str, str]]:
    """The slugs of terms and authors in the order of the language, and the ids of authors, by name."""
    slugs = term_slugs(site)
    for kind, names in term_order(site).items():
        if kind in slugs:
            first = {name: slugs[kind][name] for name in names if name in slugs[kind]}
            slugs[kind] = {**first, **slugs[kind]}
    authors = dict(listed_authors(site))
    slugs[AUTHORS] = {
        name: _free_author_slug(site, authors[name].login) for name in term_order(site)[AUTHORS]
    }
    known = site.site_index.authors.values()
    slugs[AUTHOR_IDS] = {author.name or author.login: author.id for author in known if author.id}
    return {kind: names for kind, names in slugs.items() if names}


def _free_slug(site: SiteState, taxonomy: str, name: str, wish: str) -> str:
    """A slug whose page has a free path; a taxonomy without pages keeps its slugs."""
    base, slug, number = TERM_BASES.get(taxonomy), wish, 2
    while base and not site.claims.claim(f"{taxonomy} {name}", f"/{base}/{slug}/"):
        slug, number = f"{wish}-{number}", number + 1
    return slug


def _free_author_slug(site: SiteState, login: str) -> str:
    """The slug of an author, whose page has a free path."""
    wish = slug = author_slug(login)
    number = 2
    while not site.claims.claim(f"author {login}", f"/author/{slug}/"):
        slug, number = f"{wish}-{number}", number + 1
    return slug
