// All pages of this site, of its texts and its data: posts with their comments, lists, feed, sitemap, search, redirects.
//
// The generator renders the Markdown and writes the files; what a page looks like is here, and yours to change.

import { comments } from "./comments.mjs";
import { feed, searchIndex, sitemap } from "./feeds.mjs";
import { encoded, escape, fileOf, instant, plain, start, time } from "./html.mjs";
import { document } from "./layout.mjs";

const PER_PAGE = 20;

/**
 * The files of the site: `{ file, text, of }`, where `text()` makes the text when the Markdown is rendered, and `of` is
 * the text whose page it is; lists and feeds have none.
 *
 * `texts`: for each post or page its `path`, `type`, `fields` (front matter), and `html()`, its rendered Markdown.
 * Front matter has the names that blogport writes; `date` is a text in ISO 8601.
 */
export function files(texts, data) {
  const site = new Site(texts, data);
  const found = new Map();
  const add = (path, text, { file = fileOf(path), of } = {}) => {
    if (!found.has(file)) found.set(file, { file, text, of }); // the page of a post goes first
  };
  for (const text of site.texts)
    add(text.path, () => (text === site.postsPage ? site.list(text) : site.post(text)), { of: text });
  for (const text of site.texts)
    for (const path of text.fields.aliases ?? []) add(path, () => site.redirect(text));
  for (const { path, text } of site.lists()) add(path, text);
  if (data.feed) add(data.feed, () => feed(site));
  if (data.sitemap) add(data.sitemap, () => sitemap(site));
  add("", () => searchIndex(site), { file: "blogport-search.js" });
  return [...found.values()];
}

class Site {
  constructor(texts, data) {
    this.data = data;
    this.texts = texts;
    this.posts = texts.filter((text) => text.type === "post").sort(byDate);
    this.home = texts.find((text) => text.path === "/");
    this.postsPage = data.posts_path !== "/" ? texts.find((text) => text.path === data.posts_path) : undefined;
  }

  get url() {
    return this.data.url ?? "";
  }

  /** A link to a path of the site; one to elsewhere stays. */
  link(path) {
    return /^\/(?!\/)/.test(path) ? `${this.data.root ?? ""}${path}` : path;
  }

  /** The same with the address of the site before it. */
  absolute(path) {
    return /^\/(?!\/)/.test(path) ? `${this.url}${this.link(path)}` : path;
  }

  words(text) {
    return this.data.words(text?.fields.lang);
  }

  /** A link to a text: its title, or its date where it has none. */
  anchor(text, more = "") {
    return `<a${more} href="${escape(this.link(encoded(text.path)))}">${escape(this.name(text))}</a>`;
  }

  name(text, otherwise = "") {
    return text.fields.title || otherwise || plain(time(text.fields.date, this.words(text))) || this.words(text).untitled;
  }

  post(text) {
    const { fields } = text;
    const words = this.words(text);
    const image = fields.image && !fields.image_in_body;
    const isPage = text.type === "page" || text === this.home;
    const around = text.type === "post" && text !== this.home ? this.around(text, words) : "";
    return document(this, {
      text,
      title: fields.title,
      main: `<article class="${isPage ? "page" : "post"}">
${fields.title ? `<h1>${escape(fields.title)}</h1>` : ""}
${isPage ? "" : this.meta(text, words)}
${image ? `<p class="featured"><img src="${escape(fields.image)}" alt="${escape(fields.image_alt)}" loading="lazy"></p>` : ""}
<div class="content">
${framed(text.html(), words)}
</div>
</article>
${around}
${comments(this.data, { key: fields.comments_key, author: fields.author, language: fields.lang, open: fields.comments })}`,
    });
  }

  /** Date, author and terms. */
  meta(text, words) {
    const { fields } = text;
    const page = (this.data.author_pages ?? []).find((known) => known.title === fields.author);
    const spans = [];
    if (fields.author)
      spans.push(page ? `<a rel="author" href="${escape(this.link(encoded(page.url)))}">${escape(page.title)}</a>` : escape(fields.author));
    for (const [key, terms] of Object.entries(this.data.terms ?? {})) {
      const links = namesOf(fields[key]).map((name) => this.termLink(terms, name, fields.lang));
      if (links.length) spans.push(links.join(", "));
    }
    const likes = fields.likes ? ` <span class="likes">${escape(words.likes)}: ${escape(fields.likes)}</span>` : "";
    return `<p class="meta">${time(fields.date, words)}${spans.map((span) => ` <span>${span}</span>`).join("")}${likes}</p>`;
  }

