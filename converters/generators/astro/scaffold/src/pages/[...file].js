// Makes all files of the site (blogport/pages.mjs): an endpoint, so that each page has the path that it had.

import { getCollection } from "astro:content";
import { load } from "../../blogport/data.mjs";
import { files } from "../../blogport/pages.mjs";

export async function getStaticPaths() {
  const texts = (await getCollection("texts")).filter((entry) => !entry.data.draft && entry.data.post_path).map(text);
  return files(texts, load(process.cwd())).map(({ file, text }) => ({ params: { file }, props: { text } }));
}

export const GET = ({ props }) => new Response(props.text());

/** A text as blogport/pages.mjs takes it. */
function text(entry) {
  const { data } = entry;
  const [folder, ...below] = entry.id.split("/");
  const type = !below.length || folder === "pages" ? "page" : folder === "posts" ? "post" : folder;
  return {
    path: data.post_path,
    type: data.post_type || type,
    fields: { ...data, date: data.pubDate, updated: data.updatedDate, image: data.heroImage },
    html: () => entry.rendered?.html ?? "",
  };
}
