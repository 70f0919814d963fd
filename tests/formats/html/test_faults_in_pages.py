"""A page that fails costs that page, in each container; odd numbers cost nothing."""

import json
import zipfile

import pytest

import converters
from converters.formats.html.reader import post, saved

PAGE = """<!DOCTYPE html><html><head><title>{0} | Pier</title></head><body class="single postid-{1}">
<article class="post hentry"><h1 class="entry-title">{0}</h1><div class="entry-content"><p>Text of {0}.</p></div></article></body></html>"""
NAMES = ("Anchors", "Boats", "Crates")


def records(source, tmp_path):
    result = converters.convert(source, tmp_path / "a.jsonl", to="archive", force=True)
    lines = map(json.loads, (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines())
    return [line["title"] for line in lines if line["record"] == "post"], [
        one.kind for one in result.findings
    ]


def folder(path):
    path.mkdir()
    for number, name in enumerate(NAMES, 1):
        (path / f"{name}.html").write_text(PAGE.format(name, number), encoding="utf-8")
    return path


def zipped(path):
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        for number, name in enumerate(NAMES, 1):
            archive.writestr(f"{name}.html", PAGE.format(name, number))
    return path.with_suffix(".zip")


def warc(path):
    made = b""
    for number, name in enumerate(NAMES, 1):
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + PAGE.format(name, number).encode()
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pier.example/{name}/\r\n"
            f"WARC-Date: 2020-01-0{number}T00:00:00Z\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        made += head.encode() + http + b"\r\n\r\n"
    path.with_suffix(".warc").write_bytes(made)
    return path.with_suffix(".warc")


@pytest.mark.parametrize("container", [folder, zipped, warc])
@pytest.mark.parametrize("step", ["strip", "read"])
def test_a_page_that_fails_costs_that_page(container, step, tmp_path, monkeypatch):
    def breaking(original):
        def broken(page):
            if "Boats" in page.html:
                raise RecursionError("too deep")
            return original(page)

        return broken

    if step == "read":
        monkeypatch.setattr(post, "read", breaking(post.read))
    else:
        monkeypatch.setattr(saved, "STRIPPERS", (breaking(lambda page: page), *saved.STRIPPERS))
    titles, kinds = records(container(tmp_path / "pages"), tmp_path)
    assert sorted(titles) == ["Anchors", "Crates"]
    assert kinds.count("fault") == 1


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "-1", "1e9"])
def test_odd_numbers_stop_nothing(number, tmp_path):
    html = PAGE.format("Anchors", 1).replace(
        "</article>",
        f'<img src="a.png" srcset="a.png {number}w, b.png 2x"><span class="page-links"><b class="current">{number}</b></span>'
        f'</article><h2 class="comments-title">{number} thoughts</h2><ol class="commentlist"><li id="comment-{number}" '
        f'class="comment depth-{number}"><b class="fn">Ada</b><div class="comment-content">Fine.</div>'
        f'<i class="comment-likes">{number}</i></li></ol><script type="application/ld+json">{{"@type": "BlogPosting", '
        f'"commentCount": "{number}"}}</script>',
    )
    path = tmp_path / "page.html"
    path.write_text(
        html.replace("<head>", f'<head><link rel="canonical" href="https://a.example/x/?cpage={number}">'),
        "utf-8",
    )
    titles, kinds = records(path, tmp_path)
    assert titles == ["Anchors"]
    assert "fault" not in kinds


COMMENT = (
    '<li class="comment" id="comment-{0}"><div class="comment-body"><cite class="fn">{1}</cite> '
    '<time datetime="2012-05-0{2}T09:00:00">May {2}, 2012</time><p>Word {2} of {1}.</p></div></li>'
)


def page(path, comments="", header="<header></header>", head=True):
    html = PAGE.format("Anchors", 1).replace(
        "</article>", f'</article><ol class="commentlist">{comments}</ol>'
    )
    html = html.replace("<article", f"{header}<article")
    path.write_text(
        html if head else html[html.index("</h1>") :].replace("<p>", "words of it</p><p>"), "utf-8"
    )
    return path


def test_comments_that_share_an_id_are_all_read(tmp_path):
    comments = "".join(COMMENT.format(7, name, day) for day, name in enumerate(NAMES, 1))
    page(tmp_path / "a.html", comments + COMMENT.format(7, NAMES[0], 1))
    (post,) = (one for one in converters.read(tmp_path / "a.html") if isinstance(one, converters.Post))
    assert [comment.author.name for comment in post.comments] == list(NAMES)


def test_an_element_without_an_end_is_no_name_of_the_site(tmp_path):
    header = '<h1 class="site-title">Pier<div hidden>zz-secret</div>' + "<p>Words of a page.</p>" * 100
    converters.convert(page(tmp_path / "a.html", header=header), tmp_path / "site", to="hugo")
    assert "zz-secret" not in (tmp_path / "site" / "hugo.toml").read_text("utf-8")


def test_a_page_that_lost_its_beginning_is_a_page(tmp_path):
    comments = "".join(COMMENT.format(day, name, day) for day, name in enumerate(NAMES * 2, 1))
    lost = page(tmp_path / "a.html", f"<h3>6 comments</h3>{comments}<script>zzSecret</script>", head=False)
    text = f"cut off{lost.read_text('utf-8')}"
    lost.write_text(text, "utf-8")
    assert converters.inspect(lost)["format"] == "html"
    (tmp_path / "b.txt").write_text(text.replace("</li>", "</li>\n"), "utf-8")
    with pytest.raises(converters.SourceError):
        converters.inspect(tmp_path / "b.txt")


def test_what_a_text_field_swallows_is_no_text_of_a_comment(tmp_path):
    comments = "".join(COMMENT.format(day, name, day) for day, name in enumerate(NAMES, 1))
    swallowed = comments.replace("<p>Word 3", "<p>So.<textarea><p hidden>zz-secret</p><p>Word 3")
    source = page(tmp_path / "a.html", f"{swallowed}<li><form><textarea></textarea></form></li>")
    converters.convert(source, tmp_path / "site", to="hugo")
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "site" / "data").rglob("*.json"))
    assert "So." in written
    assert "zz-secret" not in written
