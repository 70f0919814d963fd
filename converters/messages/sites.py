"""Messages of writing sites: front matter, URLs, menus, files."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

HOUSEKEEPING = MessageType(
    "housekeeping",
    INFO,
    "{number:value|values} not published, in which WordPress and its plug-ins keep their own state (guid, "
    "ping_status, locks, caches, scores)",
    advice="Nothing to do: no visitor saw them. `--to archive` keeps them.",
)
FIELDS_BESIDE = MessageType(
    "fields-beside",
    INFO,
    "{number:custom field is|custom fields are} in {path} instead of the front matter: long or encoded values, and "
    "the state of WordPress and its plug-ins",
    advice="Nothing to do. No page shows the file; it is for the way back: without it, a later conversion of this "
    "folder lacks these fields.",
)
HIDDEN_FIELD = MessageType(
    "hidden-field",
    LOSS,
    "the hidden custom field {name} ({number:time|times}) is not published; --to archive keeps it",
    advice="Fields whose names begin with an underscore are for programs: WordPress hides them, and some readers keep such "
    "notes. Convert to `archive` as well to keep it, or rename it in the source to publish it.",
)
SEO_VARIABLE = MessageType(
    "seo-variable",
    WARNING,
    "the {what} for search engines of {number:post|posts} has variables that only the plug-in of the old site fills "
    "in ({names}); it is left out",
    advice="Nothing to do: search engines take the title and the text of the post. Write the text by hand into "
    "the front matter where it matters.",
)
UNFIT_ADDRESS = MessageType(
    "unfit-address",
    WARNING,
    "no built site can have the URL {url}; it gets the URL of its file",
    advice="Add a redirect from the old URL on your server if others link to it.",
)
ADDRESS_TAKEN = MessageType(
    "address-taken",
    WARNING,
    "another post has the URL {url}; this one gets the URL of its file",
    advice="Change the slug or the URL of one of the two in the source.",
)
DEFAULT_TAKEN = MessageType(
    "default-taken",
    WARNING,
    "the URL of its file, {url}, belongs to another post or is invalid; this one is at {given}",
    advice="Change its slug in the source if you want another URL.",
)
NAMELESS_TERM = MessageType(
    "nameless-term",
    LOSS,
    "{number:term has|terms have} neither a name nor a slug in {taxonomy}; their posts are in no list",
    advice="Give the terms a name in the source.",
)
FIELD_RENAMED = MessageType(
    "field-renamed",
    INFO,
    "the field {name} is written as {given} in {number:post|posts}, since its name is already taken",
    advice="Use the new name in your templates.",
)
DRAFT_LEFT_OUT = MessageType(
    "draft-left-out",
    INFO,
    "{number:draft is|drafts are} not written; -o drafts=true writes each as a page without links to it",
    advice="Add `-o drafts=true` to see them.",
)
DRAFT_NOT_PUBLISHED = MessageType(
    "draft-not-published",
    INFO,
    "{number:draft is|drafts are} not written: everyone sees what is in this format",
    advice="Nothing to do. `--to archive` keeps them; publish in the source what is to be in the target.",
)
NO_SITE_ADDRESS = MessageType(
    "no-site-address",
    INFO,
    "the URL of the site is not known, so there is no feed and no sitemap",
    advice="Give the source that has the URL, such as the site's settings or its export; in an archive, add "
    "`url` to the site record.",
)
POST_CLEANED = MessageType(
    "post-cleaned",
    LOSS,
    "-o safe=true removed {what}; the text stays",
    advice="Leave out `-o safe=true` if you trust the authors of the posts.",
)
NO_IMAGE = MessageType(
    "no-image",
    LOSS,
    "its featured image, media item {id}, is not in the source",
    advice="Export the media too (in WordPress: All content), or choose another image.",
)
SAME_TERM_NAME = MessageType(
    "same-term-name",
    WARNING,
    "another term of its taxonomy is called {name!r}; the two are one in the target",
    advice="Rename one of the two in the source.",
)
MENU_TARGET = MessageType(
    "menu-target",
    WARNING,
    "{number:menu item leads|menu items lead} to what {why}: left out of the menus",
    advice="Nothing to do, unless the target should be public. Then publish it in the source and run again.",
)
REMOTE_FILES = MessageType(
    "remote-files",
    WARNING,
    "{number:image or other file is|images and other files are} still loaded from {host}; before that "
    "site goes offline, download them with --fetch, or give a copy of its files as a source too (of a WordPress site: "
    "wp-content/uploads)",
    advice="Run the same command with `--fetch`. Or copy `wp-content/uploads` from the old host and add it as a source: "
    "`blogport convert export.xml uploads site --to …`.",
)
OTHERS_FILES = MessageType(
    "others-files",
    INFO,
    "{number:image or other file that a text shows is|images and other files that texts show are} on "
    "servers of others, such as {example}: visible until removed there",
    advice="Nothing to do. `--fetch --fetch-hosts HOST` downloads what you cannot do without, and have permission for.",
)
FILES_NOT_SHOWN = MessageType(
    "files-not-shown",
    INFO,
    "{number:file of the source is|files of the source are} not copied, such as {example}: nothing in "
    "the target shows it",
    advice="Nothing to do. Copy a file by hand if you need it: folders of uploads often hold backups and "
    "unpublished files.",
)
FILES_OF_DRAFTS = MessageType(
    "files-of-drafts",
    INFO,
    "{number:file is|files are} shown only by drafts and lie in {folder}, which is not published; move "
    "them out of it when you publish the drafts",
    advice="Move the files to the folder of the other files when you publish the draft.",
)
NO_PLACE_FOR_FILES = MessageType(
    "no-place-for-files",
    LOSS,
    "{number:file of the source is|files of the source are} not in the target, such as {example}: {format} holds URLs "
    "and no files; keep the source",
    advice="Keep the files. Give them as a source again when you convert the target further.",
)
MISSING_TEXTS = MessageType(
    "missing-texts",
    WARNING,
    "{number:link leads to a text that is|links lead to texts that are} not in the source, such as {example}",
    advice="Give the folder that has these texts as well, or correct the links. A link in double brackets is plain words in the target.",
)
MISSING_FILES = MessageType(
    "missing-files",
    WARNING,
    "{number:image or other file that texts show is|images and other files that texts show are} not in "
    "the source, such as {example}; download them with --fetch, give the folder that has them as a source too, or "
    "correct the texts",
    advice="Run the same command with `--fetch`, with `--fetch-fallback wayback` where the old site is gone. Or find the "
    "files in a backup and add their folder as a source.",
)
ONE_CATEGORY = MessageType(
    "one-category",
    INFO,
    "{generator} lists a post under one category; {number:post has|posts have} more, which stay in their front matter",
    advice="Make the other categories tags in the source if the site should list them.",
)
REDIRECT_PLUGIN = MessageType(
    "redirect-plugin",
    INFO,
    "{number:former path of a post ({field}) redirects|former paths of posts ({field}) redirect} only with the plug-in {plugin}",
    advice="Add the plug-in to the settings of the site.",
)
NO_REDIRECT = MessageType(
    "no-redirect",
    WARNING,
    "{number:former path of a post does|former paths of posts do} not redirect: {generator} has no redirects; "
    "{field} keeps them",
    advice="Configure redirects on your server; the field of the front matter has the former paths.",
)
LINK_BY_ID = MessageType(
    "link-by-id",
    WARNING,
    "{number:link of the form ?{name}=… leads|links of the form ?{name}=… lead} to what the target does not have: left unchanged",
    advice="Nothing to do for what is not public. Otherwise export all content, or correct the links in the source.",
)
PLAIN_PERMALINKS = MessageType(
    "plain-permalinks",
    WARNING,
    "{number:URL of the old site changes|URLs of the old site change}, such as {example}: no static site can find "
    "a post by its id; {map} has the old and the new URLs",
    advice="Run again with `--redirects nginx`, or netlify, apache, caddy, vercel: what serves the site then redirects "
    "the old URLs. Hosts that do not look at the query of a URL show the home page at all of them.",
)
OLD_ADDRESSES = MessageType(
    "old-addresses",
    WARNING,
    "{number:address of the old site stops|addresses of the old site stop} answering, such as {example} (lists, feeds, "
    "ids, former addresses); --redirects nginx (or apache, caddy, netlify, cloudflare, vercel, html) redirects what has "
    "a counterpart",
    advice="Run the same command again with `--redirects` and what serves the new site. A page counts once for each of "
    "its addresses (`/2012/05/`, `?m=201205`); the permalinks of posts that the new site keeps are not among them. "
    "`--redirects csv` lists all, `blogport docs redirects` has the details.",
)
REDIRECTS = MessageType(
    "redirects",
    INFO,
    "{number:rule|rules} for old addresses are in {where} ({format}); {gone} of the old addresses have no counterpart "
    "and are gone",
    advice="`blogport docs redirects` says where the file goes. `--redirects csv` lists all addresses.",
)
REDIRECTS_UNSAID = MessageType(
    "redirects-unsaid",
    INFO,
    "{number:rule|rules} for old addresses cannot be written for {format}, which does not have all queries, patterns and "
    "statuses (410)",
    advice="Nothing to do where visitors may see the page that says that nothing was found. Otherwise choose another "
    "format, if your host takes one.",
)
REDIRECTS_TOO_MANY = MessageType(
    "redirects-too-many",
    WARNING,
    "{number} rules are written for {format}, which takes {most}: the last ones will not work",
    advice="Leave out rules that nobody needs, or use another format.",
)
NO_ADDRESS = MessageType(
    "no-address",
    WARNING,
    "the source does not say at which address the blog was; the pages are at {address}",
    advice="Put the address into the source, as an archive has it in its first line (`url`), and run again.",
)
