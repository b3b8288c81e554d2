import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkLinks, pageAddresses } from "../../scripts/links.mjs";

const dir = await mkdtemp(join(tmpdir(), "links-"));
await mkdir(join(dir, "lessons"));

afterAll(() => rm(dir, { recursive: true }));

const page = (body: string) => `<!doctype html><title>A page</title><body>${body}</body>`;

async function broken(body: string, base = "/"): Promise<string[]> {
  await writeFile(join(dir, "index.html"), page(body));
  await writeFile(join(dir, "lessons", "index.html"), page(`<h2 id="stride">Stride</h2>`));
  const found = await checkLinks({ dir, base, site: "https://example.org" });
  return found.broken.map((line) => line.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, ""));
}

test.each([
  `<a href="/lessons/">a page</a>`,
  `<a href="lessons/#stride">a fragment</a>`,
  `<a href="https://example.org/lessons/">the site by its public address</a>`,
  `<a href="https://elsewhere.example/">another site, which is not asked</a>`,
  `<a href="mailto:a@example.org">a letter</a>`,
])("%s is a good link", async (body) => {
  expect(await broken(body)).toEqual([]);
});

test.each([
  [`<a href="/nowhere/">x</a>`, "/ -> /nowhere/ (status 404)"],
  [`<a href="/lessons/#padding">x</a>`, "/ -> /lessons/#padding (no such fragment)"],
  [`<a href="#top-of-all">x</a>`, "/ -> /#top-of-all (no such fragment)"],
  [`<a href="/lessons">x</a>`, "/ -> /lessons (redirect 301)"],
  [`<link rel="canonical" href="https://example.org/gone/">`, "/ -> /gone/ (status 404)"],
  [`<img src="/gone.png" alt="">`, "/ -> /gone.png (status 404)"],
])("%s is reported as %s", async (body, line) => {
  expect(await broken(body)).toEqual([line]);
});

test("under a base, a link from the root is broken", async () => {
  expect(await broken(`<a href="/lessons/">x</a>`, "/some/base/")).toEqual([
    "/some/base/ -> /lessons/ (status 404)",
  ]);
  expect(await broken(`<a href="/some/base/lessons/">x</a>`, "/some/base/")).toEqual([]);
});

test("pageAddresses leaves out index.html and what is no page", () => {
  expect(pageAddresses(["index.html", "404.html", "lessons/index.html", "a.css", "myindex.html"])).toEqual([
    "",
    "404.html",
    "lessons/",
    "myindex.html",
  ]);
});
