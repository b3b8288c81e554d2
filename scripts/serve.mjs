import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { onStop } from "./stop.mjs";

/** @type {Record<string, string>} */
const contentTypes = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

// What a page's own <meta> policy cannot say: who may frame it, and how types and addresses are handled.
const protections = {
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/**
 * "x", "/x" and "/x/" all mean "/x/".
 * @param {string} base
 */
export function normalizeBase(base) {
  const names = base.split("/").filter(Boolean);
  return names.length === 0 ? "/" : `/${names.join("/")}/`;
}

/**
 * Where a request leads: a file with its status, or the address to go to instead.
 * @param {string} root a real path
 * @param {string} base
 * @param {string} target as in the request line
 * @returns {Promise<{ file?: string, status: number, location?: string }>}
 */
async function locate(root, base, target) {
  const [path = "", ...query] = target.split("?");
  const search = query.length > 0 ? `?${query.join("?")}` : "";
  const missing = { file: join(root, "404.html"), status: 404 };
  try {
    const name = decodeURIComponent(path);
    if (`${name}/` === base) return { status: 301, location: base + search };
    if (!name.startsWith(base)) return missing;
    // The real path, so that neither ".." nor a symbolic link leads out of the root.
    const file = await realpath(join(root, name.slice(base.length)));
    if (file !== root && !file.startsWith(root + sep)) return missing;
    if (!(await stat(file)).isDirectory()) return { file, status: 200 };
    const page = await realpath(join(file, "index.html"));
    if (name.endsWith("/")) return { file: page, status: 200 };
    const names = relative(root, file).split(sep).map(encodeURIComponent);
    return { status: 301, location: `${base + names.join("/")}/${search}` };
  } catch {
    return missing;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} root
 * @param {string} base
 */
async function answer(request, response, root, base) {
  for (const [name, value] of Object.entries(protections)) response.setHeader(name, value);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const { file, status, location } = await locate(root, base, request.url ?? "/");
  if (file === undefined) {
    response.writeHead(status, { Location: location }).end();
    return;
  }
  const size = await stat(file).then(
    (info) => info.size,
    () => undefined,
  );
  if (size === undefined) {
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(status, {
    "Content-Length": size,
    "Content-Type": contentTypes[extname(file).toLowerCase()] ?? "application/octet-stream",
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file), response);
}

/**
 * Serves a folder on this machine alone. Port 0 is any free one, and so is a port that is taken.
 * @param {{ dir: string, base?: string, port?: number }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ dir, base = "/", port = 0 }) {
  const root = await realpath(dir).catch(() => {
    throw new Error(`There is no folder ${dir} to serve: please run \`npm run build\` first.`);
  });
  const prefix = normalizeBase(base);
  const server = createServer((request, response) => {
    // A reader who leaves half way is no error of ours.
    answer(request, response, root, prefix).catch(() => response.destroy());
  });
  await listen(server, port).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return listen(server, 0);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    // Not "localhost", which may lead to another server on ::1.
    url: `http://127.0.0.1:${address.port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<void>}
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/**
 * Serves a folder of the project as PORT and BASE say, until a signal ends it.
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function serveUntilStopped(name) {
  const port = Number(process.env.PORT || 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${process.env.PORT}".`);
  }
  const dir = fileURLToPath(new URL(`../${name}/`, import.meta.url));
  const { url, close } = await serve({ dir, base: process.env.BASE ?? "/", port });
  console.log(`The site is at ${url} (Ctrl-C stops it).`);
  // We listen to the end: npm and the terminal both send Ctrl-C, and the second must not kill what the first
  // closes.
  await new Promise((resolve) => onStop(resolve));
  await close();
  return 0;
}
