"""A small blog of our own, served on loopback: two posts with comments, a list, a feed, addresses with a query."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.pictures import png

WALL = png(60, 40)

COMMENT = """<li id="comment-{id}" class="comment depth-{depth}"><article class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">{name}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="{base}{path}#comment-{id}"><time datetime="2014-06-0{day}T10:00:00+02:00">June {day}, 2014 at 10:00 am</time></a></div>
</footer><div class="comment-content"><p>{text}</p></div></article>{inner}</li>"""

PAGE = """<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>{title} – Moss Diary</title>
<link rel="canonical" href="{base}{path}"><link rel="stylesheet" href="{base}/style.css">
<link rel="alternate" type="application/rss+xml" title="Moss Diary » Feed" href="{base}/feed/">
</head><body class="{classes}"><header><a href="{base}/" rel="home">Moss Diary</a></header>
{main}
</body></html>"""

POST = """<article id="post-{id}" class="post-{id} post type-post hentry"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><time class="entry-date" datetime="2014-06-01T08:00:00+02:00">June 1, 2014</time>
<span class="author vcard"><a class="url fn n" href="{base}/author/lin/">Lin</a></span></div>
<div class="entry-content">{body}</div>
<footer>Filed under <a href="{base}/category/moss/" rel="category tag">Moss</a></footer></article>
<div id="comments"><h2 class="comments-title">{count} thoughts on “{title}”</h2><ol class="comment-list">{comments}</ol></div>"""


def page(base, path):
    """The page at a path; None where there is none."""
    comment = lambda **words: COMMENT.format(base=base, path=path, **words)  # noqa: E731
    if path == "/2014/06/cushion/":
        inner = f'<ol class="children">{comment(id=12, depth=2, name="Lin", day=4, text="It does, in spring.", inner="")}</ol>'
        main = POST.format(
            base=base, id=5, title="Cushion moss", count=2,
            body=f'<p>The wall behind the shed is softer than it was, as I said in <a href="{base}/?p=7">the other note</a>.</p>'
            f'<p><img src="{base}/wp-content/uploads/wall.png" alt="the wall"> I measured it on <a href="{base}/2014/06/cushion/#note">Sunday</a>.</p>',
            comments=comment(id=11, depth=1, name="Aron", day=3, text="Does it flower? Mine never did.", inner=inner),
        )  # fmt: skip
        return PAGE.format(
            title="Cushion moss", base=base, path=path, classes="single single-post postid-5", main=main
        )
    if path == "/?p=7":
        main = POST.format(
            base=base, id=7, title="Rain gauge", count=1,
            body="<p>Eleven millimetres since Monday, which is more than the whole of last May had for us here.</p>",
            comments=comment(id=13, depth=1, name="Aron", day=5, text="Twelve on our side of the hill.", inner=""),
        )  # fmt: skip
        return PAGE.format(
            title="Rain gauge", base=base, path=path, classes="single single-post postid-7", main=main
        )
    if path in ("/", "/category/moss/", "/author/lin/"):
        items = "".join(
            f'<article class="hentry"><h2 class="entry-title"><a href="{base}{to}" rel="bookmark">{title}</a></h2><p>…</p></article>'
            for to, title in (("/2014/06/cushion/", "Cushion moss"), ("/?p=7", "Rain gauge"))
        )
        return PAGE.format(
            title="Home",
            base=base,
            path=path,
            classes="home blog" if path == "/" else "archive category",
            main=items,
        )
    return None


@contextmanager
def served():
    """The address of the blog, as long as it is served."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            base = f"http://localhost:{self.server.server_address[1]}"
            parts = urlsplit(self.path)
            html = page(base, parts.path + (f"?{parts.query}" if parts.query else ""))
            kind, body, status = "text/html; charset=UTF-8", (html or "").encode(), 200
            if parts.path.endswith(".css"):
                kind, body = "text/css", b"p{}"
            elif parts.path.endswith(".png"):
                kind, body = "image/png", WALL
            elif parts.path == "/feed/":
                kind, body = "application/rss+xml", feed(base).encode()
            elif html is None:
                body, status = b"<html><body>not here</body></html>", 404
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def feed(base):
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Moss Diary</title><link>{base}</link>
<item><title>Cushion moss</title><link>{base}/2014/06/cushion/</link></item></channel></rss>"""
