"""Web pages: single pages, mirrors, saved pages, feeds; the classes are those of the profiles."""

import re
from typing import Final

import yaml

from converters.readers.page_words.phrases import table
from tests.conftest import ROOT
from tests.fuzz.grammar import Grammar
from tests.fuzz.grammar.texts import RULES

_PROFILES: Final = sorted((ROOT / "converters/formats/html/reader/profiles").glob("*.yml"))


def _classes(part: str) -> tuple[str, ...]:
    """The classes that the selectors of all profiles name in one of their parts."""
    found: dict[str, None] = {}
    for path in _PROFILES:
        for rule in (yaml.safe_load(path.read_bytes()).get(part) or {}).values():
            found.update(dict.fromkeys(re.findall(r"\.([A-Za-z_][\w-]+)", str(rule))))
    return tuple(list(found)[:190])


def phrases(role: str) -> tuple[str, ...]:
    """The phrases of a role in all languages, with their gaps as rules."""
    gaps = {"{n}": "«number»", "{title}": "“«words»”", "{name}": "«words»", "{date}": "«date»", "{any}": "«words»", "{terms}": "«words»"}  # fmt: skip
    found = [phrase for roles in table().values() for phrase in roles.get(role, ())][:190]
    return tuple(re.sub(r"\{\w+\}", lambda gap: gaps.get(gap[0], ""), phrase) for phrase in found)


