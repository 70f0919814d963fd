// Plug-ins of Markdown: a text is shown as it was in the blog, whatever Docusaurus would make of it.

process.env.SKIP_HTML_MINIFICATION = "true"; // it ends the build at `<!--` and `<div` in the text of a summary, and takes spaces away

const AUTOLINKS = ["wwwAutolink", "protocolAutolink", "emailAutolink"];
const HEADING_ID = /\{#[^{}]*\}\s*$/;

/** Links and images stay as they are: Docusaurus would look for their files, and move these to other addresses. */
function links() {
  (this.data().micromarkExtensions ??= []).push({ disable: { null: AUTOLINKS } });
  return (tree, file) => {
    const source = String(file);
    const known = new Map();
    each(tree, (node) => {
      const key = node.type === "definition" && node.identifier.toUpperCase();
      if (key && !known.has(key)) known.set(key, node);
    });
    each(tree, (node) => {
      const found = /Reference$/.test(node.type) ? known.get(node.identifier.toUpperCase()) : node;
      const title = found?.title ? { title: found.title } : {};
      if (/^image/.test(node.type) && found) {
        element(node, "img", { src: found.url, alt: node.alt ?? "", ...title });
        node.children = [];
      } else if (node.type === "linkReference" && found) {
        element(node, "a", { href: found.url, ...title });
      } else if (node.type === "link") {
        const start = source[node.position?.start.offset];
        if (start === "[" || start === "<") element(node, "a", { href: node.url, ...title });
        else Object.assign(node, { type: "text", value: textOf(node), children: undefined });
      } else if (node.type === "heading" && (node.depth === 1 || HEADING_ID.test(textOf(node)) || isComment(node.children.at(-1)))) {
        Object.assign(node, { type: "paragraph", data: { ...node.data, hName: `h${node.depth}` } }); // no title of the page, no id
      } else if (node.type === "definition") {
        Object.assign(node, { type: "html", value: "" });
      }
    });
  };
}

/** Colons are colons: `:::` begins no box, and `:name` no directive. */
function noDirectives() {
  const data = this.data();
  data.micromarkExtensions = data.micromarkExtensions.filter((extension) => !extension.flow?.[58]);
}

/** What React takes no page with: comments, and styles that are no declarations. */
function elements() {
  return (tree) =>
    each(tree, (node) => {
      if (node.children) node.children = node.children.filter((child) => child.type !== "comment");
      const { style } = node.properties ?? {};
      if (typeof style === "string") {
        const declarations = style.split(";").map((part) => part.trim());
        node.properties.style = declarations.filter((part) => /^-{0,2}[a-z][a-z0-9-]*\s*:\s*[^{}]+$/i.test(part)).join("; ");
        if (!node.properties.style) delete node.properties.style;
      }
    });
}

/** The options of Docusaurus' plug-ins for blogs and pages. */
export const asWritten = {
  admonitions: false,
  beforeDefaultRemarkPlugins: [links],
  remarkPlugins: [noDirectives],
  beforeDefaultRehypePlugins: [],
  rehypePlugins: [elements],
};

function each(node, visit) {
  visit(node);
  node.children?.forEach((child) => each(child, visit));
}

function element(node, name, properties) {
  Object.assign(node, { type: "element", data: { hName: name, hProperties: properties } });
}

function isComment(node) {
  return node?.type === "html" && node.value.startsWith("<!--");
}

function textOf(node) {
  return node.value ?? (node.children ?? []).map(textOf).join("");
}
