"""Pages of posts as themes and page builders print them, made from parts: themes, languages, titles, what is around.

The class names are the published ones of each theme; texts and names are ours. Each page has another post on it
(`OTHER`), whose title, author, date and terms must not be read.
"""

import itertools
from collections.abc import Iterator
from typing import Final, NamedTuple

SITE: Final = "Glass Notes"
ADDRESS: Final = "https://glass.example/crossing-the-strait/"
BODY: Final = (
    "<p>The ferry left the quay at half past six, and nobody on deck had slept, because the wind had come round.</p>"
    "<p>We carried the crates down the ladder, one after the other, and counted them twice before the ropes were cast off.</p>"
    "<p>By noon the island was a grey line, then a hill, then a harbor with three boats in it and a dog that barked.</p>"
)
OTHER: Final = (
    "Kites over the yard",
    "Zed Fremd",
    "2019-03-03",
    "fliegen",
    "A kite is a boat that has forgotten the water",
)
"""What the other post on each page has: title, author, day, term and text."""


class Language(NamedTuple):
    """How a blog says who wrote when, in one language."""

    code: str
    title: str
    date: str
    by: str
    filed: str
    tagged: str
    lines: tuple[str, ...]
    """Whole lines about a post; `{n}` is a number of comments."""


LANGUAGES: Final = (
    Language("en", "Crossing the strait", "January 4, 2012", "by", "Posted in", "Tagged", (
        "Posted by {author} on {date} in {category}", "By {author} | {date} | {n} comments", "{date} by {author}",
        "By {author}, published on {date} | {n} comments", "Posted on {date} by {author}")),
    Language("de", "Die Überfahrt am Morgen", "4. Januar 2012", "von", "Veröffentlicht unter", "Verschlagwortet mit", (
        "Veröffentlicht am {date} von {author}", "Von {author} | {date} | {n} Kommentare", "{date} von {author}",
        "Geschrieben von {author} am {date}")),
    Language("fr", "La traversée du matin", "4 janvier 2012", "par", "Publié dans", "Étiqueté", (
        "Publié le {date} par {author}", "Par {author} | {date} | {n} commentaires", "{date} par {author}")),
    Language("es", "El cruce de la mañana", "4 de enero de 2012", "por", "Publicado en", "Etiquetado", (
        "Publicado el {date} por {author}", "Por {author} | {date} | {n} comentarios", "{date} por {author}")),
    Language("it", "La traversata del mattino", "4 gennaio 2012", "di", "Pubblicato in", "Taggato", (
        "Pubblicato il {date} da {author}", "{date} | {author}")),
    Language("nl", "De overtocht in de ochtend", "4 januari 2012", "door", "Geplaatst in", "Getagd", (
        "Geplaatst op {date} door {author}", "Door {author} | {date} | {n} reacties")),
    Language("ja", "朝の海峡を渡る", "2012年1月4日", "投稿者:", "カテゴリー:", "タグ:", ("投稿日: {date} 投稿者: {author}",)),
)  # fmt: skip

TITLES: Final = (
    "{title} | {site}", "{title} - {site}", "{title} – {site}", "{title} — {site}", "{site} » Blog Archive » {title}",
    "{site} » {title}", "{title} « {site}", "{title} :: {site}", "{title} · {site}", "{site} | {title}", "{site}: {title}",
    "{title}, {site}", "{title} • {site}", "{title}",
)  # fmt: skip
"""Patterns of the `title` element."""

CATEGORY: Final = '<a href="https://glass.example/category/boats/" rel="category tag">Boats</a>'
TAGS: Final = '<a href="https://glass.example/tag/sea/" rel="tag">sea</a>, <a href="https://glass.example/tag/salt/" rel="tag">salt</a>'
AUTHOR: Final = "Ada Brandt"
_OWN: Final = "post-9 post type-post status-publish format-standard hentry category-boats tag-sea tag-salt"
_CARD: Final = "post-40 post type-post status-publish format-standard hentry category-fliegen"