  termLink(terms, name, language) {
    const found = terms.filter((term) => term.title === name);
    const term = found.find((known) => (known.lang ?? "") === (language ?? "")) ?? found[0];
    return term ? `<a href="${escape(this.link(encoded(term.url)))}">${escape(name)}</a>` : escape(name);
  }

  around(text, words) {
    const at = this.posts.indexOf(text);
    const [newer, older] = [this.posts[at - 1], this.posts[at + 1]];
    if (!newer && !older) return "";
    const link = (post, rel, label) =>
      `<a rel="${rel}" href="${escape(this.link(encoded(post.path)))}">${label}</a>`;
    const left = '<span class="arrow" aria-hidden="true">←</span>';
    const right = '<span class="arrow" aria-hidden="true">→</span>';
    return `<nav class="neighbours" aria-label="${escape(words.neighbours)}">
${older ? link(older, "prev", `${left} ${escape(older.fields.title || words.older)}`) : ""}
${newer ? link(newer, "next", `${escape(newer.fields.title || words.newer)} ${right}`) : ""}
</nav>`;
  }

  /** A page that leads on: for an address that a text had before. */
  redirect(text) {
    const to = escape(this.absolute(encoded(text.path)));
    const words = this.words(text);
    return `<!DOCTYPE html>
<html lang="${escape(text.fields.lang || this.data.language)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${to}">
<title>${escape(words.moved)}</title>
<link rel="canonical" href="${to}">
<meta name="robots" content="noindex">
</head>
<body><p>${escape(words.moved)}: <a href="${to}">${escape(this.name(text))}</a></p></body>
</html>
`;
  }

  /** Lists of posts, of terms, of authors and of years: `{ path, text }`. */
  *lists() {
    const { data } = this;
    const words = data.words();
    for (const [number] of pagesOf(this.listed()).entries())
      yield {
        path: this.partPath(number),
        text: () => this.list(this.postsPage, number),
      };
    if (data.archive) yield { path: data.archive, text: () => this.archive(words) };
    for (const [key, path] of Object.entries(data.term_lists ?? {}))
      if (this.shownTerms(key).length) yield { path, text: () => this.termList(words[key], this.shownTerms(key)) };
    for (const [key, terms] of Object.entries(data.terms ?? {}))
      for (const term of terms)
        yield { path: term.url, text: () => this.plainList(term, this.postsOf(key, term), term.description) };
    const authors = data.author_pages ?? [];
    if (data.authors_list && authors.length)
      yield {
        path: data.authors_list,
        text: () =>
          this.termList(words.authors, authors.map((author) => ({ ...author, number: this.ofAuthor(author).length }))),
      };
    for (const author of authors)
      yield { path: author.url, text: () => this.plainList(author, this.ofAuthor(author)) };
  }

  /** What the list of posts has: posts, those that are pinned first; without posts the pages. */
  listed() {
    if (!this.posts.length)
      return this.texts.filter((text) => text !== this.home && text !== this.postsPage).sort(byTitle);
    return [...this.posts.filter((post) => post.fields.pinned), ...this.posts.filter((post) => !post.fields.pinned)];
  }

  ofAuthor(author) {
    return this.posts.filter((post) => post.fields.author === author.title);
  }

  postsOf(key, term) {
    const language = term.lang ?? "";
    const several = this.data.terms[key].some((known) => known.title === term.title && (known.lang ?? "") !== language);
    return this.texts
      .filter((text) => namesOf(text.fields[key]).includes(term.title))
      .filter((text) => !several || (text.fields.lang ?? "") === language)
      .sort(byDate);
  }

  /** The terms that posts have, in the order of the language: `{ title, url, number }`. */
  shownTerms(key) {
    return (this.data.order?.[key] ?? []).flatMap((name) => {
      const term = this.data.terms?.[key]?.find((known) => known.title === name);
      const number = this.posts.filter((post) => namesOf(post.fields[key]).includes(name)).length;
      return term && number ? [{ ...term, number }] : [];
    });
  }

  partPath(number) {
    const base = this.data.posts_path ?? "/";
    const folder = this.texts.some((text) => text.path.startsWith(`${base}page/`)) ? "list" : "page";
    return number ? `${base.replace(/\/?$/, "/")}${folder}/${number + 1}/` : base;
  }

