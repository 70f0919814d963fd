// The comments of a post or page. `frontMatter` is that of its text, which has the key of the comments.

import React, { lazy, Suspense } from "react";
import { comments } from "../../blogport/comments.mjs";

const data = require.context("../../data", false, /^\.\/(?:pages|authors)\.json$/);
const threads = require.context("../../data", true, /^\.\/comments\/[a-z0-9-]+\.json$/, "lazy");
const shown = new Map();

export default function Comments({ frontMatter }) {
  const { comments_key: key, author, lang: language } = frontMatter;
  if (!threads.keys().includes(`./comments/${key}.json`)) return null;
  if (!shown.has(key)) shown.set(key, lazy(() => thread(key, author, language)));
  const Thread = shown.get(key);
  return (
    <Suspense>
      <Thread />
    </Suspense>
  );
}

async function thread(key, author, language) {
  const said = read(await threads(`./comments/${key}.json`));
  const { words, language: main } = file("./pages.json") ?? { words: {} };
  const html = comments(
    { authors: file("./authors.json") ?? [], words: (code) => words[code] ?? words[main] ?? {}, comments: () => said },
    { key, author, language },
  );
  return { default: () => <div dangerouslySetInnerHTML={{ __html: html }} /> };
}

function file(name) {
  return data.keys().includes(name) ? read(data(name)) : undefined;
}

function read(module) {
  return module.default ?? module;
}
