import { expect, test } from "vitest";
import { isStale } from "../../scripts/packages.mjs";

const linux = { platform: "linux", arch: "x64" };
const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/b-linux": { version: "1.0.0", integrity: "sha512-b", optional: true, os: ["linux"] },
    "node_modules/b-darwin": { version: "1.0.0", integrity: "sha512-c", optional: true, os: ["darwin"] },
  },
};
const { "": _, "node_modules/b-darwin": darwin, ...onLinux } = lock.packages;

test("nothing installed is stale", () => {
  expect(isStale(lock, undefined, linux)).toBe(true);
});

test("what the lock file asks for, without builds for other systems, is fresh", () => {
  expect(isStale(lock, { packages: onLinux }, linux)).toBe(false);
});

test("a missing package is stale", () => {
  const { "node_modules/a": _, ...packages } = onLinux;
  expect(isStale(lock, { packages }, linux)).toBe(true);
});

test("another version is stale", () => {
  const packages = { ...onLinux, "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } };
  expect(isStale(lock, { packages }, linux)).toBe(true);
});

test("the same version with other contents is stale", () => {
  const packages = { ...onLinux, "node_modules/a": { version: "1.0.0", integrity: "sha512-z" } };
  expect(isStale(lock, { packages }, linux)).toBe(true);
});

test("a folder brought over from another kind of machine is stale", () => {
  const packages = { "node_modules/a": lock.packages["node_modules/a"], "node_modules/b-darwin": darwin };
  expect(isStale(lock, { packages }, linux)).toBe(true);
  expect(isStale(lock, { packages }, { platform: "darwin", arch: "arm64" })).toBe(false);
});

test("an excluded system and a named processor both count", () => {
  const lockOf = (entry: { os?: string[]; cpu?: string[] }) => ({ packages: { "node_modules/a": entry } });
  const stale = (entry: { os?: string[]; cpu?: string[] }) => isStale(lockOf(entry), lockOf(entry), linux);
  expect(stale({ os: ["!win32"] })).toBe(false);
  expect(stale({ os: ["!linux"] })).toBe(true);
  expect(stale({ cpu: ["x64", "arm64"] })).toBe(false);
  expect(stale({ cpu: ["arm64"] })).toBe(true);
});
