"""Zola's rules: permalinks by `path` in front matter, or the slugs of folders and name below the language."""

from converters.generators.content_file import ENCODED_PATH_CHARACTERS, PermalinkInput, encode_path
from converters.generators.rules import SiteRules, slugify


class ZolaRules(SiteRules):
    """The rules of Zola, by its documentation (Content: Section, Page; Multilingual sites)."""

    def path(self, post: PermalinkInput) -> str:
        """`path` wins, with a slash at both ends."""
        if explicit := post.metadata.get("address"):
            return encode_path(f"/{explicit.strip('/')}/", ENCODED_PATH_CHARACTERS)
        file = post.file
        is_translation = file.lang and file.lang != self.site.default_language
        folders = "/".join(slugify(part) for part in file.dir.split("/"))
        return self.expand_pattern(post, folders, f"/{file.lang}" if is_translation else "")
