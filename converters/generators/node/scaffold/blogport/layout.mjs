// What is around the text of each page: head, menu, search, footer.

import { encoded, escape } from "./html.mjs";

/**
 * A whole page. `main` is its HTML; `text` is the post or page that it shows, if it shows one, else `path` is where it
 * is. The home page of a site whose home is the list of posts has `isHome`.
 */
export function document(site, { text, title = "", path = text?.path ?? "", language, isHome = false, main }) {
  const { data } = site;
  const fields = text?.fields ?? {};
  const code = fields.lang || language || data.language;
  const words = data.words(code);
  const name = data.site.title || words.home;
  const onHome = path === "/";
  const shown = fields.seo_title || (onHome || !title ? name : `${title} – ${name}`);
  const description = fields.description || data.site.description;
  const others = translations(site, text);
  const tag = isHome && onHome ? "h1" : "p";
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escape(shown.replace(/\s+/g, " "))}</title>`,
    description ? `<meta name="description" content="${escape(description)}">` : "",
    path ? `<link rel="canonical" href="${escape(fields.canonical_url || site.absolute(encoded(path)))}">` : "",
    fields.noindex ? '<meta name="robots" content="noindex">' : "",
    fields.seo_image ? `<meta property="og:image" content="${escape(site.absolute(fields.seo_image))}">` : "",
    data.feed
      ? `<link rel="alternate" type="application/rss+xml" href="${escape(site.link(data.feed))}" title="${escape(name)}">`
      : "",
    ...others.map(
      (other) =>
        `<link rel="alternate" hreflang="${escape(other.fields.lang)}" href="${escape(site.absolute(encoded(other.path)))}">`,
    ),
    `<link rel="stylesheet" href="${escape(site.link("/blogport.css"))}">`,
    `<script src="${escape(site.link("/blogport.js"))}" defer></script>`,
  ];
  return `<!DOCTYPE html>
<html lang="${escape(code)}" dir="${words.direction}">
<head>
${head.filter(Boolean).join("\n")}
</head>
<body>
<a class="skip" href="#main">${escape(words.skip)}</a>
<header class="site">
<${tag} class="name"><a href="${escape(site.link("/"))}">${escape(name)}</a></${tag}>
${data.site.description ? `<p class="tagline">${escape(data.site.description)}</p>` : ""}
${menu(site, words)}
${languages(site, text, others, words)}
<form id="search" role="search" data-root="" data-found="${escape(words.found)}" data-index="${escape(site.link("/blogport-search.js"))}" hidden>
<label for="words">${escape(words.search)}</label>
<input id="words" type="search" autocomplete="off">
<button id="dark" type="button" aria-pressed="false">${escape(words.dark)}</button>
</form>
<div id="results" aria-live="polite"></div>
</header>
<main id="main" tabindex="-1">
${main}
</main>
${footer(site, words)}
</body>
</html>
`;
}

function translations(site, text) {
  const key = text?.fields.translation_key;
  return key ? site.texts.filter((other) => other.fields.translation_key === key && other.fields.lang) : [];
}

function languages(site, text, others, words) {
  if (others.length < 2) return "";
  const items = others.filter((other) => other !== text).map((other) => {
    const code = escape(other.fields.lang);
    return `<li><a rel="alternate" lang="${code}" hreflang="${code}" href="${escape(site.link(encoded(other.path)))}">${code.toUpperCase()}</a></li>`;
  });
  return `<nav class="languages" aria-label="${escape(words.languages)}"><ul>\n${items.join("\n")}\n</ul></nav>`;
}

/** The menu of data/menus.json, or the pages that are below no other. */
function menu(site, words) {
  const items = site.data.menu.length ? site.data.menu.map((item) => menuItem(site, item)) : pages(site, words);
  if (!items.length) return "";
  return `<nav class="menu" aria-label="${escape(words.main)}">\n<ul>\n${items.join("\n")}\n</ul>\n</nav>`;
}

function pages(site, words) {
  const { home, postsPage, data } = site;
  const found = site.texts
    .filter((text) => text.type === "page" && !text.fields.post_parent && text !== home && text !== postsPage)
    .sort((one, other) => String(one.fields.title).localeCompare(String(other.fields.title)));
  const item = (path, title) => `<li><a href="${escape(site.link(encoded(path)))}">${escape(title)}</a></li>`;
  return [
    ...(home ? [item("/", home.fields.title || words.home)] : []),
    ...found.map((text) => item(text.path, text.fields.title || words.untitled)),
    ...(home ? [item(data.posts_path, postsPage?.fields.title || data.posts_title)] : []),
  ];
}

function menuItem(site, item) {
  const link = item.url
    ? `<a href="${escape(site.link(item.url))}"${item.target ? ` target="${escape(item.target)}" rel="noopener"` : ""}>${escape(item.title)}</a>`
    : `<span>${escape(item.title)}</span>`;
  if (!item.children?.length) return `<li>${link}</li>`;
  const children = item.children.map((child) => menuItem(site, child)).join("\n");
  return `<li><details><summary>${escape(item.title)}</summary>
<ul>
${item.url ? `<li>${link}</li>` : ""}
${children}
</ul>
</details></li>`;
}

function footer(site, words) {
  const { data } = site;
  const links = [
    [data.archive, words.archive],
    ...["categories", "tags"].map((key) => [site.shownTerms(key).length ? data.term_lists?.[key] : "", words[key]]),
    [data.author_pages?.length ? data.authors_list : "", words.authors],
    [data.feed, words.feed],
  ];
  const items = links
    .filter(([path]) => path)
    .map(([path, word]) => `<li><a href="${escape(site.link(encoded(path)))}">${escape(word)}</a></li>`);
  return `<footer class="site">\n<nav aria-label="${escape(words.topics)}"><ul>\n${items.join("\n")}\n</ul></nav>\n</footer>`;
}
