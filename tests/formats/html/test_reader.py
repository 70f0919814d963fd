"""Web pages of our own, one for each kind of platform, and what is read of each."""

import json
from pathlib import Path

import pytest

import converters
from converters.errors import SourceError
from tests.conftest import FIXTURES

PAGES = FIXTURES / "html" / "pages"
READ = FIXTURES / "html" / "read"


def read(source: Path, folder: Path):
    target = folder / "archive.jsonl"
    result = converters.convert(source, target, to="archive", force=True)
    found = [f"{one.severity} {one.kind}: {one.message}" for one in result.findings]
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()], found


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_pages_of_platforms(page, tmp_path, expect):
    """What is read of each page, as a person can check it against the page."""
    records, findings = read(page, tmp_path)
    lines = [json.dumps(record, indent=1, ensure_ascii=False) for record in records]
    expect("\n".join([*lines, *findings, ""]), READ / f"{page.stem}.txt")


SHELL = """<!DOCTYPE html><html lang="en"{html}><head><meta charset="utf-8"><title>{title} – Quay</title>
<meta name="generator" content="WordPress 6.1"><link rel="canonical" href="https://quay.example/{path}"></head>
<body class="{body}">{content}</body></html>"""
POST = """<article id="post-5" class="post-5 post type-post status-publish hentry"><h1 class="entry-title">Crates</h1>
<div class="entry-content">{text}</div></article>"""
TALK = '<div id="comments"><h2 class="comments-title">{declared} thoughts on “Crates”</h2><ol class="comment-list">{items}</ol></div>'


def remark(number: int, inside: str = "") -> str:
    return (
        f'<li id="comment-{number}" class="comment"><div class="comment-author"><b class="fn">Guest {number}</b></div>'
        f'<div class="comment-metadata"><time datetime="2020-01-0{number}T10:00:00+00:00"></time></div>'
        f'<div class="comment-content"><p>Remark {number}</p></div><ol class="children">{inside}</ol></li>'
    )


def save(
    folder: Path,
    name: str,
    content: str,
    path: str,
    body: str = "single single-post postid-5",
    title: str = "Crates",
    html: str = "",
) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        SHELL.format(html=html, title=title, path=path, body=body, content=content), encoding="utf-8"
    )


def test_all_pages_of_a_post_are_one_post(tmp_path):
    """Its parts, its pages of comments, the form to answer, AMP and print; in any order of the files."""
    site = tmp_path / "site"
    links = (
        '<div class="page-links">Pages: <span class="current">{0}</span> <a href="/crates/{1}/">{1}</a></div>'
    )
    newest = TALK.format(declared=4, items=remark(3) + remark(4))
    save(site, "crates/index.html", POST.format(text="<p>One.</p>" + links.format(1, 2)) + newest, "crates/")
    save(
        site,
        "crates/2/index.html",
        POST.format(text="<p>Two.</p>" + links.format(2, 1)) + newest,
        "crates/2/",
        "single single-post postid-5 paged-2 single-paged-2",
    )
    oldest = TALK.format(declared=4, items=remark(1, remark(2)))
    save(
        site,
        "crates/comment-page-1/index.html",
        POST.format(text="<p>One.</p>") + oldest,
        "crates/comment-page-1/",
    )
    save(
        site,
        "crates/index.html?replytocom=3.html",
        POST.format(text="<p>One.</p>") + newest,
        "crates/?replytocom=3",
    )
    save(site, "amp.html", POST.format(text="<p>One, in short.</p>"), "crates/amp/", html=" amp")
    save(site, "print.html", POST.format(text="<p>One. Printed.</p>"), "crates/print/")
    records, findings = read(site, tmp_path)
    (made,) = [one for one in records if one["record"] == "post"]
    assert made["url"] == "https://quay.example/crates/"
    assert made["slug"] == "crates"
    assert made["body"]["text"] == "<p>One.</p>\n\n<p>Two.</p>"
    assert [(one["id"], one.get("parent", "")) for one in made["comments"]] == [
        ("1", ""),
        ("2", "1"),
        ("3", ""),
        ("4", ""),
    ]
    assert [one.split(":")[0] for one in findings] == ["info put-together"]


