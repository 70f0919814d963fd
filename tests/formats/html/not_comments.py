"""Parts of pages that look like comments and are none."""

from typing import Final

_POST = (
    '<div class="p"><h3><a href="/{0}/">{1} and ropes</a></h3><p>by Ada Brandt on January {2}, 2012</p><p>They lay in the sun all day.</p>'
    '<a href="/{0}/">Read more</a></div>'
)
POSTS: Final = "".join(
    _POST.format(name, name.title(), day) for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
)

NOT_COMMENTS: Final = {
    "posts of a list": POSTS,
    "posts with lines below their headings": "".join(
        f'<h2><a href="/{name}/">{name.title()} and ropes</a></h2><div class="s">Posted by: Ada January {day}, 2012</div><div class="b"><p>They lay in the sun.</p></div>'
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
    ),
    "posts with Japanese titles and counters": "".join(
        f'<div class="e"><h2><a href="/{name}/">港の箱と縄について考えた</a></h2><p>2012年01月0{day}日</p></div><div class="x"><p>They lay in the sun.</p>'
        f'<ul><li>by Ada</li><li><a href="/{name}/#comments">Comments</a> ({day})</li></ul></div>'
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
    ),
    "posts of a month below their titles": "".join(
        f'<a name="p{day}"></a><h2>{name.title()} and ropes</h2><div class="s">Ada / 0{day}.01.2012 / <a href="/2012_01.html#p{day}">permalink</a></div>'
        f"<div class='b'><p>The {name} lay in the sun.</p></div>"
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
    ),
    "days below their titles": "".join(
        f"<h1>{name.title()}</h1><h2>{day} January 2012</h2><p>The {name} lay in the sun.</p><p class='b'>Posted by Ada at 04:39 PM</p>"
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
    ),
    "posts with links to their comments": "".join(
        f'<div class="e"><div class="t"><h2><a href="/{name}/" rel="bookmark">The {name.title()}</a></h2><h3>January {day}th, 2012</h3></div>'
        f'<div class="x"><p>The {name} lay in the sun all day.</p></div><a href="/{name}/#comments">{day} Comments &#187;</a></div><div class="c"></div>'
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7), ("ropes", 8), ("boats", 9))
    ),
    "answers to plans": "".join(
        f"<div class='r'><h3>{title}</h3><div>Posted on {day}/01/2012</div><p>The harbour wrote to all.</p></div>"
        for title, day in (("Response to the plan for the harbour", 15), ("Boats of the year", 16), ("Lamps at noon", 17))
    ),
    "titles of posts": "<ul>"
    + "".join(
        f'<li><a href="/{name}/">{name.title()} of the harbour</a><div>Written by Ada on January {day}, 2012</div></li>'
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
    )
    + "</ul>",
    "related posts": f"<h3>Related posts</h3>{POSTS}",
    "related posts without headings": '<div class="r"><h4>You may also like</h4>'
    + "".join(
        f'<div class="c"><a href="/{name}/">{name.title()} of the harbour</a><span>January {day}, 2012</span><p>They lay in the sun.</p></div>'
        for name, day in (("crates", 5), ("lamps", 6), ("kites", 7))
    )
    + "</div>",
    "recent comments": '<aside><h3>Recent Comments</h3><ul>'
    + "".join(
        f'<li>{name} on <a href="/{page}/#comment-{number}">{page.title()}</a>, January {number}, 2012</li>'
        for name, page, number in (("Ada", "crates", 5), ("Bela", "lamps", 6), ("Cleo", "kites", 7))
    )
    + "</ul></aside>",
    "recent comments with texts": '<div class="side"><h3>Comments</h3>'
    + "".join(
        f'<div class="i"><b>{name}</b> <a href="/{page}/#comment-{number}">January {number}, 2012</a><p>Nice boxes, and a good dog.</p></div>'
        for name, page, number in (("Ada", "crates", 5), ("Bela", "lamps", 6), ("Cleo", "kites", 7))
    )
    + "</div>",
    "recent comments in a row with the post": '<div class="row meta"><span>By: Ada</span> <a href="#respond">0</a> <span>2012-01-03</span></div>'
    '<div class="row"><p>They came at noon.</p><p>By: Ada, 2012-01-03</p><div class="sidebar"><div id="recent-comments-2"><ul>'
    + "".join(
        f'<li><a href="/{page}/#comment-{number}">{page.title()}</a> – {name} says:</li>'
        for name, page, number in (("Ada", "crates", 5), ("Bela", "crates", 6), ("Cleo", "crates", 7))
    )
    + "</ul></div></div></div>",
    "no comments yet": '<h3>Comments</h3><p>Be the first to comment.</p><h3>Leave a Reply</h3><form><textarea></textarea></form>',
    "no comments yet, and a sidebar below": '<div class="t">Comments</div><div>No comments yet</div><form><textarea></textarea></form>'
    '<div class="box"><b>Last entry</b> January 9, 2012 at 9:30<p>146 posts, 12 of them of boats.</p></div>',
    "no comments yet in German": '<div class="t">Kommentare</div><div>Noch keine Kommentare</div>'
    '<div class="box"><b>Letzter Eintrag</b> 9. Januar 2012 um 9:30<p>146 Beiträge, 12 davon über Boote.</p></div>',
    "no comments, counted": '<h3>0 Comments</h3><div class="box"><b>Last entry</b> January 9, 2012 at 9:30<p>Fewer leaks.</p></div>',
    "a call to log in": '<h3>Comments</h3><div class="call"><h4>Sign in</h4><p>Members of the harbour may speak here.</p></div>',
    "a newsletter": '<h3>Comments</h3><div class="row"><div class="col"><h4>Your view</h4><p>We read all letters.</p></div>'
    '<div class="col"><h4>Newsletter</h4><p>News of the quay on Mondays.</p></div></div>',
    "parts of a text with notes": '<div class="part"><p>January 5, 2012</p><p>Ada Brandt</p><p>The lamps<a href="#note1">1</a> came by boat.</p></div>'
    '<div class="part"><h4>The crates</h4><p>Rope</p><p>They stood<a href="#note2">2</a> on the quay.</p><p>January 6, 2012</p></div>',
    "parts of a page, one with comments of its own": '<div class="part"><b>Contents</b><p>January 5, 2012</p><p>The lamps, the crates, the rope.</p></div>'
    '<div class="part"><p>Old words</p><p>Ada on January 6, 2012</p><p>We saw it too.</p><button>Reply</button></div>',
    "hours of a day": "<ul>"
    + "".join(f'<li><a href="#event{at}"><b>January 7, 2012 16:{at}</b><p>A boat with number {at} came in.</p></a></li>' for at in (12, 31, 48))
    + "</ul>",
    "what a text quotes": "".join(
        f'<div class="part"><blockquote><div><b>{name} said:</b></div><p>The sea is wide.</p></blockquote><p>And it is deep too, on most days.</p></div>'
        for name in ("Orsi", "Vane", "Dai")
    ),
    "links to other texts with their authors": "".join(
        f'<section>Written by <a href="/people/{name}">{name}</a></section><p><a href="/{name}/lamps">All that one must know of the lamps.</a></p><p><a href="/{name}/lamps">Read more</a></p>'
        for name in ("Orsi", "Vane", "Dai")
    ),
    "sources with links back": "<ol>"
    + "".join(
        f'<li id="cite_note-{at}"><a href="#cite_ref-{at}">^</a> <i>Orsi, January {at}, 2012</i><br>The lamps of the quay, and who lit them.</li>'
        for at in (5, 6, 7)
    )
    + "</ol>",
    "a link to the comments above a part": '<a class="n" href="#comments">9 comments</a><div class="in"><p>Photo of Ada Brandt, January 5, 2012</p><p>The lamps came by boat.</p></div>',
    "closed": '<h3>Comments</h3><p>Comments are closed.</p>',
    "a form with a note": '<h3>Leave a Reply</h3><p>Your email address will not be published.</p><form><p><label>Name</label></p><textarea></textarea></form>',
    "share counters": '<ul><li><b>Facebook</b> <span>12</span></li><li><b>Twitter</b> <span>3</span></li><li><b>Mail</b> <span>1</span></li></ul>',
    "events": '<h3>Dates</h3><table>'
    + "".join(f"<tr><td>January {day}, 2012</td><td>Harbour</td><td>Boat race</td></tr>" for day in (5, 6, 7))
    + "</table>",
    "archives": "<ul>" + "".join(f'<li><a href="/2012/0{month}/">2012-0{month}-01</a></li>' for month in range(1, 6)) + "</ul>",
    "changes": "<h2>Changes</h2>" + "".join(f"<h4>Version 1.{number}, January {number}, 2012</h4><p>Fewer leaks.</p>" for number in (1, 2, 3)),
    "navigation": '<div><a href="/a/">Crates</a> January 3, 2012</div><div><a href="/b/">Lamps</a> January 6, 2012</div>',
    "the author": '<div class="a"><b>Ada Brandt</b><p>Ada writes about boats since January 5, 2009.</p></div>',
    "quotations": "".join(f"<blockquote><p>The sea is wide.</p><cite>{name}, 190{day}</cite></blockquote>" for name, day in (("Orsi", 1), ("Vane", 2), ("Dai", 3))),
}  # fmt: skip
"""What stands below the post, by what it is."""

NAMED: Final = {
    "letters in a post, before a form": '<div class="entry-content"><p>We wrote to the harbour.</p>'
    + "".join(
        f"<p>{name}<br>{day} September 2020</p><p><strong>To the master of {name.lower()}s</strong></p><p>Please paint the cranes.</p>"
        for name, day in (("Ada", 5), ("Bela", 6), ("Cleo", 7))
    )
    + "</div><h3>Leave a Reply</h3><form><textarea></textarea></form>",
    "the line about the post below a link to comments": '<p><a href="/crates/">comments</a></p>'
    '<footer class="entry-meta">This entry was posted in <a href="/cat/">Quay</a> on <time datetime="2012-01-05">January 5, 2012</time> by <a class="fn n" href="/ada/">Ada</a></footer>',
}
"""The same, where only names of elements say that they are none."""

MONTH: Final = "".join(
    f'<h3></h3><p>They lay in the sun on the quay, and nobody asked for them.</p><div class="b">// posted by Ada at '
    f'<a href="/archives/00{day}.html">11:2{day} PM</a>, January {day}, 2012 | <a href="/mt.cgi?entry_id={day}">Comments (0)</a></div>'
    for day in (5, 6, 7)
)
"""Posts without titles, each with a link that counts its comments."""
