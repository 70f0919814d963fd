"""What to say of a file that no platform and no reader knows: by how it begins, or by the end of its name."""

HINTS: tuple[tuple[str, str], ...] = (
    (r"\Z", "it is empty; export it again"),
    (
        r"%PDF-",
        "it is a PDF, which holds pages as they are printed, and no posts; give the export or the web pages of the blog instead",
    ),
    (
        r"(?-i:\ufffdPNG\r?\n|\ufffd{3,4}.{0,6}?(?:JFIF|Exif)|GIF8[79]a|RIFF.{4,12}?WEBP)",
        "it is an image; give the export of the blog as a source, and its images in a folder beside it",
    ),
    (
        r"(?-i:\ufffd\ufffd\x11|\{\\rtf\d)|.{0,400}?openxmlformats\.org/package/2006/|.{0,400}?\bopendocument\b",
        "it is a document of Word or of another office program, or a part of one; save the document as a web page (.html), "
        "and give that",
    ),
    (
        r"(?-i:7z\ufffd|Rar!|\(\ufffd/\ufffd)",
        "it is packed in a way that blogport does not unpack; unpack it, and give the folder",
    ),
    (r".{0,2000}?<disqus\b", "it looks like a Disqus export; read it with --from disqus"),
    (
        r".{0,4000}?schemas\.google\.com/blogger/",
        "it looks like a backup of Blogger whose beginning is damaged; read it with --from blogger",
    ),
    (
        r".{0,2000}?<(?:rss|feed|rdf:RDF)\b",
        "it looks like a feed whose beginning is damaged; read it with --from feed",
    ),
    (
        r"(?-i:AUTHOR|TITLE): ",  # `title: x` may be YAML
        "it looks like a Movable Type export, but no line of five hyphens follows its first fields; if it is one, use "
        "--from movabletype",
    ),
    (
        r"(?=[^\n]*\bCollection ID\b)(?=[^\n]*\bItem ID\b)",
        "it looks like a collection of Webflow, which blogport cannot read yet; publish the site, save its pages, and give those",
    ),
    (
        r"(?=[^\n]*\bweb_title\b)(?=[^\n]*\bcontent_html\b)",
        "it looks like an export of beehiiv, which blogport cannot read yet; save the pages of the posts that everybody may read, and "
        "give those",
    ),
    (
        r"(?=[^\n]*\bPost Title\b)(?=[^\n]*\bPost URL\b)",
        "it looks like the posts of a blog of HubSpot, which blogport cannot read yet; save the pages of the blog, and give those",
    ),
    (
        r".\ufffderoots",
        "it is a repository of Bluesky, which blogport cannot read yet; save the pages of the posts from a browser, and give those",
    ),
    (
        r"\[\s*\{(?=.{0,4000}?\"type\"\s*:\s*\"(?:Create|Announce)\")(?=.{0,8000}?\bactivitystreams\b)",
        "it looks like posts of Mastodon without the list around them; request the archive of the account (Preferences, Import and "
        "export), and give that",
    ),
    (
        r"\{(?=.{0,8000}?\"jsonapi\"\s*:\s*\{)",
        "it is an answer of a JSON:API, as Drupal gives it, which blogport cannot read yet; give a dump of the database of Drupal, or save "
        "the pages of the site, and give those",
    ),
    (
        r"(?:<[?!][^>]*>\s*)*<en-export\b",
        "it is an export of Evernote, which blogport cannot read yet; export the notes as web pages (.html), and give those that are public",
    ),
    (
        r"(?:<[?!][^>]*>\s*)*<opml\b",
        "it is an OPML file, a list of feeds or an outline, which holds no posts; give the export or the feed of the blog instead",
    ),
    (
        r"(?:<[?!][^>]*>\s*)*<(?:urlset|sitemapindex)\b",
        "it is a sitemap, which lists addresses and holds no posts; save the pages that it lists, and give those",
    ),
    (
        r"(?:<[?!][^>]*>\s*)*<mediawiki\b",
        "it is a dump of a MediaWiki, which blogport cannot read yet; save the pages of the wiki, and give those",
    ),
    (
        r"\{(?=.{0,200}?\"(?:cells|metadata|nbformat)\"\s*:)(?=.{0,60000}?\"(?:nbformat|cell_type)\"\s*:)",
        "it is a Jupyter notebook, which blogport cannot read yet; export it as Markdown (jupyter nbconvert --to markdown), and give that",
    ),
    (
        r"(?:%[^\n]*\n|\s)*+\\(?:documentclass|documentstyle|usepackage|begin\{document\})",
        "it is a LaTeX document, which blogport cannot read yet; convert it to Markdown (pandoc -t markdown), and give that",
    ),
    (
        r"From [^\s@]+@\S+ |(?-i:(?:Return-Path|Received|Delivered-To|Message-ID): )"
        r"|(?-i:(?=.{0,2000}?^From: )(?=.{0,2000}?^(?:To|Message-ID|MIME-Version): )[A-Z][\w-]*: )",
        "it is mail, which is private; give the export or the web pages of the blog instead",
    ),
    (
        r"={2,6} [^\n]+ ={2,6}\s*\n",
        "it looks like a page of DokuWiki, which blogport cannot read yet; save the pages of the wiki, and give those",
    ),
    (
        r".{0,60000}?(?-i:INSERT INTO `)",
        "it looks like a part of a dump of a database, without its beginning; export the whole database again, and give that",
    ),
    (
        r"(?:---|\+\+\+)\s*\n",
        "it looks like a Markdown file, but its front matter cannot be read; repair it, or use --from markdown",
    ),
)
"""How a file begins that no reader recognises -> what to say of it. The first that fits counts."""

DATA: tuple[tuple[str, str], ...] = (
    (
        r"(?:[\w.$]+\s*=\s*)?[\[{]\s*(?:[\[{]\s*)*\"[^\"\n]{1,80}\"\s*:",
        "it is data in JSON of a program that blogport does not know; look for an export for WordPress or a feed with whole posts there, "
        "or save the pages of the site, and give those",
    ),
    (
        r"(?=(?:[^\n,;\t]{1,60}([,;\t]))(?:[^\n,;\t]{1,60}\1){1,}[^\n,;\t]{1,60}\r?$)[\w\" -]+[,;\t]",
        "it is a table of a program that blogport does not know; look for an export for WordPress or a feed with whole posts there, or "
        "save the pages of the site, and give those",
    ),
)
"""The same of files of which nothing else is known, neither by their beginning nor by what stands in them."""

ENDINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        (".adoc", ".asciidoc", ".asc"),
        "it is AsciiDoc, which blogport cannot read yet; build the site, and give its pages, or convert the texts to Markdown",
    ),
)
"""How the name of a file ends whose first bytes tell nothing -> what to say of it."""
