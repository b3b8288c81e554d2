import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../../scripts/serve.mjs";

const top = await mkdtemp(join(tmpdir(), "serve-"));
const dir = join(top, "dist");

beforeAll(async () => {
  await mkdir(join(dir, "lessons", "a b"), { recursive: true });
  await mkdir(join(dir, "empty"));
  await writeFile(join(top, "secret.txt"), "secret");
  await writeFile(join(dir, "index.html"), "<h1>Home</h1>");
  await writeFile(join(dir, "404.html"), "<h1>Not here</h1>");
  await writeFile(join(dir, "lessons", "index.html"), "<h1>Lessons</h1>");
  await writeFile(join(dir, "lessons", "a b", "index.html"), "<h1>Spaced</h1>");
  for (const name of ["a.css", "a.js", "a.json", "a.svg", "a.woff2", "a.XML"]) {
    await writeFile(join(dir, name), "0123456789");
  }
});

afterAll(() => rm(top, { recursive: true }));

interface Answer {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** Sends the path as it is: fetch would resolve its dots first. */
function ask(url: string, path: string, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

describe("serve({ dir })", () => {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve({ dir });
  });
  afterAll(() => server.close());

  test.each([
    ["/", "text/html;charset=utf-8"],
    ["/lessons/", "text/html;charset=utf-8"],
    ["/a.css", "text/css"],
    ["/a.js?v=1", "text/javascript"],
    ["/a.json", "application/json"],
    ["/a.svg", "image/svg+xml"],
    ["/a.woff2", "font/woff2"],
    ["/a.XML", "text/xml"],
  ])("GET %s answers with %s", async (path, type) => {
    const { status, headers, body } = await ask(server.url, path);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe(type);
    expect(headers["content-length"]).toBe(String(body.length));
  });

  test.each([
    "/nowhere",
    "/lessons/nowhere/",
    "/a.css/",
    "/empty/",
    "/%",
    "/%00",
    "/../secret.txt",
    "/lessons/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "//etc/passwd",
    "http://example.org/",
  ])("GET %s answers 404 with the page for it", async (path) => {
    const { status, headers, body } = await ask(server.url, path);
    expect(status).toBe(404);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body).toBe("<h1>Not here</h1>");
  });

  test("a folder without its slash is answered by its address with one, and keeps its query", async () => {
    expect(await ask(server.url, "/lessons?k=3")).toMatchObject({
      status: 301,
      headers: { location: "/lessons/?k=3" },
    });
    expect(await ask(server.url, "/lessons/a%20b")).toMatchObject({
      headers: { location: "/lessons/a%20b/" },
    });
  });

  test("an address that begins with two slashes never redirects to another host", async () => {
    expect(await ask(server.url, "//lessons")).toMatchObject({
      status: 301,
      headers: { location: "/lessons/" },
    });
  });

  test.each(["/", "/nowhere", "/lessons"])("GET %s carries the protections a page cannot", async (path) => {
    expect((await ask(server.url, path)).headers).toMatchObject({
      "content-security-policy": "frame-ancestors 'none'",
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-content-type-options": "nosniff",
    });
  });

  test("HEAD answers like GET without a body", async () => {
    const { status, headers, body } = await ask(server.url, "/a.css", "HEAD");
    expect([status, headers["content-length"], body]).toEqual([200, "10", ""]);
  });
});

describe("serve({ dir, base })", () => {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve({ dir, base: "/some/base" });
  });
  afterAll(() => server.close());

  test.each([
    ["/some/base/", 200],
    ["/some/base/lessons/", 200],
    ["/some/base", 301],
    ["/", 404],
    ["/lessons/", 404],
    ["/some/basement/", 404],
    ["/some/base/../../../secret.txt", 404],
  ])("GET %s answers %i", async (path, status) => {
    expect((await ask(server.url, path)).status).toBe(status);
  });

  test("the url ends with the base", () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/some\/base\/$/);
  });

  test("a redirect stays under the base", async () => {
    expect(await ask(server.url, "/some/base/lessons")).toMatchObject({
      headers: { location: "/some/base/lessons/" },
    });
  });
});

test("serve takes another port where the one it is given is taken", async () => {
  const first = await serve({ dir });
  const second = await serve({ dir, port: Number(new URL(first.url).port) });
  expect(second.url).not.toBe(first.url);
  expect((await fetch(second.url)).status).toBe(200);
  await Promise.all([first.close(), second.close()]);
});

test("serve says what to do where there is no folder", async () => {
  await expect(serve({ dir: join(top, "nothing") })).rejects.toThrow(/There is no folder .*npm run build/);
});

test("serve answers 404 in plain words where the site has no page for it", async () => {
  const server = await serve({ dir: join(dir, "lessons") });
  expect(await ask(server.url, "/nowhere")).toMatchObject({ status: 404, body: "Not found\n" });
  await server.close();
});

test.each([
  ["", "/"],
  ["/", "/"],
  ["x", "/x/"],
  ["/x", "/x/"],
  ["/x/y/", "/x/y/"],
])("serve takes the base %j for %j", async (base, normal) => {
  const { url, close } = await serve({ dir, base });
  expect(new URL(url).pathname).toBe(normal);
  await close();
});
