// The texts of this site: their front matter may have any field.

import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

const texts = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./src/content/texts", generateId: ({ entry }) => entry }),
  schema: z.object({ title: z.string() }).passthrough(),
});

export const collections = { texts };