THEMES: Final = {
    "astra": """<div id="primary"><main id="main" class="site-main"><article class="{own} ast-article-single" id="post-9"><div class="ast-post-format- single-layout-1">
<header class="entry-header"><h1 class="entry-title" itemprop="headline">{title}</h1><div class="entry-meta"><span class="comments-link"><a href="#respond">3 Comments</a></span> / <span class="ast-taxonomy-container cat-links default">{category}</span> / {by} <span class="posted-by vcard author"><a class="url fn n" rel="author" href="https://glass.example/author/ada/"><span class="author-name">{author}</span></a></span> / <span class="posted-on"><span class="updated"> 9 May 2016 </span><span class="published"> {date} </span></span></div></header>
<div class="entry-content clear" itemprop="text">{body}</div><div class="ast-single-tag-links tags-links">{tags}</div></div></article>
<div class="ast-single-related-posts-container"><div class="ast-related-posts-wrapper">{card_article}</div></div></main></div>""",
    "generatepress": """<div class="site-content"><main class="site-main"><article id="post-9" class="{own}"><div class="inside-article"><header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><span class="posted-on"><time class="updated" datetime="2016-05-09T10:00:00+01:00">May 9, 2016</time><time class="entry-date published" datetime="2012-01-04T11:40:00+01:00">{date}</time></span> <span class="byline">{by} <span class="author vcard"><a class="url fn n" rel="author" href="https://glass.example/author/ada/"><span class="author-name">{author}</span></a></span></span></div></header>
<div class="entry-content">{body}</div><footer class="entry-meta"><span class="cat-links"><span class="screen-reader-text">Categories </span>{category}</span> <span class="tags-links">{tags}</span></footer></div></article></main>
<div class="widget-area sidebar is-right-sidebar"><aside id="recent-posts-2" class="widget inner-padding widget_recent_entries">{recent}</aside>{cloud}</div></div>""",
    "oceanwp": """<div id="content" class="site-content"><article id="post-9" class="{own}"><header class="entry-header clr"><h2 class="single-post-title entry-title">{title}</h2></header>
<ul class="meta ospm-default clr"><li class="meta-author"><span class="screen-reader-text">Post author:</span><a href="https://glass.example/author/ada/" rel="author">{author}</a></li><li class="meta-date"><span class="screen-reader-text">Post published:</span>{date}</li><li class="meta-cat"><span class="screen-reader-text">Post category:</span>{category}</li></ul>
<div class="entry-content clr">{body}</div><div class="post-tags clr"><span class="owp-tag-text">Tags: </span>{tags}</div>
<section id="related-posts" class="clr"><h3>You Might Also Like</h3><div class="oceanwp-row clr">{card_article}</div></section></article></div><aside id="right-sidebar" class="sidebar-container">{recent}{cloud}</aside>""",
    "kadence": """<main id="main" class="site-main"><article id="post-9" class="entry content-bg single-entry {own}"><div class="entry-content-wrap"><header class="entry-header post-title"><div class="entry-taxonomies"><span class="category-links term-links">{category}</span></div><h1 class="entry-title">{title}</h1>
<div class="entry-meta entry-meta-divider-dot"><span class="posted-by"><span class="meta-label">{by}</span><span class="author vcard"><a class="url fn n" href="https://glass.example/author/ada/">{author}</a></span></span><span class="posted-on"><time class="entry-date published" datetime="2012-01-04T11:40:00+01:00">{date}</time></span></div></header>
<div class="entry-content single-content">{body}</div><footer class="entry-footer"><div class="entry-tags"><span class="tags-links">{tags}</span></div></footer></div></article>
<div class="entry-related alignfull"><h2 class="entry-related-title">Similar Posts</h2><ul class="entry-related-carousel"><li>{card_article}</li></ul></div></main>""",
    "newspaper": """<div class="td-container"><article id="post-9" class="{own}"><div class="td-post-header"><ul class="td-category"><li class="entry-category">{category}</li></ul><header class="td-post-title"><h1 class="entry-title">{title}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">{by}</div> <a href="https://glass.example/author/ada/">{author}</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2012-01-04T11:40:00+01:00">{date}</time></span><div class="td-post-views"><span>204</span></div></div></header></div>
<div class="td-post-content">{body}</div><footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>TAGS</span></li><li>{tags}</li></ul></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><div class="td_module_related_posts"><h3 class="entry-title td-module-title"><a href="https://glass.example/kites/">{other}</a></h3>{other_meta}</div></div></div><div class="td-ss-main-sidebar">{recent}{cloud}</div>""",
    "genesis": """<div class="content-sidebar-wrap"><main class="content"><article class="{own} entry" itemscope itemtype="https://schema.org/CreativeWork"><header class="entry-header"><h1 class="entry-title" itemprop="headline">{title}</h1><p class="entry-meta"><time class="entry-time" itemprop="datePublished" datetime="2012-01-04T11:40:00+00:00">{date}</time> {by} <span class="entry-author" itemprop="author" itemscope itemtype="https://schema.org/Person"><a href="https://glass.example/author/ada/" class="entry-author-link" rel="author"><span class="entry-author-name" itemprop="name">{author}</span></a></span> <span class="entry-comments-link"><a href="#comments">3 Comments</a></span></p></header>
<div class="entry-content" itemprop="text">{body}</div><footer class="entry-footer"><p class="entry-meta"><span class="entry-categories">Filed Under: {category}</span> <span class="entry-tags">Tagged With: {tags}</span></p></footer></article></main>
<aside class="sidebar sidebar-primary widget-area"><section class="widget featured-content featuredpost">{card_article}</section>{cloud}</aside></div>""",
    "block theme": """<div class="wp-site-blocks"><main class="wp-block-group"><h1 class="wp-block-post-title">{title}</h1><div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2012-01-04T11:40:00+01:00">{date}</time></div><div class="wp-block-post-author-name">{author}</div><div class="taxonomy-category wp-block-post-terms"><a href="https://glass.example/category/boats/" rel="tag">Boats</a></div></div>
<div class="entry-content alignfull wp-block-post-content is-layout-constrained">{body}</div><div class="taxonomy-post_tag wp-block-post-terms">{tags}</div>
<div class="wp-block-query"><ul class="wp-block-post-template"><li class="wp-block-post {card}"><h3 class="wp-block-post-title"><a href="https://glass.example/kites/">{other}</a></h3><div class="entry-content wp-block-post-content"><p>{other_text}.</p></div>{other_meta}</li></ul></div></main></div>""",
    "elementor": """<div data-elementor-type="single-post" class="elementor elementor-5 elementor-location-single {own}"><div class="elementor-widget elementor-widget-theme-post-title"><h1 class="elementor-heading-title">{title}</h1></div>
<div class="elementor-widget elementor-widget-post-info"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item" itemprop="author"><a href="https://glass.example/author/ada/"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-author">{author}</span></a></li><li class="elementor-icon-list-item" itemprop="datePublished"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date"><time>{date}</time></span></li><li itemprop="about"><span class="elementor-post-info__terms-list"><a href="https://glass.example/category/boats/" class="elementor-post-info__terms-list-item">Boats</a></span></li></ul></div>
<div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{body}</div></div><div class="elementor-widget">{tags}</div>
<div class="elementor-widget elementor-widget-posts"><div class="elementor-posts-container elementor-posts"><article class="elementor-post elementor-grid-item {card}"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="https://glass.example/kites/">{other}</a></h3><div class="elementor-post__meta-data"><span class="elementor-post-date">3 March 2019</span></div><div class="elementor-post__excerpt"><p>{other_text}.</p></div></div></article></div></div></div>""",
    "divi": """<div id="et-boc" class="et-boc"><div class="et_pb_section"><div class="et_pb_module et_pb_post_title"><div class="et_pb_title_container"><h1 class="entry-title">{title}</h1><p class="et_pb_title_meta_container">{by} <span class="author vcard"><a href="https://glass.example/author/ada/" rel="author">{author}</a></span> | <span class="published">{date}</span> | {category} | <span class="comments-number"><a href="#respond">3 comments</a></span></p></div></div>
<div class="et_pb_module et_pb_post_content et_pb_post_content_0_tb_body">{body}</div><div class="et_pb_module et_pb_text">{tags}</div>
<div class="et_pb_module et_pb_blog_0_tb_body et_pb_posts et_pb_bg_layout_light"><article id="post-40" class="et_pb_post clearfix {card}"><h2 class="entry-title"><a href="https://glass.example/kites/">{other}</a></h2><p class="post-meta">by <span class="author vcard"><a rel="author" href="#">{other_author}</a></span> | <span class="published">Mar 3, 2019</span> | <a href="https://glass.example/category/fliegen/" rel="category tag">fliegen</a></p><div class="post-content"><p>{other_text}.</p></div></article></div></div></div>""",
    "bricks": """<main id="brx-content"><section class="brxe-section"><div class="brxe-container"><h1 class="brxe-post-title">{title}</h1><div class="brxe-post-meta post-meta"><span class="item"><a href="https://glass.example/author/ada/" rel="author">{author}</a></span><span class="item">{date}</span></div><div class="brxe-post-content">{body}</div><ul class="brxe-post-taxonomy"><li>{category}</li><li>{tags}</li></ul></div></section>
<section class="brxe-section"><div class="brxe-related-posts"><ul class="related-posts bricks-related-posts"><li class="repeater-item"><div class="post-content"><h3 class="title"><a href="https://glass.example/kites/">{other}</a></h3><span>3 March 2019</span></div></li></ul></div></section></main>""",
    "ghost": """<main id="gh-main" class="gh-main"><article class="gh-article post tag-boats"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="https://glass.example/tag/boats/">Boats</a><h1 class="gh-article-title is-title">{title}</h1><div class="gh-article-meta"><div class="gh-article-meta-wrapper"><h4 class="gh-article-author-name"><a href="https://glass.example/author/ada/">{author}</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="2012-01-04">{date}</time></div></div></div></header><section class="gh-content gh-canvas is-body">{body}</section></article>
<section class="gh-container is-grid gh-outer"><h2 class="gh-container-title">Read more</h2><div class="gh-feed gh-inner"><article class="gh-card post"><a class="gh-card-link" href="https://glass.example/kites/"><h3 class="gh-card-title is-title">{other}</h3><p class="gh-card-excerpt">{other_text}</p><footer class="gh-card-meta"><span class="gh-card-author">{other_author}</span><time class="gh-card-date" datetime="2019-03-03">03 Mar 2019</time></footer></a></article></div></section></main>""",
    "twenty eleven": """<div id="page" class="hfeed"><div id="main"><article id="post-9" class="{own}"><header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta"><span class="sep">Posted on </span><a href="{address}" title="11:40 am" rel="bookmark"><time class="entry-date" datetime="2012-01-04T11:40:00+00:00">{date}</time></a><span class="by-author"> <span class="sep"> {by} </span> <span class="author vcard"><a class="url fn n" href="https://glass.example/author/ada/" rel="author">{author}</a></span></span></div></header><div class="entry-content">{body}</div><footer class="entry-meta">{filed} {category}. {tagged} {tags}.</footer></article></div><div id="secondary" class="widget-area">{recent}{cloud}{comments}</div></div>""",
    "kubrick": """<div id="page"><div id="header"><div id="headerimg"><h1><a href="https://glass.example/">Glass Notes</a></h1><div class="description">On boats</div></div></div><div id="content" class="widecolumn"><div class="post" id="post-9"><h2>{title}</h2><div class="entry">{body}<p class="postmetadata alt"><small>This entry was posted on {date} and is filed under {category}.</small></p><p>Tags: {tags}</p></div></div></div><div id="sidebar">{recent}{cloud}</div><p class="author">{by} {author}</p></div>""",
    "classic line": """<div id="wrap"><div id="top"><h1><a href="https://glass.example/">Glass Notes</a></h1></div><div id="left"><div class="post" id="post-9"><h2 class="title">{title}</h2><p class="post-meta author">{line}</p><div class="entry">{body}</div><p class="cats">{filed} {category}</p><p class="tags">{tags}</p></div></div><div id="right" class="sidebar">{recent}{cloud}{comments}</div></div>""",
    "no known names": """<div class="zz1"><div class="zz2"><h1 class="zz3">{title}</h1><div class="zz4">{line}</div><div class="zz5">{body}</div><div class="zz6">{filed} {category}</div><div class="zz7">{tags}</div></div><div class="zz8"><div class="zz9"><h4><a href="https://glass.example/kites/">{other}</a></h4><p>{other_text}.</p></div></div></div>""",
    "no names, site above": """<table><tr><td><h1><a href="/">Glass Notes</a></h1></td></tr><tr><td><h3>{title}</h3><i>{line}</i>{body}<p>{filed} {category}</p><p>{tags}</p></td><td>{recent}</td></tr></table>""",
}  # fmt: skip
"""Theme -> what the body of a page of it holds."""
MICRO: Final = frozenset({"no known names", "no names, site above"})
"""Themes in which nothing but the text says what is what."""
PLATFORM: Final = {"ghost": '<meta name="generator" content="Ghost 5.2">'}
"""Generator of a page, where it is not WordPress."""


