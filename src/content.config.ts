import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

// One entry a file: "en/counting-parameters". The names are the same in both languages.
const lessons = defineCollection({
  loader: glob({
    pattern: "*/*.mdx",
    base: "./content",
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ""),
  }),
  schema: z.object({
    title: z.string(),
    order: z.number().int().positive(),
    question: z.string(),
    description: z.string().max(160),
  }),
});

export const collections = { lessons };
