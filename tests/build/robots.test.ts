import type { APIContext } from "astro";
import { expect, test } from "vitest";
import { GET } from "../../src/pages/robots.txt.ts";

test("robots.txt lets everyone in, and names the sitemap by its whole address", async () => {
  const response = await GET({ site: new URL("https://example.org") } as APIContext);
  expect((await response.text()).split("\n").filter(Boolean)).toEqual([
    "User-agent: *",
    "Allow: /",
    "Sitemap: https://example.org/sitemap-index.xml",
  ]);
});
