// Shows the comments in any theme, and makes all pages where _config.yml names no theme (blogport/pages.mjs).

const { join } = require("node:path");
const folder = hexo.base_dir;
const { load } = require(join(folder, "blogport", "data.mjs"));
const { comments } = require(join(folder, "blogport", "comments.mjs"));

hexo.extend.helper.register("blogport_comments", (page) =>
  comments(load(folder), { key: page.comments_key, author: page.author, language: page.lang }),
);

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

/** A post or page as blogport/pages.mjs takes it. */
function text(record, type, path) {
  const stated = record.raw.split(/^---[ \t]*$/m)[1] ?? "";
  const date = (name) =>
    record[`post_${name}`] || (new RegExp(`^${name}:`, "m").test(stated) ? record[name].format() : "");
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
