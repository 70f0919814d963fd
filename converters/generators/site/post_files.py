"""Posts as files: front matter and body, the comments, and the snapshot of the source that the user may want."""

from converters import messages
from converters.generators import front_matter, losses, source_snapshots
from converters.generators.site.fields_beside import FieldsBeside
from converters.generators.site.front_matter_fields import front_matter_fields
from converters.generators.site.layout import SiteLayout
from converters.generators.site.metadata import post_metadata
from converters.generators.site.post_links import post_links
from converters.generators.site.state import SiteState
from converters.markup.markdown.escape_templates import protect
from converters.model import Post
from converters.publishing.custom_fields import PublicFields, public_fields
from converters.site.podcasts import Episode, episode
from converters.site.post_summaries import key


class PostFiles:
    """Writes posts one by one; a context manager, which ends the file of custom fields."""

    def __init__(self, layout: SiteLayout, site: SiteState) -> None:
        self._layout, self._site = layout, site
        self.beside = FieldsBeside(site.out, layout.generator.fields_path)

    def __enter__(self) -> "PostFiles":
        return self

    def __exit__(self, *_: object) -> None:
        self.beside.close(self._site.diagnostics)

    def write(self, post: Post) -> None:
        """Write a post with its comments."""
        layout, site = self._layout, self._site
        path = site.plan.path(post)
        fields = public_fields(post, site.diagnostics)
        header = front_matter.dump(self._front_matter(post, path, fields), "", layout.style)
        # Generators run bodies through templates, not front matter.
        body = layout.body(protect(post.body.text.strip("\n"), layout.flavor)) if post.body else ""
        text = f"{header}{body}\n" if body else header
        site.out.write(path, text.encode(errors="replace"))
        self._keep_source(post, path, header, body)
        if post.comments:
            layout.comments(site.out, path, post)
        self.beside.add(post, path, fields.beside)
        site.missing_assets.add_page(body, path, site.plan.permalinks.assigned(key(post)) or "")
        if post.status == "publish":
            site.terms.list_post(post, one_category=layout.one_category)
        site.diagnostics.wrote(post)

    def keep_menu_item(self, item: Post) -> None:
        """Keep the snapshot of a menu item, which has no file."""
        original = self._site.run.originals.pop(key(item), item)
        if self._layout.keep_source:
            self._write_snapshot(item, original, self._site.plan.path(item), "", "")

    def _front_matter(self, post: Post, path: str, fields: PublicFields) -> dict[str, object]:
        layout, site = self._layout, self._site
        links = post_links(layout, site, post)
        image = self._image(post)
        metadata = post_metadata(
            site, post, links, image, self._episode(post), layout.stem(path), layout.type_folder(post.type)
        )
        return front_matter_fields(layout, post, layout.adapt(metadata), fields, site.terms, site.diagnostics)

    def _image(self, post: Post) -> tuple[str, str]:
        """The URL and the description of the featured image; `""` where the post has none."""
        site = self._site
        if not post.featured or post.featured == "0":
            return "", ""
        media = site.site_index.media.get(post.featured)
        if not media:
            site.diagnostics.report(messages.NO_IMAGE, post, id=post.featured)
            return "", ""
        site.missing_assets.add(media.url)
        file = site.run.assets.use_media(media, draft=post.status != "publish")
        url = (
            self._layout.file_address(file, site.plan.path(post), site.run.assets.home)
            if file
            else media.url or media.path
        )
        return url, " ".join(media.alt.split())

    def _episode(self, post: Post) -> Episode | None:
        """The episode that a post is, with the URL of its file in the target."""
        found = episode(post)
        if not found:
            return None
        assets = self._site.run.assets
        file = assets.mark_used(found.url, post)
        path = self._site.plan.path(post)
        return found._replace(url=self._layout.file_address(file, path, assets.home)) if file else found

    def _keep_source(self, post: Post, path: str, header: str, body: str) -> None:
        """Keep the post as it was read, or report what reading it again will not give back."""
        original = self._site.run.originals.pop(key(post), post)
        if self._layout.keep_source:
            self._write_snapshot(post, original, path, header, body)
        else:
            for loss in losses.of(original, self._layout.losses):
                self._site.diagnostics.tally(messages.NOT_BACK, what=loss.why)

    def _write_snapshot(self, post: Post, original: Post, path: str, header: str, body: str) -> None:
        comments = [comment.body.text if comment.body else "" for comment in post.comments]
        self._site.out.write(
            source_snapshots.snapshot_path(path), source_snapshots.encode(original, header, body, comments)
        )
