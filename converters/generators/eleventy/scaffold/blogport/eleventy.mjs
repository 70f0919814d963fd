// Makes all pages of the site: what Eleventy rendered of a text is put into the page of blogport/pages.mjs.

import { load } from "./data.mjs";
import { fileOf } from "./html.mjs";
import { files } from "./pages.mjs";

export default function (config, folder) {
  let pages = new Map();

  config.addCollection("blogport", (api) => {
    const texts = api.getAll().filter((item) => /\.md$/.test(item.inputPath) && item.url).map(text);
    pages = new Map(files(texts, load(folder)).map((page) => [page.file, page]));
    return [...pages.values()].filter((page) => !page.of).map((page) => page.file);
  });

  // The pages that no text has: lists, feed, redirects.
  config.addTemplate(
    "blogport.11ty.js",
    {
      data: {
        pagination: { data: "collections.blogport", size: 1, alias: "file" },
        permalink: (data) => `/${data.file}`,
        eleventyExcludeFromCollections: true,
      },
      render: () => "",
    },
  );

  config.addTransform("blogport", function (content) {
    const { url } = this.page;
    const page = url && (pages.get(url.slice(1)) ?? pages.get(fileOf(url)));
    return page ? page.text() : content;
  });
}

/** A text as blogport/pages.mjs takes it. */
function text(item) {
  const { data } = item;
  const [folder, ...below] = item.inputPath.replace(/^(?:\.\/)?content\//, "").split("/");
  const type = !below.length || folder === "pages" ? "page" : folder === "posts" ? "post" : folder;
  return {
    path: item.url,
    type: data.post_type || type,
    fields: { ...data, tags: data.post_tags },
    html: () => item.templateContent ?? "",
  };
}
