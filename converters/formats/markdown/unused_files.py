"""Reports the files of a source site that are not read, counted by extension."""

from collections import defaultdict
from collections.abc import Callable, Set

from converters import messages
from converters.formats.markdown.detect import is_about_folder
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import extension
from converters.io.extensions import TEXTS


def report_unused(site: SourceSite, taken: Set[str], is_used: Callable[[str], bool]) -> None:
    """Report files that were read neither as texts nor as data, media or settings."""
    unused: defaultdict[str, list[str]] = defaultdict(list)
    for path in site.files:
        if path not in taken and path not in site.generator.config_files and not is_used(path):
            unused[extension(path) or "(none)"].append(path)
    for suffix, paths in sorted(unused.items()):
        site.diagnostics.tally(messages.NOT_TAKEN, len(paths), what=suffix, example=f"{site.root}{paths[0]}")
    texts = [path for path in site.outside if path.lower().endswith(TEXTS) and not is_about_folder(path)]
    if texts:
        site.diagnostics.tally(messages.OUTSIDE_SITE, len(texts), folder=site.root, example=texts[0])
