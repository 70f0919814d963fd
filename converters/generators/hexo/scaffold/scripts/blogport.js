// Shows the comments in any theme, and makes all pages where _config.yml names no theme (blogport/pages.mjs).

const { join } = require("node:path");
const folder = hexo.base_dir;
const { load } = require(join(folder, "blogport", "data.mjs"));
const { comments } = require(join(folder, "blogport", "comments.mjs"));

hexo.extend.helper.register("blogport_comments", (page) =>
  comments(load(folder), { key: page.comments_key, author: page.author, language: page.lang, open: page.comments }),
);

// Hexo looks there for each category: one called "constructor" would find what every object has of that name.
hexo.config.category_map = Object.assign(Object.create(null), hexo.config.category_map);

// hexo-renderer-marked changes addresses: it writes a slash after a host, and decodes and encodes paths and queries anew.
const asWritten = new WeakSet();
hexo.extend.filter.register("marked:renderer", (renderer) => {
  if (asWritten.has(renderer)) return;
  asWritten.add(renderer);
  const { link, image } = renderer;
  renderer.link = function (token) {
    if (!isAddress(token.href)) return link.call(this, token);
    return withAddress(link.call(this, { ...token, href: bare(token.href) }), "href", token.href);
  };
  renderer.image = function (token) {
    if (!isAddress(token.href) || this.options.prependRoot) return image.call(this, token);
    return withAddress(image.call(this, { ...token, href: bare(token.href) }), "src", token.href);
  };
});

if (!hexo.config.theme) {
  const { files } = require(join(folder, "blogport", "pages.mjs"));

  hexo.extend.generator.register("post", () => []);
  hexo.extend.generator.register("page", (locals) =>
    locals.pages.filter((page) => !/\.md$/.test(page.source)).map((page) => ({ path: page.path, data: page._content })),
  );
  hexo.extend.generator.register("blogport", (locals) => {
    const posts = locals.posts.map((post) => text(post, "post", post.__permalink ?? post.path));
    const pages = locals.pages.filter((page) => /\.md$/.test(page.source)).map((page) => text(page, "page", page.path));
    return files([...posts, ...pages], load(folder)).map(({ file, text }) => ({ path: file, data: text }));
  });
}

/** Whether an address leads to the web, or within the site. */
function isAddress(href) {
  return /^https?:/i.test(href) || !/^[a-z][a-z\d+.-]*:/i.test(href);
}

/** The host of an address, by which the renderer knows a link to another site; nothing of it can be damaged. */
function bare(href) {
  return /^(?:https?:)?\/\/[\w.-]+/i.exec(href)?.[0] ?? "#";
}

/** HTML whose first attribute of that name has the address as the text has it. */
function withAddress(html, name, href) {
  const address = href.replace(/["<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return html.replace(new RegExp(` ${name}="[^"]*"`), () => ` ${name}="${address}"`);
}

/** A post or page as blogport/pages.mjs takes it. */
function text(record, type, path) {
  const stated = record.raw.split(/^---[ \t]*$/m)[1] ?? "";
  const date = (name) => record[`post_${name}`] || inZone(stated, name, record[name]);
  const fields = { ...record, date: date("date"), updated: date("updated"), image: record.cover };
  for (const name of ["categories", "tags"]) fields[name] = record[name]?.map?.((term) => term.name ?? term) ?? [];
  const kind = record.post_type || (type === "page" && !/^(?:pages\/|index\.md$|posts\.md$)/.test(record.source) ? record.source.split("/")[0] : type);
  return {
    path: `/${path.replace(/^\/+/, "").replace(/(^|\/)index\.html$/, "$1")}`,
    type: kind,
    fields,
    html: () => record.content,
  };
}

/** The date of front matter, with the offset that the clock of the site's time zone has then; nothing where it has none. */
function inZone(stated, name, moment) {
  const [, day, time] = new RegExp(`^${name}:\\s*["']?(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)`, "m").exec(stated) ?? [];
  if (!day || !moment) return new RegExp(`^${name}:`, "m").test(stated) && moment ? moment.toISOString() : "";
  const minutes = Math.round((Date.parse(`${day}T${time}Z`) - moment.valueOf()) / 60000);
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, "0"));
  return `${day}T${time}${minutes < 0 ? "-" : "+"}${hours}:${rest}`;
}
