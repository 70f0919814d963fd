"""Every trap of a site generator that we know of, and the test that builds with the real one and fails if it catches us.

A trap is a habit of the generator: text that it runs, changes or drops, a file that it takes for something else, a value that
ends the build. Each generator builds one blog with all its traps; these tests run in every CI run, whatever its share of others.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Final

import pytest
import test_docusaurus_sites as classic
import test_mkdocs_sites as mkdocs
import test_nikola_sites as nikola
import test_node_sites as node
import test_zola_sites as zola

from tests.targets import GENERATORS

Test = Callable[..., None]

ON_NODE: Final[Mapping[str, Test]] = {
    "a text that looks like a template is run, and what is unknown ends the build or vanishes": node.test_template_syntax_is_shown_and_never_run,
    "a title or a field that looks like a template is run": node.test_template_syntax_is_shown_and_never_run,
    "a date with another offset than that of the site, or of the machine, is another instant": node.test_dates_are_those_of_the_source_wherever_it_is_built,
    "a post without a date has the time of its file, or the day that its name begins with": node.test_a_post_without_a_date_shows_none,
    "the path of a permalink is encoded, in ASCII, in small letters, or a folder for `.html`": node.test_permalinks_are_kept_to_the_letter,
    "two files of one permalink end the build; two names become one": node.test_permalinks_are_kept_to_the_letter,
    "names that begin with `_`, or are `index`, are no pages": node.test_permalinks_are_kept_to_the_letter,
    "drafts are built": node.test_drafts_are_not_built_and_the_future_is,
    "what is in the future is not built": node.test_drafts_are_not_built_and_the_future_is,
    "a relative image whose file is missing ends the build, also one by reference": node.test_addresses_of_files_that_are_not_there_end_no_build,
    "a link to a file `.md` that is missing is another link, or ends the build": node.test_addresses_of_files_that_are_not_there_end_no_build,
    "an address of a mailbox is disguised": node.test_addresses_of_files_that_are_not_there_end_no_build,
    "quotes and dashes are typographic ones, a line end is a break, a bare address is a link, code is coloured": node.test_bodies_are_what_was_written,
    "indented code is a paragraph": node.test_bodies_are_what_was_written,
    "braces, `import`, a box, a comment or an id at a heading are a program, or markup": node.test_a_text_is_no_program,
    "a line `---` or `;;;` is the end of the front matter": node.test_a_text_is_no_program,
    "the mark of the excerpt is shown": node.test_the_mark_of_the_excerpt_is_not_shown,
    "a title like a number is one, and ends the build": node.test_fields_and_titles_have_the_type_that_they_had,
    "a custom field is taken for a key of the generator": node.test_fields_and_titles_have_the_type_that_they_had,
    "a term has the name of something of the machinery: `all`, `constructor`": node.test_terms_with_names_of_the_machinery,
    "the second category is below the first": node.test_terms_with_names_of_the_machinery,
    "the name of the data file of comments is no key": node.test_comments_are_found_whatever_the_name_of_their_post,
}  # fmt: skip

TRAPS: Final[Mapping[str, Mapping[str, Test]]] = {
    "astro": {
        **ON_NODE,
        "the id of a text is a slug of its path, and a field `slug` is the id": node.test_permalinks_are_kept_to_the_letter,
        "unknown keys are dropped": node.test_comments_are_found_whatever_the_name_of_their_post,
    },
    "docusaurus": ON_NODE,
    "eleventy": {
        **ON_NODE,
        "`permalink` is a template": node.test_permalinks_are_kept_to_the_letter,
        "`tags` are collections": node.test_terms_with_names_of_the_machinery,
        "a date without an offset, in quotes, ends the build": node.test_dates_are_those_of_the_source_wherever_it_is_built,
    },
    "hexo": {
        **ON_NODE,
        "a date is taken for one in the zone of the site, whatever offset it has": node.test_hexo_has_the_right_instants_in_any_theme,
        "a post that was not changed has the time of its file as that of its change": node.test_hexo_has_the_right_instants_in_any_theme,
        "two categories are one below the other, in any theme": node.test_hexo_has_the_right_instants_in_any_theme,
        "addresses are encoded anew, and have the path of the site before them": node.test_hexo_shows_addresses_as_they_were,
    },
    "mkdocs": {
        "a post without a date ends the build": mkdocs.test_a_date_without_a_zone_is_a_date,
        "a post without a date has the day that its name begins with": mkdocs.test_a_post_without_a_date_shows_none,
        "an author who is not in `.authors.yml` ends the build": mkdocs.test_fields_that_the_plug_in_knows_are_only_fields,
        "a custom field is taken for a key of the generator": mkdocs.test_fields_that_the_plug_in_knows_are_only_fields,
        "the permalink is that of the settings": mkdocs.test_paths_and_slugs_are_kept_to_the_letter,
        "`README` is the page of its folder": mkdocs.test_paths_and_slugs_are_kept_to_the_letter,
        "categories and tags have other slugs": mkdocs.test_paths_and_slugs_are_kept_to_the_letter,
        "drafts are built": mkdocs.test_drafts_are_not_built_wherever_they_are,
        "a link that is no URL, or to a missing file, ends the build": mkdocs.test_texts_are_shown_whatever_is_in_them,
        "signs of extensions of Markdown are markup": mkdocs.test_signs_of_extensions_are_text,
        "former paths do not redirect": mkdocs.test_old_addresses_lead_to_the_post,
    },
    "nikola": {
        "YAML as front matter needs another package": nikola.test_the_first_paragraph_is_no_header,
        "the first paragraph is taken for the header": nikola.test_the_first_paragraph_is_no_header,
        "a text that begins with the mark of the teaser ends the build": nikola.test_a_mark_at_the_start_ends_no_build,
        "drafts and private posts are built": nikola.test_drafts_and_private_posts_are_not_built_wherever_they_are,
        "shortcodes run everywhere, in code too, and an unknown one vanishes": nikola.test_shortcodes_are_shown,
        "shortcodes run in Markdown, `raw` among them": nikola.test_shortcodes_in_markdown_are_shown,
        "the slug of a tag is in ASCII": nikola.test_paths_and_slugs_are_kept_to_the_letter,
        "permalinks are folders and a slug, `path` counts for nothing": nikola.test_paths_and_slugs_are_kept_to_the_letter,
        "a date is another instant": nikola.test_dates_are_those_of_the_blog,
        "a post without a date ends the build, or has the day that its name begins with": nikola.test_a_post_without_a_date_shows_none,
        "the address of a relative image is another": nikola.test_an_image_that_is_not_there_is_no_error,
        "a post has one category": nikola.test_a_post_is_in_each_of_its_categories,
        "a custom field is taken for a key of the generator": nikola.test_fields_that_nikola_knows_are_only_fields,
        "comments have no home": nikola.test_a_post_without_a_date_shows_none,
        "former paths do not redirect": nikola.test_old_addresses_lead_to_the_post,
    },
    "zola": {
        "an unknown key of the front matter ends the build": zola.test_front_matter_is_what_zola_knows,
        "two pages of one path end the build": zola.test_front_matter_is_what_zola_knows,
        "a taxonomy that is not declared ends the build": zola.test_taxonomies_are_declared,
        "a post has the day that the name of its file begins with": zola.test_no_name_of_a_file_is_a_date,
        "a link to a missing file of the site ends the build": zola.test_links_to_files_of_the_site_are_none,
        "a call of a shortcode that is unknown ends the build": zola.test_calls_of_shortcodes_are_text,
        "drafts are built": zola.test_drafts_are_drafts,
    },
}  # fmt: skip
"""Generator -> the trap, and the test. There is no package of Zola: its tests look at its files."""

CLASSIC: Final[Mapping[str, Test]] = {
    "a title with `</script>` ends the script that search engines read": classic.test_no_text_ends_the_script_that_it_is_in,
    "a post without a date shows the time of its file, or asks Git for it": classic.test_a_post_without_a_date_shows_none,
    "the date is that which the name of the file begins with": classic.test_dates_are_those_of_front_matter,
    "the permalink is one of date and name; names that begin with `_` are no pages": classic.test_permalinks_are_kept,
    "texts are MDX, with boxes, emoji and ids": classic.test_a_text_is_no_program,
    "links and images that are missing end the build": classic.test_a_text_is_no_program,
    "an unknown author ends the build; `unlisted` hides a post": classic.test_fields_are_only_fields,
    "drafts are built": classic.test_drafts_are_not_built,
}  # fmt: skip
"""The traps of Docusaurus' own blog and theme: long, for its build takes half a minute."""

OF_OTHER_TESTS: Final = {"hugo", "jekyll", "pelican"}
"""Generators whose traps were known before there was this list: `test_hostile.py` has them."""


def test_every_generator_has_its_traps() -> None:
    assert TRAPS.keys() == {*GENERATORS} - OF_OTHER_TESTS


@pytest.mark.parametrize("test", [test for traps in TRAPS.values() for test in dict.fromkeys(traps.values())])
def test_a_trap_is_tried_in_every_run(test: Test) -> None:
    """No mark of the test, or of its file, leaves it to `--long`; nor is it one of the tests of which CI runs a share."""
    marks = [*getattr(test, "pytestmark", []), *getattr(inspect.getmodule(test), "pytestmark", [])]
    assert not [mark for mark in marks if mark.name in ("long", "slow", "skip", "skipif")]
    assert "name" not in inspect.signature(test).parameters
