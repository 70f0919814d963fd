"""A site as a visitor's wget gets it: WordPress is served on loopback, and mirrored."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.wordpress.own_themes import OWN_THEMES
from tests.wordpress.site import Site

HOST = "harbour.example"
"""The host of a site that is served: programs that copy it ask the server as a proxy."""
ROUTER = """<?php
$_SERVER['REQUEST_URI'] = preg_replace('#^http://[^/]*#', '', $_SERVER['REQUEST_URI']);
$path = __DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($path) && substr($path, -4) !== '.php') {
    $types = array('css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'png' => 'image/png', 'jpg' => 'image/jpeg');
    header('Content-Type: ' . ($types[pathinfo($path, PATHINFO_EXTENSION)] ?? 'application/octet-stream'));
    readfile($path);
    return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
"""
WANTED = rf"{HOST}/($|20[0-9][0-9]/$|.*/(template|edge-case|markup|about|page-with|blog|level|title)-?[^/]*/)"
"""Not all of the theme unit test: WordPress needs a tenth of a second for each page."""
UNWANTED = r"/feed/|/wp-json|/wp-content/|/wp-includes/|xmlrpc|wp-login|replytocom=|oembed|/attachment/|/tag/|/category/|/author/|/page/|[?&]p=|\?attachment_id="
MACHINERY = r"/wp-json|rest_route=|xmlrpc|wp-login|wp-comments-post|oembed|replytocom=|/wp-(content|includes)/.*\.(js|css|woff2?|ttf)"
"""What nobody wants to keep of a site."""
FEEDS = r"|/feed(/|$)|feed="
TOOLS = {
    "wget-mirror": ("wget", "--mirror", "--adjust-extension"),
    "wget-k": ("wget", "--mirror", "--adjust-extension", "--convert-links", "--page-requisites"),
    "wget-k-no-host": ("wget", "--mirror", "--adjust-extension", "--convert-links", "--no-host-directories"),
    "wget-windows": ("wget", "--recursive", "--level=inf", "--convert-links", "--restrict-file-names=windows"),
    "httrack": ("httrack",),
    "httrack-flat": ("httrack", "--structure=1"),
}  # fmt: skip
"""Programs that copy a site, and how they are asked to."""


def find_theme(name: str) -> Path | None:
    """The folder of a theme that WordPress does not bring: Debian has some (`wordpress-theme-…`), npm others."""
    named = os.environ.get("BLOGPORT_THEMES", "").split(os.pathsep)
    for folder in [*named, "/usr/share/wordpress/wp-content/themes"]:
        if folder and (found := Path(folder) / name).is_dir():
            return found
    return None


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a site as `HOST` on loopback; gives the address of the proxy that it is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    (site.root / "router.php").write_text(ROUTER, encoding="utf-8")
    site.wp("eval", f"update_option('home', 'http://{HOST}'); update_option('siteurl', 'http://{HOST}');")
    command = ["php", "-d", "opcache.enable_cli=1", "-d", f"opcache.file_cache={site.cache}", "-d", "memory_limit=1G", "-S", f"127.0.0.1:{port}",
               "-t", str(site.root), str(site.root / "router.php")]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("PHP's server does not answer")


def mirrored(site: Site, folder: Path, *options: str) -> Path:
    """What `wget --mirror` gets of a site with the theme unit test: a folder named like its host."""
    with served(site) as proxy:
        _wget(proxy, folder, "--mirror", "--adjust-extension", f"--accept-regex={WANTED}", f"--reject-regex={UNWANTED}", *options, f"http://{HOST}/")  # fmt: skip
    return folder


def copied(proxy: str, folder: Path, tool: str, paths: Sequence[str] = (), *, feeds: bool = False) -> Path:
    """A served site as one of `TOOLS` copies it, with or without its feeds; gives `folder`.

    `paths` are of pages that the theme does not link to.
    """
    starts = [f"http://{HOST}{path}" for path in ("/", *paths)]
    program, *options = TOOLS[tool]
    unwanted = MACHINERY + ("" if feeds else FEEDS)
    if program == "wget":
        _wget(proxy, folder, *options, f"--reject-regex={unwanted}", *starts)
        return folder
    unwanted_names = ["*/wp-json*", "*rest_route=*", "*xmlrpc*", "*wp-login*", "*oembed*", "*replytocom=*", "*.js*", "*.css*", "*.woff2*"]  # fmt: skip
    unwanted_names += [] if feeds else ["*/feed", "*/feed/*", "*feed=*"]
    command = ["httrack", *starts, "-O", str(folder), "--proxy", proxy.removeprefix("http://"), "--quiet",
               "--robots=0", "--disable-security-limits", "--max-rate=0", "--connection-per-second=0", "--sockets=2", *options, *(f"-{name}" for name in unwanted_names)]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=600, check=False, stdin=subprocess.DEVNULL)
    return folder


def _wget(proxy: str, folder: Path, *options: str) -> None:
    command = ["wget", "-e", "use_proxy=yes", "-e", f"http_proxy={proxy}", "-e", "robots=off", "--no-verbose", "--tries=1",
               "--timeout=60", *options, f"--directory-prefix={folder}"]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=600, check=False)  # 8: a link was dead


def wear(site: Site, theme: str, options: dict[str, str]) -> bool:
    """Put a theme on, and set options; whether there is a theme of that name."""
    holder = site.root / "wp-content" / "themes"
    if holder.is_symlink():
        core = holder.resolve()
        holder.unlink()
        holder.mkdir()
        for one in core.iterdir():
            (holder / one.name).symlink_to(one)
    if theme in OWN_THEMES:
        (holder / theme).mkdir(exist_ok=True)
        files = {"style.css": f"/*\nTheme Name: {theme}\n*/\n"} | OWN_THEMES[theme]
        for name, text in files.items():
            (holder / theme / name).write_text(text, encoding="utf-8")
    elif not (holder / theme).exists():
        found = find_theme(theme)
        if found is None:
            return False
        shutil.copytree(found, holder / theme)
    set_ = "".join(f"update_option('{name}', '{value}'); " for name, value in options.items())
    site.wp("eval", f"{set_} switch_theme('{theme}'); flush_rewrite_rules();")
    return True
