// Settings of this site; blogport wrote them once and leaves them alone from now on.
//
// In the layouts of any theme, the line
//   {% blogport_comments %}
// shows the comments, in Liquid and in Nunjucks alike.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { comments } from "./blogport/comments.mjs";
import { load } from "./blogport/data.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));

export default async function (config) {
  config.addPassthroughCopy({ public: "/" });
  config.ignores.add("content/_drafts/**");
  config.amendLibrary("md", (markdown) => markdown.enable("code")); // code may be indented, as in all Markdown
  config.addShortcode("blogport_comments", function () {
    const { comments_key: key, author, lang: language, comments: open } = this.ctx;
    return comments(load(folder), { key, author, language, open });
  });
  if (existsSync(new URL("./blogport/eleventy.mjs", import.meta.url))) {
    const { default: theme } = await import("./blogport/eleventy.mjs");
    theme(config, folder);
  }
}

// What looks like a template in a text is text.
export const config = {
  dir: { input: "content", output: "_site" },
  markdownTemplateEngine: false,
};