def test_pages_that_are_no_posts_are_counted(tmp_path):
    site = tmp_path / "site"
    two = POST.format(text="<p>One.</p>") * 2
    save(site, "index.html", two, "", "home blog", "Quay")
    save(site, "boxes/index.html", two, "category/boxes/", "archive category category-boxes", "Boxes")
    save(site, "rope/index.html", two, "tag/rope/", "archive tag tag-rope", "Rope")
    save(site, "s.html", two, "?s=crane", "search search-results", "crane")
    save(site, "gone.html", "<p>Nothing here.</p>", "gone/", "error404", "Not found")
    save(
        site,
        "crate-jpg/index.html",
        POST.format(text="<p><img src='/crate.jpg'></p>"),
        "crate-jpg/",
        "attachment single-attachment",
        "crate",
    )
    save(site, "crates/index.html", POST.format(text="<p>One.</p>"), "crates/")
    save(site, "about/index.html", POST.format(text="<p>Us.</p>"), "about/", "page page-id-7", "About")
    records, findings = read(site, tmp_path)
    assert [(one["type"], one["slug"]) for one in records if one["record"] == "post"] == [
        ("page", "about"),
        ("post", "crates"),
    ]
    counted = {one.split(": ")[1] + ": " + one.split(": ")[2] for one in findings if "no-post" in one}
    assert counted == {
        "3 pages are not posts and were not read: lists of posts (home, archives, categories, tags, authors)",
        "1 page is not a post and was not read: search results",
        "1 page is not a post and was not read: not there (404)",
        "1 page is not a post and was not read: pages of one file",
    }


def test_a_folder_without_a_post_says_what_it_has(tmp_path):
    save(tmp_path / "site", "s.html", "<p>Nothing.</p>", "?s=crane", "search", "crane")
    with pytest.raises(SourceError, match=r"none of its pages is a post.*search results"):
        read(tmp_path / "site", tmp_path)


def test_code_comes_byte_for_byte(tmp_path):
    """Also a line break at the start, which a parser takes away once."""
    code = "\n\n  if (a &lt; b &amp;&amp; c) {\n\treturn  “x”;\n\n\n  }\n"
    save(
        tmp_path, "p.html", POST.format(text=f"<pre><code>{code}</code></pre><pre>\n{code}</pre>"), "crates/"
    )
    records, _ = read(tmp_path / "p.html", tmp_path)
    (made,) = [one for one in records if one["record"] == "post"]
    assert made["body"]["text"] == f"<pre><code>{code}</code></pre><pre>\n{code}</pre>".replace(
        "<pre>\n\n\n", "<pre>\n\n\n"
    )


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ('<img src="x.gif" data-src="/a.jpg">', "https://quay.example/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-srcset="/a-300.jpg 300w, /a-900.jpg 900w">', "https://quay.example/a-900.jpg"),
        ('<img src="/a-300x200.jpg">', "https://quay.example/a-300x200.jpg"),
        ('<a href="/a.jpg"><img src="/a-300x200.jpg"></a>', "https://quay.example/a.jpg"),
        ('<img src="/a-300x200.jpg" srcset="/a-300x200.jpg 300w, /a.jpg 1200w">', "https://quay.example/a.jpg"),
        ('<a href="https://quay.example/a.jpg"><img src="https://i2.wp.com/quay.example/a.jpg?w=300&amp;ssl=1"></a>', "https://quay.example/a.jpg"),
        ('<img src="https://i2.wp.com/quay.example/a.jpg?w=300">', "https://i2.wp.com/quay.example/a.jpg?w=300"),
    ],
)  # fmt: skip
def test_images_are_the_originals_where_the_page_proves_it(image, address, tmp_path):
    save(tmp_path, "p.html", POST.format(text=f"<p>See {image}</p>"), "crates/")
    records, _ = read(tmp_path / "p.html", tmp_path)
    assert [one["url"] for one in records if one["record"] == "media"] == [address]
    assert (
        f'src="{address.replace("&", "&amp;")}"'
        in next(one for one in records if one["record"] == "post")["body"]["text"]
    )


