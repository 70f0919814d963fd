"""Redirects: a small page at each path that a post had with an old slug; and a map of URLs that were ids."""

from converters.extra_keys import OLD_SLUGS
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.page_paths import HOME, MAP, relative
from converters.io import yaml
from converters.io.output import StagedOutput
from converters.model import Post
from converters.processes.side_by_side import SharedFields
from converters.publishing import plain_permalinks
from converters.site.post_summaries import PostSummary, key


class RedirectPages(SharedFields):
    """Collects old slugs, and writes the redirects last, when all other pages have their files."""

    shared_fields = ("_posts",)

    def __init__(self, context: RenderContext, out: StagedOutput) -> None:
        self._context, self._out = context, out
        self._posts: list[tuple[PostSummary, list[str], str]] = []

    def add(self, post: Post) -> None:
        """Note the old slugs of a public post (WordPress's field `_wp_old_slug`)."""
        slugs = post.extra.get(OLD_SLUGS)
        if old := [str(slug) for slug in (slugs if isinstance(slugs, list) else [slugs]) if slug]:
            self._posts.append((self._context.site_index.summaries[key(post)], old, post.title))

    def write_map(self) -> None:
        """Write the map of URLs that were ids, if there are any."""
        context = self._context

        def address(post: PostSummary) -> str:
            return f"/{relative(HOME, context.paths.file(post))}".removesuffix("index.html")

        if moved := plain_permalinks.moved_posts(context.site_index, address):
            self._out.write(MAP, "".join(yaml.dump_item(post._asdict()) for post in moved))
            plain_permalinks.report(moved, MAP, context.diagnostics)

    def write(self) -> None:
        """Write the redirects. A path that two posts had leads to the first, by id."""
        context = self._context
        for summary, slugs, title in sorted(self._posts, key=lambda row: (len(row[0].key), row[0].key)):
            file = context.paths.file(summary)
            for old in context.paths.former(summary, slugs):
                html = context.templates.render(
                    "moved.html", to=relative(old, file), canonical=context.absolute(file), name=title
                )
                self._out.write(old, html)