  /** A part of the list of posts; `text` is the page that stands for the list, if there is one. */
  list(text, number = 0) {
    const words = this.words(text);
    const parts = pagesOf(this.listed());
    const part = parts[number] ?? [];
    const title = text?.fields.title || (this.home ? this.data.posts_title : "");
    const link = (at, rel, label) =>
      `<a rel="${rel}" href="${escape(this.link(encoded(this.partPath(at))))}">${label}</a>`;
    const nav = parts.length > 1
      ? `<nav class="neighbours" aria-label="${escape(words.parts)}">
${number ? link(number - 1, "prev", `<span class="arrow" aria-hidden="true">←</span> ${escape(words.newer)}`) : ""}
${number < parts.length - 1 ? link(number + 1, "next", `${escape(words.older)} <span class="arrow" aria-hidden="true">→</span>`) : ""}
</nav>`
      : "";
    return document(this, {
      text,
      title,
      path: this.partPath(number),
      isHome: !this.home,
      main: `${title ? `<h1>${escape(title)}</h1>` : ""}
${text && !number ? framed(text.html(), words) : ""}
<ul class="posts">
${part.map((post) => this.entry(post)).join("\n")}
</ul>
${part.length ? "" : `<p>${escape(words.nothing)}</p>`}
${nav}`,
    });
  }

  entry(post) {
    const { fields } = post;
    const words = this.words(post);
    const image = fields.image ? `<img class="thumb" src="${escape(fields.image)}" alt="" loading="lazy">` : "";
    const badge = fields.pinned ? `<strong class="badge">${escape(words.featured)}</strong> ` : "";
    const author = fields.author ? ` <span>${escape(fields.author)}</span>` : "";
    const summary = start(plain(fields.excerpt || post.html()));
    return `<li class="entry">
${image}
<h2>${this.anchor(post)}</h2>
${post.type === "page" ? "" : `<p class="meta">${badge}${time(fields.date, words)}${author}</p>`}
${summary ? `<p class="summary">${escape(summary)}</p>` : ""}
</li>`;
  }

  archive(words) {
    const years = new Map();
    for (const post of this.posts) {
      const year = (post.fields.date ?? "").slice(0, 4);
      years.set(year, [...(years.get(year) ?? []), post]);
    }
    const sections = [...years].map(([year, posts]) => `<h2>${escape(year)}</h2>\n${this.items(posts)}`);
    return document(this, {
      title: words.archive,
      path: this.data.archive,
      main: `<h1>${escape(words.archive)}</h1>\n${sections.join("\n")}`,
    });
  }

  termList(title, terms) {
    const items = terms.map(
      (term) =>
        `<li><a href="${escape(this.link(encoded(term.url)))}">${escape(term.title)}</a> <span class="count">${term.number}</span></li>`,
    );
    return document(this, {
      title,
      main: `<h1>${escape(title)}</h1>
<ul class="plain${terms.length > 20 ? " many" : ""}">
${items.join("\n")}
</ul>`,
    });
  }

  /** The posts of a term or an author. */
  plainList(term, posts, description = "") {
    return document(this, {
      title: term.title,
      path: term.url,
      language: term.lang,
      main: `<h1>${escape(term.title)}</h1>
${description ? `<p>${escape(plain(description))}</p>` : ""}
${this.items(posts)}`,
    });
  }

  items(posts) {
    return `<ul class="plain">
${posts.map((post) => `<li>${time(post.fields.date, this.words(post))} ${this.anchor(post)}</li>`).join("\n")}
</ul>`;
  }
}

/** The parts of a list; a list without anything has one. */
function pagesOf(posts) {
  const parts = [];
  for (let at = 0; at < posts.length || !at; at += PER_PAGE) parts.push(posts.slice(at, at + PER_PAGE));
  return parts;
}

function namesOf(value) {
  return (Array.isArray(value) ? value : value ? [value] : []).flat().map(String);
}

function byDate(one, other) {
  const [a, b] = [instant(one.fields.date), instant(other.fields.date)];
  return (Number.isNaN(b) ? -Infinity : b) - (Number.isNaN(a) ? -Infinity : a) || 0;
}

function byTitle(one, other) {
  return String(one.fields.title).localeCompare(String(other.fields.title));
}

/** A text whose frames of other sites are loaded when their link is clicked: until then each shows that link. */
function framed(html, words) {
  return html.replace(/<iframe(\s[^>]*)>/g, (tag, attributes) => {
    const source = /\ssrc="(https?:\/\/([^/"']+)[^"']*)"/.exec(attributes);
    if (!source) return tag;
    const [, url, host] = source;
    const link = `<meta name='color-scheme' content='light dark'><a href='${url}'>${escape(words.show)}: ${host}</a>`;
    const title = /\stitle="/.test(attributes) ? "" : ` title="${host}"`;
    return `<iframe srcdoc="${link}"${title}${attributes}>`;
  });
}
