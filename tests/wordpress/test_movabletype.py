"""Exports of Movable Type and Hatena by WordPress's own importer (the plug-in `movabletype-importer`), next to our reader.

No registry has the plug-in: `BLOGPORT_MT_IMPORTER` names its file `movabletype-importer.php`. Without it the tests are skipped.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Post
from tests.conftest import FIXTURES
from tests.wordpress.site import Site

PLUGIN = Path(os.environ.get("BLOGPORT_MT_IMPORTER", "movabletype-importer.php"))
FILES = sorted((FIXTURES / "movabletype").glob("*.txt"))
PHP = """
define('WP_LOAD_IMPORTERS', true);
require_once ABSPATH . 'wp-admin/includes/import.php';
require_once ABSPATH . 'wp-admin/includes/post.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/comment.php';
require_once '%s';
movabletype_importer_init();
ob_start();
$importer = new MT_Import();
$importer->file = '%s';
$importer->id = 0;
$importer->process_posts();
ob_end_clean();
$found = [];
foreach (get_posts(['numberposts' => -1, 'post_status' => 'any', 'orderby' => 'ID', 'order' => 'ASC']) as $post) {
  $comments = [];
  foreach (get_comments(['post_id' => $post->ID, 'status' => 'all', 'orderby' => 'comment_ID', 'order' => 'ASC']) as $comment)
    $comments[] = [$comment->comment_author, $comment->comment_date, $comment->comment_content];
  $found[] = ['title' => $post->post_title, 'name' => $post->post_name, 'status' => $post->post_status, 'date' => $post->post_date,
    'content' => $post->post_content, 'comments' => $comments, 'categories' => wp_get_post_categories($post->ID, ['fields' => 'names'])];
}
echo "\\n@@@" . json_encode($found);
"""

pytestmark = pytest.mark.skipif(
    not PLUGIN.is_file(), reason="no importer of Movable Type (BLOGPORT_MT_IMPORTER)"
)


def words(html: str) -> list[str]:
    """The words of a text, without its markup."""
    return re.findall(r"\\w+", re.sub(r"<[^>]*>|&\\w+;", " ", html))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_reader_finds_what_the_importer_does(template: Site, file: Path, tmp_path: Path) -> None:
    site = template.copy(tmp_path / "site")
    said = site.wp("eval", PHP % (PLUGIN.resolve(), file.resolve()), "--user=keeper")
    theirs: list[dict[str, Any]] = json.loads(said.rpartition("@@@")[2])
    ours = {
        (*words(post.title), (post.date or "")[:19].replace("T", " ")): post
        for post in converters.read(file)
        if isinstance(post, Post)
    }
    assert theirs
    for row in theirs:
        post = ours[*words(row["title"]), row["date"]]
        assert set(words(row["content"])) <= set(words(post.body.text if post.body else "")), row["title"]
        assert len(post.comments) >= len(row["comments"])
        names = [comment.author.name for comment in post.comments]
        assert all(name in names for name, _, _ in row["comments"] if name), row["title"]
        assert {name for name in row["categories"] if name != "Uncategorized"} <= {
            term.name for term in post.terms
        }
