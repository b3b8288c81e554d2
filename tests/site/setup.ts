import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { ensureBrowser } from "../../scripts/browser.mjs";
import { serve } from "../../scripts/serve.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built site stands, with its slash at the end. */
    url: string;
    /** The folder it is served from. */
    dist: string;
    chrome: string;
  }
}

/** Serves the built site while the site's tests run; DIST names another build than `dist`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dist = fileURLToPath(new URL(process.env.DIST ?? "../../dist", import.meta.url));
  const chrome = ensureBrowser();
  const { url, close } = await serve({ dir: dist });
  project.provide("url", url);
  project.provide("dist", dist);
  project.provide("chrome", chrome);
  return close;
}
