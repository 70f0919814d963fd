// The data files of this site: what blogport wrote to data/.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The data below the folder of the site. `words` and `comments` take a language and the key of a page. */
export function load(folder) {
  const read = (name, otherwise) => {
    const file = join(folder, "data", name);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf-8")) : otherwise;
  };
  const pages = read("pages.json", { words: {} });
  return {
    ...pages,
    site: read("site.json", {}),
    form: read("comment_form.json", null),
    authors: read("authors.json", []),
    menu: read("menus.json", [])[0]?.children ?? [],
    words: (language) => pages.words[language] ?? pages.words[pages.language] ?? {},
    comments: (key) => (/^[a-z0-9-]+$/.test(key ?? "") ? read(`comments/${key}.json`, []) : []),
  };
}
