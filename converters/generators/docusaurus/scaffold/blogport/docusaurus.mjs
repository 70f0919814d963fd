// Makes all pages of the site: what Docusaurus renders of a text is put into the page of blogport/pages.mjs.
//
// Docusaurus renders each text at a path of its own below blogport-text/, whatever its permalink; when all are there, the
// pages are written, and these paths and the programs of their pages are taken away.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createMDXLoaderItem } from "@docusaurus/mdx-loader";
import { CORE_SCHEMA, load as parse } from "js-yaml";
import { asWritten } from "./as-written.mjs";
import { load } from "./data.mjs";
import { files } from "./pages.mjs";

const FOLDERS = ["blog", "src/pages"];
const RENDERED = "blogport-text";

export default async function blogport({ siteDir, siteConfig, baseUrl }) {
  process.env.SKIP_HTML_MINIFICATION = "true"; // it would take spaces away that a text has
  const loader = await createMDXLoaderItem({
    siteDir,
    staticDirs: [],
    markdownConfig: siteConfig.markdown,
    recmaPlugins: [],
    useCrossCompilerCache: false,
    ...asWritten,
  });
  const paths = FOLDERS.flatMap((folder) => textsIn(siteDir, folder));
  return {
    name: "blogport",

    async contentLoaded({ actions }) {
      paths.forEach((path, number) =>
        actions.addRoute({
          path: `${baseUrl}${RENDERED}/${number}/`,
          component: "@site/blogport/Text.js",
          exact: true,
          modules: { content: `@site/${path}` },
        }),
      );
    },

    configureWebpack: () => ({
      module: { rules: [{ test: /\.mdx?$/, include: FOLDERS.map((folder) => `${join(siteDir, folder)}/`), use: [loader] }] },
    }),

    async postBuild({ outDir }) {
      const texts = paths.map((path, number) => text(siteDir, path, join(outDir, RENDERED, String(number), "index.html")));
      const pages = files(texts.filter((known) => known.path && !known.fields.draft), load(siteDir));
      const made = pages.map((page) => [page.file, page.text()]);
      clean(siteDir, outDir);
      for (const [file, content] of made) {
        mkdirSync(dirname(join(outDir, file)), { recursive: true });
        writeFileSync(join(outDir, file), content);
      }
    },
  };
}

/** The paths of the texts in a folder of the site. */
function textsIn(siteDir, folder) {
  if (!existsSync(join(siteDir, folder))) return [];
  const found = readdirSync(join(siteDir, folder), { withFileTypes: true });
  return found
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? textsIn(siteDir, path) : /\.mdx?$/.test(path) ? [path] : [];
    });
}

/** A text as blogport/pages.mjs takes it. */
function text(siteDir, path, rendered) {
  const [, header = ""] = /^---\n([\s\S]*?\n)---\s*$/m.exec(readFileSync(join(siteDir, path), "utf-8")) ?? [];
  const fields = parse(header, { schema: CORE_SCHEMA }) ?? {}; // dates are as they are written
  const [, type] = /^blog\/([^/]+)\//.exec(path) ?? [];
  return {
    path: fields.slug,
    type: fields.post_type || type || (/^(?:blog|src\/pages\/undated)\//.test(path) ? "post" : "page"),
    fields: { ...fields, seo_title: fields.title_meta, updated: fields.last_update?.date },
    html: () => content(rendered),
  };
}

/** The HTML of a text, without the marks that React puts between its parts. */
function content(file) {
  const html = readFileSync(file, "utf-8");
  const start = '<div id="blogport-text">';
  return html
    .slice(html.indexOf(start) + start.length, html.lastIndexOf('</div><div id="blogport-end">'))
    .replaceAll("<!-- -->", "");
}

/** Take away what only the pages of Docusaurus need; a file of the same name in static/ stays. */
function clean(siteDir, outDir) {
  rmSync(join(outDir, RENDERED), { recursive: true, force: true });
  for (const folder of ["assets/js", "assets/css", ""])
    for (const name of existsSync(join(outDir, folder)) ? readdirSync(join(outDir, folder)) : [])
      if ((folder || name === "404.html") && !existsSync(join(siteDir, "static", folder, name)))
        rmSync(join(outDir, folder, name), { force: true });
}
