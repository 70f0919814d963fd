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