class ThemePage(NamedTuple):
    """A page, and what is right for it."""

    name: str
    html: str
    title: str
    line: str
    """The line about the post, where the theme has one line only."""


def theme_pages() -> Iterator[ThemePage]:
    """Yield each theme with each pattern of titles; languages and lines take turns."""
    languages = itertools.cycle(LANGUAGES)
    turns = itertools.count()
    for (name, template), pattern in itertools.product(THEMES.items(), TITLES):
        language = next(languages)
        line = language.lines[next(turns) // 3 % len(language.lines)]
        yield theme_page(name, template, pattern, language, line)


def theme_page(name: str, template: str, pattern: str, language: Language, line: str) -> ThemePage:
    """One page."""
    other, other_author, _, term, other_text = OTHER
    other_meta = f'<span class="td-post-date"><time datetime="2019-03-03">3 March 2019</time></span> <span class="author">{other_author}</span>'
    filled = line.format(author=AUTHOR, date=language.date, category=CATEGORY, n=3)
    body = template.format(
        own=_OWN, card=_CARD, title=language.title, body=BODY, author=AUTHOR, date=language.date, by=language.by,
        category=CATEGORY, tags=TAGS, filed=language.filed, tagged=language.tagged, line=filled, address=ADDRESS,
        other=other, other_author=other_author, other_text=other_text, other_meta=other_meta,
        card_article=f'<article class="related-post {_CARD}"><h3 class="entry-title"><a href="https://glass.example/kites/">{other}</a></h3>'
        f'<div class="entry-meta"><span class="author vcard"><a class="url fn n" href="https://glass.example/author/zed/" rel="author">{other_author}</a></span>'
        f'<time class="entry-date published" datetime="2019-03-03T10:00:00+00:00">3 March 2019</time><a href="https://glass.example/category/{term}/" rel="category tag">{term}</a></div>'
        f'<div class="entry-content entry-summary"><p>{other_text}.</p></div></article>',
        recent=f'<h2 class="widget-title">Recent</h2><ul><li><a href="https://glass.example/kites/">{other}</a> <span class="post-date">3 March 2019</span></li></ul>',
        cloud=f'<div class="widget widget_tag_cloud tagcloud"><a href="https://glass.example/tag/{term}/" rel="tag" style="font-size: 22pt;">{term}</a></div>',
        comments=f'<ul id="recentcomments"><li class="recentcomments"><span class="comment-author-link">{other_author}</span> on <a href="https://glass.example/kites/#comment-3">{other}</a> <span class="date">3 March 2019</span></li></ul>',
    )  # fmt: skip
    head = PLATFORM.get(name, "" if name in MICRO else '<meta name="generator" content="WordPress 6.4">')
    classes = "" if name in MICRO or name == "ghost" else "single single-post postid-9"
    html = (
        f'<!DOCTYPE html><html lang="{language.code}"><head><meta charset="utf-8">'
        f"<title>{pattern.format(title=language.title, site=SITE)}</title>{head}"
        f'<link rel="canonical" href="{ADDRESS}"></head><body class="{classes}">{body}</body></html>'
    )
    return ThemePage(f"{name}, {language.code}, {pattern}", html, language.title, line)
