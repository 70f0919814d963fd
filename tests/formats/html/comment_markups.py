"""Markup of comments as many platforms and themes print it, with our own names and texts.

Each entry shows three comments or more; where its markup can show threads, the second answers the first. The
shapes are those of published templates; classes are renamed by the judge.
"""

from typing import Final, NamedTuple


class Said(NamedTuple):
    """A comment as it should be read."""

    name: str
    date: str
    """ISO 8601, without a zone; empty where the page shows none."""
    text: str
    parent: str = ""
    """The name of the author of the comment that it answers."""


class Markup(NamedTuple):
    """How one platform prints comments."""

    page: str
    """What stands below the post; `{items}` is where the comments go."""
    item: str
    """One comment: `{id}`, `{name}`, `{url}`, `{text}`, `{iso}`, `{answers}`, `{parent}`, `{depth}` (from 1), `{level}` (the
    number of the comment), `{indent}`, and the dates of `DATES`."""
    answers: str = ""
    """What is around the answers to a comment, with `{items}`; without it, answers follow the comment."""
    threaded: bool = True
    dated: bool = True
    """Whether the page shows the day and the time; `day` for the day alone."""
    timed: bool = True


TEXTS: Final = (
    ("101", "Ada Brandt", "2012-01-05T09:15:00", "Nice boxes, and a good dog, I should say.", ""),
    ("102", "Bela Orsi", "2012-01-05T10:40:00", "Thank you, Ada, the dog sends its regards.", "101"),
    ("103", "Cleo Vane", "2012-02-07T20:05:00", "I crossed there in March, and the wind was the same.", ""),
    ("104", "Dai", "2012-03-01T07:30:00", "So did I.", ""),
)  # fmt: skip
"""Id, name, date, text and parent of each comment."""
DATES: Final = {
    "101": {"long": "January 5, 2012 at 9:15 am", "day": "January 5, 2012", "dotted": "05.01.2012 09:15",
            "german": "5. Januar 2012 um 09:15 Uhr", "french": "le jeudi 5 janvier 2012, 09:15", "eu": "05/01/2012 09:15",
            "spanish": "5 de enero de 2012 a las 9:15", "clock": "09:15", "us": "1/5/2012 9:15:00 AM", "russian": "5 января 2012, 09:15",
            "chinese": "2012年1月5日 09:15", "dashed": "2012-01-05 09:15", "first": "09:15, 05.01.2012", "c": "Thu Jan 5 09:15:00 2012",
            "short": "Jan 5, 2012", "dutch": "5 januari 2012 om 09:15", "italian": "5 gennaio 2012 alle 09:15"},
    "102": {"long": "January 5, 2012 at 10:40 am", "day": "January 5, 2012", "dotted": "05.01.2012 10:40",
            "german": "5. Januar 2012 um 10:40 Uhr", "french": "le jeudi 5 janvier 2012, 10:40", "eu": "05/01/2012 10:40",
            "spanish": "5 de enero de 2012 a las 10:40", "clock": "10:40", "us": "1/5/2012 10:40:00 AM", "russian": "5 января 2012, 10:40",
            "chinese": "2012年1月5日 10:40", "dashed": "2012-01-05 10:40", "first": "10:40, 05.01.2012", "c": "Thu Jan 5 10:40:00 2012",
            "short": "Jan 5, 2012", "dutch": "5 januari 2012 om 10:40", "italian": "5 gennaio 2012 alle 10:40"},
    "103": {"long": "February 7, 2012 at 8:05 pm", "day": "February 7, 2012", "dotted": "07.02.2012 20:05",
            "german": "7. Februar 2012 um 20:05 Uhr", "french": "le mardi 7 février 2012, 20:05", "eu": "07/02/2012 20:05",
            "spanish": "7 de febrero de 2012 a las 20:05", "clock": "20:05", "us": "2/7/2012 8:05:00 PM", "russian": "7 февраля 2012, 20:05",
            "chinese": "2012年2月7日 20:05", "dashed": "2012-02-07 20:05", "first": "20:05, 07.02.2012", "c": "Tue Feb 7 20:05:00 2012",
            "short": "Feb 7, 2012", "dutch": "7 februari 2012 om 20:05", "italian": "7 febbraio 2012 alle 20:05"},
    "104": {"long": "March 1, 2012 at 7:30 am", "day": "March 1, 2012", "dotted": "01.03.2012 07:30",
            "german": "1. März 2012 um 07:30 Uhr", "french": "le jeudi 1 mars 2012, 07:30", "eu": "01/03/2012 07:30",
            "spanish": "1 de marzo de 2012 a las 7:30", "clock": "07:30", "us": "3/1/2012 7:30:00 AM", "russian": "1 марта 2012, 07:30",
            "chinese": "2012年3月1日 07:30", "dashed": "2012-03-01 07:30", "first": "07:30, 01.03.2012", "c": "Thu Mar 1 07:30:00 2012",
            "short": "Mar 1, 2012", "dutch": "1 maart 2012 om 07:30", "italian": "1 marzo 2012 alle 07:30"},
}  # fmt: skip
"""How pages write these dates, by id and form."""

