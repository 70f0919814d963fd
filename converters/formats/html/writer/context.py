"""What all parts of the HTML writer share during a run: options, page paths, templates, words, terms."""

from converters.diagnostics import Diagnostics
from converters.formats.html.writer.options import PageOptions
from converters.formats.html.writer.page_paths import HOME, PagePaths, relative
from converters.formats.html.writer.templating import Templates
from converters.model import Author, Site, Term
from converters.privacy.post_types import is_internal_taxonomy
from converters.publishing.missing_assets import MissingAssets
from converters.publishing.words import language_attributes, words
from converters.site.permalinks import valid_url
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary


class RenderContext:
    """The state of one run. It holds no posts, whatever the size of the site."""

    def __init__(self, options: PageOptions, run: Run, diagnostics: Diagnostics) -> None:
        self.options, self.site_index, self.diagnostics = options, run.site_index, diagnostics
        self.assets = run.assets
        self.site: Site = run.site_index.site
        self.comment_form = run.comment_form
        self.paths = PagePaths(run.plan)
        self.words = words(self.site.language)
        self.templates = Templates(options.template, self.words)
        self.missing_assets = MissingAssets(run.assets, self.site.url)
        self.authors: list[Author] = []
        self.terms_by_taxonomy: dict[str, list[Term]] = {}
        """Terms by which visitors find posts, in the order of the source."""
        self.internal_terms: list[Term] = []
        """Terms that visitors never see, which no page lists."""
        self.terms: dict[tuple[str, str, str], Term] = {}
        """All terms by taxonomy, slug and name, the first of each."""

    def add_term(self, term: Term) -> None:
        """Take up a term; all terms come before the first post."""
        if is_internal_taxonomy(term.taxonomy):
            self.internal_terms.append(term)
        else:
            self.terms_by_taxonomy.setdefault(term.taxonomy, []).append(term)
        self.terms.setdefault((term.taxonomy, term.slug, term.name), term)

    @property
    def language(self) -> dict[str, str]:
        """The attributes `lang` and `dir` of a page; empty where the language of the site is unknown."""
        return language_attributes(self.site.language)

    def language_of(self, post: PostSummary) -> dict[str, str]:
        """The same of the page of a post, in the language that it has."""
        return language_attributes(post.language) if post.language else self.language

    def absolute(self, file: str) -> str:
        """The URL of a file of the target; empty where the URL of the site is unknown."""
        home = web_url(valid_url(self.site.url)).rstrip("/")
        path = relative(HOME, file).removesuffix("index.html").removesuffix("./")
        return f"{home}/{path}" if home else ""


def web_url(url: str) -> str:
    """A URL if its scheme is `http` or `https`, else an empty text: a link to it runs no script."""
    return url if url.lower().startswith(("http://", "https://")) else ""
