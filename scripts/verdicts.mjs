// Verdicts on built pages, kept from run to run: a page that passed is looked at again only when something that the
// verdict hangs on has changed. A failure is never kept.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../node_modules/.cache/volume-convolution/", import.meta.url));

/**
 * The faults that a check finds, or none at once where the very same was checked before and had none.
 * @param {readonly (string | Buffer)[]} parts all that the verdict hangs on: the page, the checker's version and code
 * @param {() => readonly string[] | Promise<readonly string[]>} check
 * @param {string} [dir]
 * @returns {Promise<readonly string[]>}
 */
export async function faultsOf(parts, check, dir = cache) {
  const hash = createHash("sha256");
  // The length before each part, so that no two lists run together into the same bytes.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  const file = join(dir, hash.digest("hex"));
  if (existsSync(file)) return [];
  const faults = await check();
  if (faults.length === 0) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(file, "");
  }
  return faults;
}

/**
 * A built page and every built file that it comes to use: those it names, those that they name, and so on.
 * @param {string} dist
 * @param {string} html the page's file, relative to dist
 * @returns {readonly Buffer[]}
 */
export function filesUsed(dist, html) {
  const used = new Map([[html, readFileSync(join(dist, html))]]);
  for (const text of used.values())
    for (const asset of assetsOf(dist))
      if (!used.has(asset) && text.includes(basename(asset)))
        used.set(asset, readFileSync(join(dist, asset)));
  return [...used.values()];
}

/** @param {string} dist */
function assetsOf(dist) {
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(css|js|woff2|svg|png)$/.test(file))
    .sort();
}