def test_replies_that_do_not_nest_are_told_by_their_depth(tmp_path):
    """WordPress with `style=div`, as many themes before 2012 had it."""

    def flat(number: int, depth: int) -> str:
        return (
            f'<div class="comment depth-{depth}" id="comment-{number}"><div id="div-comment-{number}" class="comment-body">'
            f'<div class="comment-author vcard"><cite class="fn">Guest {number}</cite> <span class="says">says:</span></div>'
            f'<div class="comment-meta commentmetadata"><a href="#comment-{number}">May {number}, 2011 at 3:00 pm</a></div>'
            f"<p>Remark {number}</p></div></div>"
        )

    talk = "".join(flat(number, depth) for number, depth in enumerate((1, 2, 3, 2, 1), 1))
    save(tmp_path, "p.html", POST.format(text="<p>One.</p>") + f'<div id="comments">{talk}</div>', "crates/")
    records, _ = read(tmp_path / "p.html", tmp_path)
    (made,) = [one for one in records if one["record"] == "post"]
    assert [one.get("parent", "") for one in made["comments"]] == ["", "1", "2", "1", ""]
    assert [one["body"]["text"] for one in made["comments"]] == [f"<p>Remark {at}</p>" for at in range(1, 6)]


def test_comments_that_no_element_holds(tmp_path):
    """Movable Type before 2004: an anchor, paragraphs, and a line that says who posted."""
    talk = "".join(
        f'<a id="c{number}"></a><p>Remark {number}</p><p>More.</p>'
        f'<p class="posted">Posted by: <a href="http://{number}.example/">Guest {number}</a> at May {number}, 2004 10:11 AM</p>'
        for number in (11, 12)
    )
    (tmp_path / "p.html").write_text(
        '<html><head><title>Quay: Crates</title><meta name="generator" content="Movable Type 2.6"></head><body>'
        f'<h3 class="title">Crates</h3><div class="entry-body"><p>One.</p></div><div id="comments">Said here:{talk}</div></body></html>',
        encoding="utf-8",
    )
    records, _ = read(tmp_path / "p.html", tmp_path)
    (made,) = [one for one in records if one["record"] == "post"]
    assert made["body"]["text"] == "<p>One.</p>"
    assert [
        (one["id"], one["author"]["name"], one["date"], one["body"]["text"]) for one in made["comments"]
    ] == [
        (str(number), f"Guest {number}", f"2004-05-{number}T10:11:00", f"<p>Remark {number}</p><p>More.</p>")
        for number in (11, 12)
    ]


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        ("status-private", {"private": 1}),
        ("status-draft", {"draft": 1}),
        ("status-future", {"future": 1}),
        ("status-archived", {"archived": 1}),
        ("status-publish post-password-protected", {"password": 1}),
        ("status-publish format-status", {}),
    ],
)
def test_a_page_that_its_author_saved_is_as_hidden_as_its_post(tmp_path, marks, reason):
    """WordPress shows drafts and private posts to their authors, with the status among the classes of the post."""
    text = "<p>" + "The tide came in over the crates before noon. " * 8 + "</p>"
    save(tmp_path, "in/a.html", POST.format(text=text).replace("status-publish", marks), "crates/")
    result = converters.convert(tmp_path / "in", tmp_path / "out", to="html")
    assert result.accounts["post"].left_out == reason
    written = [
        path for path in (tmp_path / "out").rglob("*.html") if "The tide" in path.read_text(encoding="utf-8")
    ]
    assert bool(written) is not bool(reason)
    (record,) = [record for record in converters.read(tmp_path / "in") if isinstance(record, converters.Post)]
    assert (record.body or converters.Markup()).text.count("The tide") == 8


def test_one_view_that_is_private_hides_the_others(tmp_path):
    text = "<p>" + "The tide came in over the crates before noon. " * 8 + "</p>"
    save(tmp_path, "in/a.html", POST.format(text=text), "crates/")
    hidden = POST.format(text=text).replace("status-publish", "status-private")
    save(tmp_path, "in/b.html", hidden, "crates/?replytocom=3", title="Private: Crates")
    (post,) = [record for record in converters.read(tmp_path / "in") if isinstance(record, converters.Post)]
    assert (post.status, post.title) == ("private", "Crates")


def test_a_page_whose_text_a_script_would_show_is_reported(tmp_path):
    save(tmp_path, "crates.html", POST.format(text="<script>show()</script>"), "crates/")
    _, findings = read(tmp_path / "crates.html", tmp_path)
    assert findings == ["warning no-text-on-page: the page has a title, and no text of the post was found"]
    save(tmp_path, "boat.html", POST.format(text='<img src="boat.jpg" alt="">'), "boat/")
    assert read(tmp_path / "boat.html", tmp_path)[1] == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_no_page_of_a_theme_marks_is_reported_once(tmp_path, jobs):
    text = "<p>The keeper of the {} counts the ships, and writes each of them into her book before the night is over.</p>"
    for name in ("lamps", "boats", "ropes"):
        page = f"<html><head><title>{name}</title></head><body><div><h1>{name}</h1>{text.format(name) * 4}</div></body></html>"
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    result = converters.convert(tmp_path, tmp_path / "out" / "a.jsonl", to="archive", jobs=jobs)
    found = [finding for finding in result.findings if finding.kind == "guessed-field"]
    assert [(Path(finding.file).name, finding.message) for finding in found] == [
        (
            "boats.html",
            "3 pages, of which this is the first, do not mark their body; it was guessed",
        )
    ]


