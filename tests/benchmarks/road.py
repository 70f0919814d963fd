"""Prints, side by side in one run, how long an export takes and how much memory.

    python -m tests.benchmarks.road [POSTS ...]      (default: 5000 22000)

Plain lxml iterparse over the file is 1; every other figure is a ratio to it, in the same
run, for machines are noisy. Each command is a process of its own; up to 5,000 posts the best of three counts.
"""

import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ITERPARSE = """
import sys
from lxml import etree
for _, item in etree.iterparse(sys.argv[1], tag="item", huge_tree=True, resolve_entities=False, load_dtd=False):
    item.clear()
    while item.getprevious() is not None:
        del item.getparent()[0]
"""

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>A long walk</title><link>https://walk.example</link><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://walk.example</wp:base_site_url><wp:base_blog_url>https://walk.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[walker]]></wp:author_login><wp:author_display_name><![CDATA[The Walker]]></wp:author_display_name></wp:author>
"""

ITEM = """<item>
<title><![CDATA[{title}]]></title><link>https://walk.example/{day}/post-{n}/</link><pubDate>Mon, 06 Jan 2020 10:00:00 +0000</pubDate>
<dc:creator><![CDATA[walker]]></dc:creator><guid isPermaLink="false">https://walk.example/?p={n}</guid><description></description>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{n}</wp:post_id><wp:post_date><![CDATA[2020-01-06 12:00:00]]></wp:post_date><wp:post_date_gmt><![CDATA[2020-01-06 10:00:00]]></wp:post_date_gmt>
<wp:comment_status><![CDATA[open]]></wp:comment_status><wp:ping_status><![CDATA[open]]></wp:ping_status><wp:post_name><![CDATA[post-{n}]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password><![CDATA[]]></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="hills"><![CDATA[Hills]]></category><category domain="post_tag" nicename="rain"><![CDATA[Rain]]></category>
<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
{comments}</item>
"""

COMMENT = """<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[Reader {who}]]></wp:comment_author><wp:comment_author_email><![CDATA[reader{who}@walk.example]]></wp:comment_author_email><wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP><![CDATA[192.0.2.{who}]]></wp:comment_author_IP>
<wp:comment_date><![CDATA[2020-01-07 12:00:00]]></wp:comment_date><wp:comment_date_gmt><![CDATA[2020-01-07 10:00:00]]></wp:comment_date_gmt><wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved><![CDATA[1]]></wp:comment_approved><wp:comment_type><![CDATA[comment]]></wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
"""

WORDS = "the a path over hill and stone where rain falls on old walls while sheep look up from wet grass near water".split()


def generate(path: Path, posts: int) -> None:
    """Write an export of so many posts of about 5 KB with four comments each."""
    rng = random.Random(7)

    def sentence(words: int) -> str:
        return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."

    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for n in range(1, posts + 1):
            paragraphs = [sentence(70) for _ in range(12)]
            paragraphs[2] = (
                f'<strong>{sentence(6)}</strong> {sentence(40)} <a href="https://walk.example/{n}">{sentence(4)}</a>'
            )
            paragraphs[5] = "<ul>\n" + "\n".join(f"<li>{sentence(12)}</li>" for _ in range(5)) + "\n</ul>"
            paragraphs[8] = f'<img src="https://walk.example/{n}.jpg" alt="{sentence(5)}" />'
            comments = "".join(
                COMMENT.format(id=4 * n + k, who=k, text=sentence(60), parent=4 * n + k - 1 if k % 2 else 0)
                for k in range(4)
            )
            out.write(
                ITEM.format(
                    n=n, day="2020/01/06", title=sentence(6), body="\n\n".join(paragraphs), comments=comments
                )
            )
        out.write("</channel>\n</rss>\n")


def run(command: list[str], times: int) -> tuple[float, float]:
    """Seconds and peak memory (MB) of a process, the best of so many runs."""
    seconds, peak = [], []
    for _ in range(times):
        start = time.perf_counter()
        silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
        child = os.posix_spawn(command[0], command, os.environ, file_actions=silent)
        _, status, usage = os.wait4(child, 0)
        seconds.append(time.perf_counter() - start)
        peak.append(usage.ru_maxrss / 1024)
        if status:
            sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return min(seconds), max(peak)


def main() -> None:
    """Print the table."""
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    for posts in [int(text) for text in sys.argv[1:]] or [5000, 22000]:
        folder = Path(tempfile.mkdtemp(dir=place))
        try:
            export = folder / "export.xml"
            generate(export, posts)
            print(f"\n{posts:,} posts, {4 * posts:,} comments, {export.stat().st_size / 1e6:.0f} MB")
            print(f"{'':18}{'seconds':>9}{'ratio':>8}{'posts/s':>10}{'peak MB':>9}")
            blogport = [sys.executable, "-m", "converters", "convert", str(export)]
            commands = {
                "plain iterparse": [sys.executable, "-c", ITERPARSE, str(export)],
                "--to archive": [*blogport, str(folder / "a.jsonl"), "--to", "archive"],
                "diff with that": [*blogport[:-2], "diff", str(export), str(folder / "a.jsonl")],
                "--to wxr": [*blogport, str(folder / "again.xml"), "--to", "wxr"],
                "--to hugo": [*blogport, str(folder / "site"), "--to", "hugo"],
                "--to html": [*blogport, str(folder / "pages"), "--to", "html"],
                "--to hugo --jobs 2": [*blogport, str(folder / "site"), "--to", "hugo", "--jobs", "2"],
            }
            plain = 0.0
            for name, command in commands.items():
                seconds, peak = run(command, 3 if posts <= 5000 else 1)
                plain = plain or seconds
                print(
                    f"{name:18}{seconds:9.2f}{seconds / plain:8.1f}{posts / seconds:10,.0f}{peak:9.0f}",
                    flush=True,
                )
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