ENGLISH: Final = '<section class="talk"><h3>4 Comments</h3>{items}</section>'
FORM: Final = (
    '<div class="ff"><h3>Leave a Reply</h3><p>Your email address will not be published.</p><form action="/c"><p><label>Name '
    '<input name="n"></label></p><p><textarea name="t"></textarea></p><input type="submit" value="Post Comment"></form></div>'
)

MARKUPS: Final = {
    # Name and date around the text, in every order.
    "serendipity": Markup(
        '<div class="cc"><h2>Comments</h2><p>Display comments as (Linear | <a href="?x">Threaded</a>)</p>{items}</div>' + FORM,
        '<a id="c{id}"></a><div class="k" style="padding-left: {indent}px"><div class="b">{text}</div><div class="s"><a href="#c{id}">#{level}</a> '
        '<a href="{url}">{name}</a> (<a href="{url}">Homepage</a>) on {dashed} (<a href="#f">Reply</a>)</div></div>',
    ),
    "dotclear": Markup(
        '<div id="cm"><h3>Commentaires</h3><dl>{items}</dl></div>',
        '<dt id="c{id}"><a href="#c{id}">{level}.</a> <span>{french}</span> par <a href="{url}" rel="nofollow">{name}</a></dt><dd><p>{text}</p></dd>',
        threaded=False,
    ),
    "dotclear-1": Markup(
        '<div id="cm"><h3 id="co">Commentaires</h3>{items}</div>',
        '<p id="c{id}" class="ci"><span><a href="#c{id}">{level}.</a></span> {french}, par <strong>{name}</strong> <span>::</span> <a href="{url}">site</a></p>'
        '<blockquote><p>{text}</p></blockquote>',
        threaded=False,
    ),
    "blogengine": Markup(
        '<h1 id="comment">Comments</h1><div id="list">{items}</div>',
        '<div id="id_{id}" class="v c"><p class="date">{us}</p><p class="g"><img src="/g.png" alt="{name}"></p><p class="content">{text}</p>'
        '<p class="author"><a href="{url}" rel="nofollow">{name}</a> <img src="/flag.png" alt="nl"></p></div>',
        threaded=False,
    ),
    "blogengine-nested": Markup(
        '<div id="list"><h4>Comments (4)</h4>{items}</div>' + FORM,
        '<ul id="id_{id}"><li class="i"><div class="c"><img src="/g.png"><div class="a"><a href="{url}" rel="nofollow">{name}</a></div><div class="t">{text}</div>'
        '<div class="m">{us} <a href="#id_{id}">#</a> <a href="javascript:void(0);">Reply</a></div></div>{answers}</li></ul>',
        '<div class="r">{items}</div>',
    ),
    "typecho": Markup(
        '<div id="comments"><h3>已有 4 条评论</h3><ol>{items}</ol></div>',
        '<li id="li-{id}"><div id="c-{id}"><div class="a"><img class="avatar" src="/a.png" alt="{name}"><cite><a href="{url}" rel="external nofollow">{name}</a></cite></div>'
        '<div class="m"><a href="/x.html#c-{id}">{chinese}</a><span><a href="/x.html?replyTo={id}" rel="nofollow">回复</a></span></div><p>{text}</p></div>{answers}</li>',
        '<div class="ch"><ol>{items}</ol></div>',
    ),
    "typecho-below": Markup(
        '<div id="cs"><h1>已有 4 条评论</h1><ol>{items}</ol></div>',
        '<li id="li-{id}"><div id="c-{id}"><img class="avatar" src="/a.png" alt="{name}"><div class="w"><p>{text}</p><div class="mt"><span><a href="{url}">{name}</a></span> '
        '<span>{chinese}</span><span><a href="/x?replyTo={id}">回复</a></span></div></div></div>{answers}</li>',
        '<div class="ch"><ol>{items}</ol></div>',
    ),
    "django-said": Markup(
        '<h2>Comments</h2>{items}<h2>Post a comment</h2><form><textarea></textarea></form>',
        '<p><strong>On {day}, {name} said:</strong></p><p>{text}</p>',
        threaded=False, timed=False,
    ),
    "seditio": Markup(
        '<div class="cl"><h4>Comments</h4>{items}</div>',
        '<div class="c"><div class="row"><div class="l"><a href="/x#c{id}" id="c{id}"><img src="/i.gif" alt="">{level}.</a> Posted by: <strong>{name}</strong></div>'
        '<div class="r">{dashed}</div></div><div class="t">{text}</div></div>',
        threaded=False,
    ),
    "cotonti": Markup(
        '<a name="comments">&nbsp;</a><div><h3>4 comments</h3>{items}</div>',
        '<span class="title"><a href="/x#c{id}" id="c{id}"><img src="/i.gif" alt=""> {level}.</a> &nbsp; Posted by {name}</span> &nbsp; {dashed} &nbsp; <p>{text}</p><hr>',
        threaded=False,
    ),
    "fieldset": Markup(
        '<div><a href="#x">Comments (4)</a><div id="c1">{items}</div></div>',
        '<fieldset><legend>{name}</legend><h6>{dotted}</h6><p>{text}</p></fieldset>',
        threaded=False,
    ),
    "smarty-info": Markup(
        ENGLISH,
        '<div class="c"><div class="i"><span>Comment by <em>{name}</em> on <em>{day}</em> at <em>{clock}</em></span><span><a href="/e">Edit</a></span></div><p>{text}</p></div>',
        threaded=False,
    ),
    "smarty-commented": Markup(
        ENGLISH,
        '<div class="c"><div class="i"><em>{name}</em> commented on <em>{day}</em> at <em>{clock}</em>:</div><p>{text}</p></div>',
        threaded=False,
    ),
    "bare-hash": Markup(
        '<div class="bc"><h3>Comments</h3>{items}</div>',
        '<div class="b">#{id} - {name} ({dashed})<br>{text}</div>',
        threaded=False,
    ),
    "blogtng": Markup(
        '<h3>Discussion</h3><div>{items}</div>',
        '<div class="b s" id="comment_{id}"><div><img src="/a.png" width="48" alt=""><div><span><a href="{url}">{name}</a></span> No. {level} @ {dashed}</div><br></div>'
        '<p>{text}</p><div class="rt"><a href="#reply">» Reply</a></div></div>',
        threaded=False,
    ),
    "hamlet": Markup(
        '<h3>Comments</h3>{items}',
        '<div class="ui seg">{text}<div class="d">{long}</div><div class="i">Added by <a href="/user/{id}">{name}</a></div></div>',
        threaded=False,
    ),
    "gregbueno": Markup(
        '<div class="lab"><h4>Comments</h4></div>{items}<div class="lab"><h4>Post a comment</h4></div><form><textarea></textarea></form>',
        '<div class="s4"><p>{dashed}<br><em>By <strong><a href="{url}">{name}</a></strong></em></p></div><div class="s10"><p>{text}</p></div>',
        threaded=False,
    ),
    "sparkframe": Markup(
        '<h3>Comments</h3>{items}',
        '<a name="{id}" href="#"></a><p><a href="/user/id/{id}">{name}</a> | {day} | {clock}</p><p>{text}</p><hr>',
        threaded=False,
    ),
    "tailwind": Markup(
        '<div class="space-y-6"><h3 class="text-xl">Comments (4)</h3><div class="space-y-6">{items}</div></div>',
        '<div class="bg-white/5 border p-6"><div class="flex items-center"><div class="w-10 h-10">A</div><div><p class="font-semibold">{name}</p>'
        '<p class="text-sm"><time>{short}</time></p></div></div><p class="text-gray-300">{text}</p><div class="flex"><button>Like</button><button>Reply</button></div></div>',
        threaded=False, timed=False,
    ),
    "tailwind-threaded": Markup(
        '<div class="mt-8"><h2>Comments</h2><div>{items}</div></div>',
        '<div class="mb-4"><div class="flex"><div class="avatar"><img src="/a.png" alt=""></div><div class="flex-1"><div class="flex"><span class="font-bold">{name}</span>'
        '<span>·</span><time datetime="{iso}Z">14y</time></div><div class="prose"><p>{text}</p></div><button>Reply</button></div></div>{answers}</div>',
        '<div class="ml-8 border-l">{items}</div>',
    ),
    "wp-brackets": Markup(
        '<h3 id="c">4 Responses to &#8220;Crossing to the island&#8221;</h3><ol>{items}</ol>' + FORM,
        '<li class="alt" id="comment-{id}"><div class="q"><p>{text}</p></div><p class="by">[ <a href="{url}" rel="external nofollow">{name}</a> | '
        '<a href="#comment-{id}">{long}</a> ]</p></li>',
        threaded=False,
    ),
    "wp-on-said": Markup(
        '<h2>4 Responses</h2><ol>{items}</ol>',
        '<li id="comment-{id}"><div class="top"><span>On {long}</span> <cite><a href="{url}">{name}</a></cite> said:</div><div class="mid"><p>{text}</p></div></li>',
        threaded=False,
    ),
    "wp-table": Markup(
        '<h4>4 Comments</h4><table><tbody>{items}</tbody></table>',
        '<tr><td width="20%" valign="top"><b>{name}</b><br><small>{dotted}</small></td><td><p>{text}</p></td></tr>',
        threaded=False,
    ),
    "old-font-table": Markup(
        '<p><b>Comments</b></p>{items}<hr><p><b>Post a comment</b></p><form><textarea></textarea></form>',
        '<table width="90%" cellpadding="2"><tr><td bgcolor="#dddddd"><font size="1">Posted by <a href="{url}">{name}</a> on {long}</font></td></tr><tr><td><font size="2">{text}</font></td></tr></table>',
        threaded=False,
    ),
    "mt-plain": Markup(
        '<h3>Comments</h3>{items}<h3>Post a comment</h3><form><textarea></textarea></form>',
        '<p>{text}</p><p><i>Posted by: {name} at {long}</i></p>',
        threaded=False,
    ),
    "mt-br": Markup(
        '<div class="h">Comments</div><div class="cb">{items}</div>',
        '<a name="{id}"></a>{text}<br><span class="p">Posted by <a href="{url}">{name}</a> at {long} <a href="#{id}">#</a></span><br><br>',
        threaded=False,
    ),
    "greymatter": Markup(
        '<p><b>Replies: 4 comments</b></p>{items}',
        '<p>{text}</p><p><font size="1">Posted by <a href="{url}">{name}</a> @ {us}</font></p><hr>',
        threaded=False,
    ),
    "pyblosxom": Markup(
        '<div class="cs"><h2>4 comments</h2>{items}</div>',
        '<div class="blosxomComment"><p>{text}</p><p class="f">Posted by <a href="{url}">{name}</a> at {c}</p></div>',
        threaded=False,
    ),
    "dasblog": Markup(
        '<div class="cvs">{items}</div><div class="pc"><h2>Please login with either your OpenID or the details below.</h2></div>',
        '<div class="cBox"><a name="{id}"></a><span class="cDate">{us} <a href="#{id}">#</a></span><div class="cc"><p>{text}</p></div><span class="cBy"><a href="{url}" rel="nofollow">{name}</a></span></div>',
        threaded=False,
    ),
    "subtext": Markup(
        '<div id="fb"><h3>Comments on this post: Crossing to the island</h3>{items}</div>',
        '<div class="p"><h4><a name="{id}"></a># re: Crossing to the island</h4><div class="ct">{text}</div><div class="ps">Left by <a href="{url}">{name}</a> on {long}</div></div>',
        threaded=False,
    ),
    "livejournal-like": Markup(
        '<div id="Comments"><p>(4 comments)</p>{items}</div>',
        '<div class="l" id="t{id}" style="margin-left: {indent}px"><table><tr><td><img src="/u.png" width="50" alt=""></td><td><b>{name}</b><br><font size="1">{dashed} (UTC)</font> '
        '(<a href="/9.html?thread={id}#t{id}">link</a>)</td></tr></table><div class="t">{text}</div><div>(<a href="/9.html?replyto={id}">Reply</a>)</div></div>',
    ),
    "spacer": Markup(
        '<p>4 comments</p><table>{items}</table>',
        '<tr><td><table><tr><td><img src="/s.gif" height="1" width="{indent}"></td><td><div><a href="user?id={name}">{name}</a> <span title="{iso}"><a href="item?id={id}">on {short}</a></span></div><br>'
        '<div><div>{text}</div><div><p><font size="1"><u><a href="reply?id={id}">reply</a></u></font></div></div></td></tr></table></td></tr>',
    ),
    "data-depth": Markup(
        ENGLISH,
        '<article data-id="{id}" data-depth="{depth}"><header><strong>{name}</strong> <time datetime="{iso}">{short}</time></header><p>{text}</p></article>',
    ),
    "data-parent": Markup(
        ENGLISH,
        '<div class="m" data-comment-id="{id}" data-parent-id="{parent}"><b>{name}</b> <i>{long}</i><div>{text}</div><a href="#">Reply</a></div>',
    ),
    "in-reply-to": Markup(
        ENGLISH,
        '<div class="m" id="comment-{id}"><p><a href="{url}">{name}</a>, <a href="#comment-{id}">{long}</a>{inreply}</p><div><p>{text}</p></div></div>',
    ),
    "beside": Markup(
        '<div class="w"><h2>4 replies</h2><ul>{items}</ul></div>',
        '<li class="n" id="comment-{id}"><div class="au">{name}</div><div class="tx"><p>{text}</p></div><div class="me">{long}</div></li>{answers}',
        '<ul class="children">{items}</ul>',
    ),
    "thread-sections": Markup(
        '<div><h2>Kommentare</h2>{items}</div>',
        '<section class="th"><article><header><a href="/p/{id}">{name}</a><a href="#k{id}">{german}</a></header><div>{text}</div><footer><button>Antworten</button></footer></article>{answers}</section>',
        '<div class="kids">{items}</div>',
    ),
    "details": Markup(
        '<hr><a name="C"></a>{items}',
        '<details open><summary><h3>Boxes</h3><p>Posted {short} {clock} UTC by <b>{name}</b> (subscriber, #{id}) [<a href="/A/{id}/">Link</a>]</p></summary><div><p>{text}</p></div>'
        '<div><form action="/c"><input type="submit" value="Reply to this comment"></form></div>{answers}</details>',
        "{items}",
    ),
    "german-schrieb": Markup(
        '<h3>4 Kommentare zu „Crossing to the island“</h3><ol>{items}</ol><h3>Kommentar schreiben</h3><form><textarea></textarea></form>',
        '<li><p class="k">{name} schrieb am {german}:</p><p>{text}</p></li>',
        threaded=False,
    ),
    "german-von": Markup(
        '<div><h2>Kommentare</h2>{items}</div>',
        '<div class="k"><p class="i">Kommentar von {name} | {dotted}</p><div class="t"><p>{text}</p></div></div>',
        threaded=False,
    ),
    "spanish": Markup(
        '<h3>4 comentarios</h3><ul>{items}</ul>',
        '<li><h4>{name} dijo:</h4><span>{spanish}</span><p>{text}</p><a href="#r">Responder</a></li>',
        threaded=False,
    ),
    "italian": Markup(
        '<h3>4 commenti</h3><div>{items}</div>',
        '<div class="x"><p>Scritto da <b>{name}</b> il {italian}</p><p>{text}</p></div>',
        threaded=False,
    ),
    "dutch": Markup(
        '<h3>4 reacties</h3><div>{items}</div>',
        '<div class="x"><p><b>{name}</b> schreef op {dutch}:</p><p>{text}</p></div>',
        threaded=False,
    ),
    "russian": Markup(
        '<h3>Комментарии (4)</h3><div>{items}</div>',
        '<div class="x"><div><b>{name}</b><span>{russian}</span></div><div>{text}</div><a href="#r">Ответить</a></div>{answers}',
        '<div style="margin-left:30px">{items}</div>',
    ),
    "numbered-head": Markup(
        '<h3>Comments</h3><ol>{items}</ol>',
        '<li><div>#{level} {name}, {day} at {clock}</div><div>{text}</div></li>',
        threaded=False,
    ),
    "clock-first": Markup(
        '<h3>Comments</h3>{items}',
        '<div class="c"><div class="h"><div class="x"><a href="#comment-{id}">Link to this comment</a></div><div class="m">{name} left this comment at {first}:</div></div><div class="y"><p>{text}</p></div></div>',
        threaded=False,
    ),
    "undated": Markup(
        '<h3>4 Comments</h3><ol>{items}</ol>',
        '<li id="comment-{id}"><cite><a href="{url}" rel="nofollow">{name}</a></cite> says:<p>{text}</p></li>',
        threaded=False, dated=False,
    ),
    "undated-bold": Markup(
        '<h3>4 Comments</h3>{items}' + FORM,
        '<div class="r"><div class="who"><img src="/a.png" alt=""> <b>{name}</b></div><div class="what"><p>{text}</p></div></div>',
        threaded=False, dated=False,
    ),
    "likes": Markup(
        ENGLISH,
        '<div class="row"><div class="au"><a href="/users/{id}">{name}</a> <span class="badge">Member</span></div><div class="ti">{dashed}</div><div class="tx">{text}</div>'
        '<div class="act"><span>{level} likes</span> <a href="#">Reply</a> <a href="#">Report abuse</a> <a href="#">Share</a></div></div>',
        threaded=False,
    ),
    "blockquote-threads": Markup(
        '<h3>Comments</h3>{items}',
        '<div class="c"><p><b>{name}</b> <small>{long}</small></p><p>{text}</p></div>{answers}',
        "<blockquote>{items}</blockquote>",
    ),
    "custom-element": Markup(
        '<x-talk><h2>4 comments</h2>{items}</x-talk>',
        '<x-comment id="x{id}"><x-author>{name}</x-author> <x-date>{dashed}</x-date><x-text><p>{text}</p></x-text></x-comment>',
        threaded=False,
    ),
    # Ways that were looked up after the reader had been written for those above.
    "orchard": Markup(
        '<h2>4 Comments</h2><ul class="cs">{items}</ul>',
        '<li><div class="ct"><p>{text}</p></div><div class="ca"><span class="who"><a href="{url}" rel="nofollow">{name}</a></span>&nbsp;<span>said <a href="#">{long}</a></span></div></li>',
        threaded=False,
    ),
    "openacs": Markup(
        '<h2>Comments</h2>{items}<center><a href="/add">Add comment</a></center>',
        '<h3 class="t">Boxes</h3><p class="x">{text}</p><p>by {name} on {long}</p>',
        threaded=False,
    ),
    "hugo-indent": Markup(
        '<div class="pc"><h2>Comments</h2>{items}</div>',
        '<blockquote id="c{id}" class="pc indent-{depth}"><div class="ca">{name}</div><div class="cd"><a href="#c{id}" title="{iso}-0700">{day}</a></div><div class="cx"><p>{text}</p></div></blockquote>',
    ),
    "flask": Markup(
        '<div><h3>Comments (4)</h3><ul>{items}</ul></div>',
        '<li id="c{id}" class="mb-6"><div class="flex"><p class="text-sm"><strong>{name}</strong> on <span>{dashed}</span></p><form method="post"><button type="submit"><span>+</span> {level}</button></form></div>'
        '<p class="txt">{text}</p></li>',
        threaded=False,
    ),
    "razor": Markup(
        '<section id="cs"><div><h2>Comments</h2>{items}</div></section>',
        '<article id="{id}"><h3><time datetime="{iso}"><a href="#{id}" title="Permalink (#{id})">{day}</a></time> <span>by {name}</span></h3><img src="/g.png" alt="{name}"><blockquote><p>{text}</p></blockquote></article>',
        threaded=False,
    ),
    "webmention": Markup(
        '<div class="wm"><h2>Responses</h2><ol>{items}</ol></div>',
        '<li class="wi"><article><div class="wa"><a href="{url}"><img src="/p.jpg" alt=""> {name}</a></div><div class="wc"><p>{text}</p></div><div class="wt"><time datetime="{iso}+00:00">{day}</time> | '
        '<a href="{url}/note">Permalink</a></div></article></li>',
        threaded=False,
    ),
    "russian-engine": Markup(
        '<h4>Комментарии</h4>{items}<h4>Добавить комментарий</h4><form><textarea></textarea></form>',
        '<div class="bc"><div class="h"><b>{name}</b> ({dashed})</div><div class="t">{text}</div><div class="f"><a href="#">Ответить</a> <a href="#">Пожаловаться</a></div></div>',
        threaded=False,
    ),
    "forum-table": Markup(
        '<table><tr><th>Author</th><th>Replies</th></tr>{items}</table>',
        '<tr><td class="au"><b>{name}</b><br>Member<br><img src="/a.png"></td><td class="po"><div class="d"><a href="#p{id}">#</a> Posted: {long}</div><div class="x">{text}</div><div><a href="/q?{id}">Quote</a> '
        '<a href="/r?{id}">Reply</a></div></td></tr>',
        threaded=False,
    ),
    "slash": Markup(
        '<h2>4 comments</h2><ul class="cs">{items}</ul>',
        '<li id="t{id}"><div class="ti"><h4><a href="/c?{id}">Boxes</a> <span>(Score:{level})</span></h4></div><div class="de">by <a href="/~{id}">{name}</a> on {long} (<a href="/c#{id}">#{id}</a>)</div>'
        '<div class="bo"><p>{text}</p></div><div class="re"><a href="/r?{id}">Reply to This</a></div>{answers}</li>',
        '<ul>{items}</ul>',
    ),
    "textpattern-1": Markup(
        '<div id="cm"><h3>Comments</h3>{items}</div>',
        '<p class="cmt">{text}</p><p class="by">— <a href="{url}" rel="nofollow">{name}</a> · {long} · <a href="#c{id}" id="c{id}">#</a></p>',
        threaded=False,
    ),
    "plone": Markup(
        '<div class="di">{items}</div>',
        '<div class="cm level-{depth}" style="margin-left: {indent}px" id="{id}"><div class="he">Posted by <span>{name}</span> at <span>{long}</span></div><div class="bd"><p>{text}</p></div>'
        '<button>Reply</button></div>',
    ),
    "roller": Markup(
        '<div class="cs"><h2>Comments:</h2>{items}</div>',
        '<div class="cm"><p>{text}</p><p class="de">Posted by <a href="{url}">{name}</a> on {long} PST <a href="#c-{id}">#</a></p></div>',
        threaded=False,
    ),
    "wordpress-com-like": Markup(
        '<h3>4 Responses to <em>Crossing to the island</em></h3><ol>{items}</ol>',
        '<li id="comment-{id}"><img class="av" src="/a.png"><p class="m"><strong><a href="{url}" rel="external nofollow">{name}</a></strong>, on <a href="#comment-{id}">{long}</a> Said:</p><p>{text}</p></li>',
        threaded=False,
    ),
    "name-below": Markup(
        '<h4>Responses</h4><div>{items}</div>',
        '<div class="q"><div class="x"><p>{text}</p></div><div class="n"><a href="{url}">{name}</a></div><div class="w">{dotted}</div></div>',
        threaded=False,
    ),
    "name-in-a-heading": Markup(
        '<h2>4 Comments</h2><ul class="comments">{items}</ul>',
        '<li><article class="comment"><header><h4><a href="{url}">{name}</a> <span>said <a href="#c{id}"><time datetime="{iso}">{long}</time></a></span></h4></header>'
        '<p>{text}</p></article></li>',
        threaded=False,
    ),
    "profile-in-a-heading": Markup(
        '<header><h1>4 replies</h1></header><div>{items}</div>',
        '<article id="post-{id}"><div><h3><a href="/u/{id}">{name}</a></h3><a href="/t/x/{id}" title="{iso}">{day}</a></div><div><p>{text}</p></div></article>',
        threaded=False,
    ),
    "two-cells": Markup(
        '<h3>4 Comments</h3><table width="100%">{items}</table>',
        '<tr bgcolor="#eeeeee"><td><b>{name}</b><br><font size="1">{long}</font></td><td>{text}</td></tr>',
        threaded=False,
    ),
    "labels": Markup(
        '<h3>4 Comments</h3>{items}',
        '<table border="1"><tr><td>Name:</td><td>{name}</td></tr><tr><td>Date:</td><td>{long}</td></tr><tr><td>Comment:</td><td>{text}</td></tr></table><br>',
        threaded=False,
    ),
}  # fmt: skip