def test_a_page_that_begins_with_a_long_style_is_a_page(tmp_path):
    save(tmp_path, "crates.html", POST.format(text="<p>They came at noon.</p>"), "crates/")
    page = tmp_path / "crates.html"
    page.write_text(f"<style>{'.a { color: red }' * 900}</style>\n{page.read_text()}")
    records, _ = read(page, tmp_path)
    assert [record["title"] for record in records if record["record"] == "post"] == ["Crates"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_a_page_in_utf_16_is_a_page(tmp_path, encoding):
    save(tmp_path, "crates.html", POST.format(text="<p>Sie kamen über Mittag.</p>"), "crates/")
    page = tmp_path / "crates.html"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    page.write_bytes((mark + page.read_text(encoding="utf-8")).encode(encoding))
    records, _ = read(page, tmp_path)
    assert [record["body"]["text"] for record in records if record["record"] == "post"] == [
        "<p>Sie kamen über Mittag.</p>"
    ]


@pytest.mark.parametrize(
    "stated", ["", '<meta http-equiv="Content-Type" content="text/html; charset=iso-2022-jp">']
)
def test_a_page_in_iso_2022_jp_is_read_as_that(tmp_path, stated):
    save(tmp_path, "lamps.html", POST.format(text="<p>昼に船が来た。</p>"), "lamps/")
    page = tmp_path / "lamps.html"
    html = page.read_text(encoding="utf-8").replace('<meta charset="utf-8">', stated).replace("–", "-")
    page.write_bytes(html.encode("iso2022_jp"))
    records, _ = read(page, tmp_path)
    assert [record["body"]["text"] for record in records if record["record"] == "post"] == [
        "<p>昼に船が来た。</p>"
    ]


def _said(folder: Path, *items: str) -> list[tuple[str, str]]:
    """Names and dates of the comments of a WordPress page with these items."""
    save(
        folder,
        "crates.html",
        POST.format(text="<p>They came.</p>") + f'<ol class="commentlist">{"".join(items)}</ol>',
        "crates/",
    )
    records, _ = read(folder / "crates.html", folder)
    comments = next(record["comments"] for record in records if record["record"] == "post")
    return [(comment["author"]["name"], comment.get("date", "")) for comment in comments]


def test_of_a_line_with_name_and_date_only_the_name_is_a_name(tmp_path):
    item = '<li id="comment-{0}"><p>Remark {0}</p><p><cite>Comment by {1} &#8212; 17.07, 2011 @ <a href="#comment-{0}">13:0{0}</a></cite></p></li>'
    found = _said(tmp_path, item.format(1, '<a href="https://ada.example">Ada</a>'), item.format(2, "Bela"))
    assert found == [("Ada", "2011-07-17T13:01:00"), ("Bela", "2011-07-17T13:02:00")]


@pytest.mark.parametrize(
    "names", [("Ada", "Bela"), ('<a href="https://ada.example" rel="external">Ada</a>', "Bela")]
)
def test_name_and_date_below_the_text_beside_a_link_of_a_sign(names, tmp_path):
    item = '<li id="comment-{0}"><p>Remark {0}</p><p><small>Comment by {1} &#8212; July 1{0}, 2011 <a href="#comment-{0}">#</a> </small></p></li>'
    found = _said(tmp_path, *(item.format(number, name) for number, name in enumerate(names, 1)))
    assert found == [("Ada", "2011-07-11T00:00:00"), ("Bela", "2011-07-12T00:00:00")]


def test_a_form_below_an_answer_is_no_comment(tmp_path):
    form = (
        '<li class="comment" id="comment-9"><form><p>Say what you think</p><textarea></textarea></form></li>'
    )
    item = '<li class="comment" id="comment-1"><b class="fn">Ada</b><time datetime="2012-01-05T09:15:00">5 January</time><div class="comment-content"><p>Remark</p></div></li>'
    assert _said(tmp_path, item, form) == [("Ada", "2012-01-05T09:15:00")]
