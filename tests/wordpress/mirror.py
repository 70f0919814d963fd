"""A site as a visitor's wget gets it: WordPress is served on loopback, and mirrored."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.wordpress.site import Site

ROUTER = """<?php
$path = __DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($path) && substr($path, -4) !== '.php') { return false; }
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
"""
KUBRICK = {
    "style.css": "/*\nTheme Name: Kubrick\n*/\n",
    "index.php": """<?php get_header(); ?>
<div id="content" class="widecolumn">
<?php while (have_posts()) : the_post(); ?>
<div <?php post_class(); ?> id="post-<?php the_ID(); ?>">
<h2><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2>
<small><?php the_time('F jS, Y'); ?> by <?php the_author(); ?></small>
<div class="entry"><?php the_content(); ?></div>
<p class="postmetadata"><?php the_tags('Tags: ', ', ', '<br />'); ?> Posted in <?php the_category(', '); ?></p>
</div>
<?php if (is_singular()) { comments_template(); } endwhile; ?>
</div>
<ul><?php wp_get_archives('type=postbypost'); wp_list_pages(); ?></ul>
<?php get_footer(); ?>
""",
}
"""A theme that leaves header, comments and footer to WordPress itself, which has them from Kubrick's days."""
WANTED = r"127\.0\.0\.1:[0-9]+/($|20[0-9][0-9]/$|.*/(template|edge-case|markup|about|page-with|blog|level|title)-?[^/]*/)"
"""Not all of the theme unit test: WordPress needs a tenth of a second for each page."""
UNWANTED = r"/feed/|/wp-json|/wp-content/|/wp-includes/|xmlrpc|wp-login|replytocom=|oembed|/attachment/|/tag/|/category/|/author/|/page/|[?&]p=|\?attachment_id="


def themes() -> Path | None:
    """A folder with more themes than WordPress brings (Debian has some, as `wordpress-theme-…`)."""
    for named in (os.environ.get("BLOGPORT_THEMES"), "/usr/share/wordpress/wp-content/themes"):
        if named and Path(named).is_dir():
            return Path(named)
    return None


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a site on loopback; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    (site.root / "router.php").write_text(ROUTER, encoding="utf-8")
    site.wp("eval", f"update_option('home', '{address}'); update_option('siteurl', '{address}');")
    command = ["php", "-d", "opcache.enable_cli=1", "-d", "memory_limit=1G", "-S", f"127.0.0.1:{port}",
               "-t", str(site.root), str(site.root / "router.php")]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(f"{address}/license.txt", timeout=5).close()
            return
        except URLError as error:
            if getattr(error, "code", 0):
                return  # it answers
            time.sleep(0.1)
    raise RuntimeError("PHP's server does not answer")


def mirrored(site: Site, folder: Path, *options: str) -> Path:
    """What `wget --mirror` gets of a site: a folder named like its host."""
    with served(site) as address:
        command = ["wget", "--mirror", "--adjust-extension", "--no-verbose", "--tries=1", "--timeout=60",
                   f"--accept-regex={WANTED}",
                   f"--reject-regex={UNWANTED}", *options, f"--directory-prefix={folder}", f"{address}/"]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=300, check=False)  # 8: a link was dead
    return folder


def wear(site: Site, theme: str, options: dict[str, str]) -> bool:
    """Put a theme on, and set options; whether there is a theme of that name."""
    holder = site.root / "wp-content" / "themes"
    if holder.is_symlink():
        core = holder.resolve()
        holder.unlink()
        holder.mkdir()
        for one in core.iterdir():
            (holder / one.name).symlink_to(one)
    if theme == "kubrick":
        (holder / theme).mkdir(exist_ok=True)
        for name, text in KUBRICK.items():
            (holder / theme / name).write_text(text, encoding="utf-8")
    elif not (holder / theme).exists():
        more = themes()
        if more is None or not (more / theme).is_dir():
            return False
        shutil.copytree(more / theme, holder / theme)
    set_ = "".join(f"update_option('{name}', '{value}'); " for name, value in options.items())
    site.wp("eval", f"{set_} switch_theme('{theme}'); flush_rewrite_rules();")
    return True