GRAMMAR: Final[Grammar] = RULES | {
    "heading": phrases("heading"),
    "says": phrases("says"),
    "pending": phrases("pending"),
    "posted": phrases("posted"),
    "reply": phrases("reply"),
    "post-class": _classes("post"),
    "comment-class": _classes("comments"),
    "start": ("«page»", "«page»", "«mhtml»", "«warc»"),
    "files": ("\n=== index.html\n«page»", "\n=== blog.example/index.html\n«page»\n=== blog.example/2020/01/05/one/index.html\n«page»", "«files»\n=== «place»\n«page»", "«files»\n=== «place»\n«page»\n=== «place»\n«page»", "«files»\n=== blog.example/feed/index.xml\n«feed»", "\n=== «words-name».html\n«page»\n=== «words-name»_files/a.png\n\x00", "«files»\n=== hts-cache/new.txt\ndate\tsize\tflags\tstatus\tmsg\tmime\tetag\turl\tlocal\n12:00:00\t1/1\t---M--\t200\tadded\ttext/html\tetag:x\t«url»\t«place»\t(from )\n", "«files»\n=== websites/blog.example/20200105080000/one/index.html\n«page»", "«files»\n=== one.mht\n«mhtml»"),
    "words-name": ("One", "Tea – Rain", "«slug»"),
    "place": ("blog.example/one.html", "blog.example/«slug»/index.html", "2020/01/05/one/index.html", "one/index.html", "index.html@p=«number».html", "one/comment-page-«number»/index.html", "category/tea/index.html", "blog.example/?p=«number».html", "one/feed/index.html", "tag/«slug».htm", "page/2/index.html", "author/ada.php", "one.html.orig", "wp-content/uploads/a.jpg", "index.html?replytocom=1", "one.xhtml", "about.asp"),
    "page": ("<!DOCTYPE html><html lang=\"en\"><head><title>Tea – Blog</title>«head»</head><body class=\"single postid-1\">«main»«comments»</body></html>", "<html><head><title>«words»</title>«head»«head»</head><body «attribute»>«before»«main»«comments»«after»</body></html>", "«before»«main»«comments»", "<html><body>«main»«main»«comments»«comments»</body></html>", "<?xml version='1.0'?>«page»", "<!-- saved from url=(«number»)«url» -->\n«page»", "<!--\n Page saved with SingleFile \n url: «url» \n saved date: «date»\n-->«page»", "<html><frameset><frame src=\"«url»\"></frameset></html>", "<html><head>«head»«head»«head»</head><body>«html»«main»«comments»«html»</body></html>"),
    "head": ("<meta charset=\"utf-8\">", "<link rel=\"canonical\" href=\"«url»\">", "<meta charset=\"«word»\">", "<meta property=\"og:«og»\" content=\"«words»\">", "<meta property=\"og:url\" content=\"«url»\">", "<meta property=\"article:published_time\" content=\"«date»\">", "<meta name=\"generator\" content=\"«generator»\">", "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"«words» Feed\" href=\"«url»\">", "<script type=\"application/ld+json\">«json-ld»</script>", "<base href=\"«url»\">", "<meta http-equiv=\"refresh\" content=\"0; url=«url»\">", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=«word»\">", "<link rel=\"shortlink\" href=\"https://blog.example/?p=«number»\">", "<link rel=\"https://api.w.org/\" href=\"«url»\">", "<style>«words»</style>", "«head»«head»", "<meta name=\"«word»\" content=\"«date»\">"),
    "og": ("title", "site_name", "type", "image", "description", "locale"),
    "generator": ("WordPress 6.4", "Blogger", "Ghost 5", "Jekyll v4", "Hugo 0.120", "blogport", "MovableType", "TypePad", "Drupal 7", "«text»"),
    "json-ld": ("{\"@type\": \"BlogPosting\", \"headline\": \"«word»\"}", "{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"Article\", \"headline\": «json», \"datePublished\": \"2020-01-05\", \"author\": «json», \"comment\": [{\"@type\": \"Comment\", \"text\": «json»}]}]}", "«json»", "{", "[[[[«json»]]]]", "{\"@type\": [\"BlogPosting\", «json»], \"@id\": «json», \"image\": «json», \"articleSection\": «json», \"keywords\": «json», \"publisher\": «json», \"commentCount\": «json», \"mainEntityOfPage\": «json»}"),
    "main": (
        "<article id=\"post-1\" class=\"post-1 post type-post hentry\"><h1 class=\"entry-title\">One</h1><div class=\"entry-content\">«html»</div></article>",
        "<article class=\"post hentry\"><h1 class=\"entry-title\">«inline»</h1><time class=\"entry-date published\" datetime=\"«date»\">«date»</time><span class=\"author vcard\"><a class=\"fn\" href=\"«url»\">«words»</a></span><div class=\"entry-content\">«html»«html»«prose»</div><footer><a rel=\"category tag\" href=\"«url»\">«words»</a></footer></article>",
        "<div class=\"«post-class»\"><h2 class=\"«post-class»\">«inline»</h2><div class=\"«post-class»\">«html»«prose»</div></div>", "<div class=\"post\"><h3><a href=\"«url»\" rel=\"bookmark\">«inline»</a></h3><small>«posted»</small><div class=\"entry\">«prose»«html»</div><p class=\"postmetadata\">«words»</p></div>",
        "<div class=\"h-entry\"><h1 class=\"p-name\">«inline»</h1><a class=\"u-url\" href=\"«url»\"><time class=\"dt-published\" datetime=\"«date»\"></time></a><div class=\"e-content\">«html»</div></div>", "<div itemscope itemtype=\"https://schema.org/BlogPosting\"><h1 itemprop=\"headline\">«inline»</h1><div itemprop=\"articleBody\">«html»«prose»</div><meta itemprop=\"datePublished\" content=\"«date»\"></div>",
        "<main>«html»«prose»</main>", "<table><tr><td><b>«inline»</b></td></tr><tr><td>«prose»</td></tr></table>", "<form class=\"post-password-form\"><input type=\"password\"></form>", "<div class=\"«post-class»\" «attribute»>«main»</div>", "<h1>«inline»</h1>«prose»«html»",
    ),
    "prose": ("<p>The wall behind the shed is softer than it was in May, and nobody has asked the moss about it, which is a pity.</p>", "<p>«words». The gauge says eleven millimetres since Monday, which is more than the whole of last May had.</p>«prose»", "<p>«inline» and so on, with a sentence that is long enough to be a text of somebody who writes.</p>«prose»"),
    "comments": ("", "<div id=\"comments\"><h2 class=\"comments-title\">«heading»</h2><ol class=\"comment-list\">«comment»</ol></div>", "<section class=\"«comment-class»\"><h3>«heading»</h3><ul class=\"«comment-class»\">«comment»«comment»</ul></section>", "<h3 id=\"comments\">«heading»</h3><ol class=\"commentlist\">«comment»«comment»«comment»</ol><div id=\"respond\"><form><textarea></textarea></form></div>", "<div id=\"comments\"><h4>«heading»</h4><dl id=\"comments-block\"><dt class=\"comment-author\" id=\"c«number»\">«words» «says»</dt><dd class=\"comment-body\">«html»</dd><dd class=\"comment-footer\">«date»</dd></dl></div>", "<div id=\"disqus_thread\"></div>", "<div class=\"«comment-class»\">«comment»</div>«comments»"),
    "comment": (
        "<li id=\"comment-1\" class=\"comment depth-1\"><div class=\"comment-author vcard\"><cite class=\"fn\">Ada</cite></div><div class=\"comment-content\"><p>«words»</p></div></li>",
        "<li id=\"comment-«number»\" class=\"comment depth-«number» «comment-class»\"><article><footer class=\"comment-meta\"><b class=\"fn\"><a class=\"url\" href=\"«url»\">«words»</a></b> <span class=\"says\">«says»</span><a href=\"#comment-«number»\"><time datetime=\"«date»\">«date»</time></a></footer><div class=\"comment-content\">«html»</div><div class=\"reply\">«reply»</div></article><ol class=\"children\">«comment»</ol></li>",
        "<div class=\"«comment-class»\" id=\"«slug»\"><span class=\"«comment-class»\">«words»</span><span class=\"«comment-class»\">«date»</span><div class=\"«comment-class»\">«html»</div>«comment-tail»</div>", "<li class=\"pingback\" id=\"comment-«number»\">Pingback: <a href=\"«url»\">«words»</a></li>", "<li class=\"comment\">«words»<em class=\"comment-awaiting-moderation\">«pending»</em></li>", "<li>«inline»</li>", "<article class=\"h-cite u-comment\"><a class=\"p-author h-card\" href=\"«url»\">«words»</a><div class=\"e-content\">«html»</div></article>", "«comment»«comment»", "<tr><td class=\"default\"><a class=\"hnuser\">«word»</a><img width=\"«number»\"><span class=\"commtext\">«html»</span></td></tr>",
    ),
    "comment-tail": ("", "<div class=\"«comment-class»\">«comment»</div>", "<a href=\"?replytocom=«number»\">«reply»</a>", "</div>"),
    "before": ("", "<header><a rel=\"home\" href=\"«url»\">«words»</a></header>", "<nav><ul><li><a href=\"«url»\">«words»</a></li></ul></nav>", "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=\"wm-ipp-base\">x</div><!-- END WAYBACK TOOLBAR INSERT -->"),
    "after": ("", "<aside class=\"widget\"><ul><li><a href=\"«url»\">«words»</a></li></ul></aside>", "<footer>«words»</footer>", "<!-- Mirrored from «url» by HTTrack Website Copier/3.x [XR&CO'2014], «date» -->", "<!-- FILE ARCHIVED ON «date» AND RETRIEVED FROM THE INTERNET ARCHIVE ON «date» -->", "<script>«words»</script>"),
    "feed": ("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Blog</title><link>https://blog.example</link>«feed-item»</channel></rss>", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>«words»</title><entry><id>«url»</id><title type=\"html\">«words»</title><link href=\"«url»\"/><published>«date»</published><content type=\"html\">«words»</content><thr:in-reply-to xmlns:thr=\"http://purl.org/syndication/thread/1.0\" ref=\"«url»\"/></entry></feed>", "«feed»«words»"),
    "feed-item": ("<item><title>One</title><link>https://blog.example/one/</link></item>", "<item><title>«words»</title><link>«url»</link><pubDate>«date»</pubDate><dc:creator>«words»</dc:creator><guid>«url»</guid><content:encoded><![CDATA[«html»]]></content:encoded><category>«words»</category></item>«feed-item»"),
    "mhtml": ("From: <Saved by Blink>\nSnapshot-Content-Location: «url»\nSubject: «word»\nDate: «date»\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"xx\"\n\n«mime-part»--xx--\n", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"«word»\"\nSubject: =?«word»?Q?«word»?=\n\n--xx\n«mime-part»"),
    "mime-part": ("--xx\nContent-Type: text/html\nContent-Transfer-Encoding: «encoding»\nContent-Location: «url»\n\n«page»\n", "--xx\nContent-Type: «mime»; charset=«word»\nContent-ID: <«word»>\nContent-Transfer-Encoding: «encoding»\nContent-Location: «url»\n\n«page»\n«mime-part»", "--xx\n«word»: «words»\n\n«words»\n«mime-part»"),
    "encoding": ("8bit", "quoted-printable", "base64", "binary", "«word»"),
    "mime": ("text/html", "image/png", "text/css", "multipart/alternative; boundary=yy", "message/rfc822", "«word»/«word»", "«words»"),
    "warc": ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://blog.example/one/\r\nWARC-Date: 2020-01-05T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 100000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n«page»\r\n\r\n", "WARC/«number»\r\nWARC-Type: «warc-type»\r\nWARC-Target-URI: «url»\r\nWARC-Date: «date»\r\nContent-Length: «number»\r\n\r\nHTTP/1.1 «number» «word»\r\n«http»\r\n«page»\r\n\r\n«warc»", "WARC/1.0\r\n«words»\r\n\r\n«warc»"),
    "warc-type": ("response", "resource", "revisit", "request", "warcinfo", "«word»"),
    "http": ("Content-Type: text/html; charset=«word»\r\n", "Content-Encoding: «word»\r\n«http»", "Transfer-Encoding: chunked\r\n«http»", "Content-Encoding: gzip\r\n«http»", "Location: «url»\r\n«http»", "Last-Modified: «date»\r\n«http»"),
}  # fmt: skip
