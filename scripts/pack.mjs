// Makes of the calculation module a package that needs no other: ESM that Node 20 runs, with types, and `npm pack`s it.
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runPackage } from "./run.mjs";

const folder = join(root, "reports/package");

/**
 * Packs the module into a folder and gives the path of the file.
 * @param {string} to
 * @param {(text: string) => void} [hear] takes what the compiler says
 */
export async function pack(to, hear) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const compiling = ["--project", "tsconfig.package.json", "--outDir", folder];
  const status = await runPackage("typescript", compiling, {}, hear);
  if (status !== 0) throw new Error("The module could not be compiled.");
  // The compiler leaves the endings of imports in its types as they were written, which older compilers refuse.
  for (const file of globSync(join(folder, "**/*.d.ts"))) {
    const types = readFileSync(file, "utf8");
    writeFileSync(file, types.replace(/((?:from|import\() ?"\.[^"]*)\.ts"/g, '$1.js"'));
  }
  const ours = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { name, version, description, license, type } = ours;
  const entry = { types: "./index.d.ts", default: "./index.js" };
  const about = { name, version, description, license, type, sideEffects: false, engines: { node: ">=20" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...about, exports: { ".": entry } }, null, 2));
  for (const file of ["README.md", "LICENSE"]) cpSync(join(root, file), join(folder, file));
  const packed = spawnSync("npm", ["pack", "--silent", "--pack-destination", to], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (packed.status !== 0) throw new Error(`npm pack failed: ${packed.stderr}`);
  return join(to, packed.stdout.trim());
}

if (process.argv[1] === import.meta.filename) console.log(await pack(root));
