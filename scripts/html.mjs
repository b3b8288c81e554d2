// Validates the pages of a built site, for one: node scripts/html.mjs dist
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DOMTokenList, HtmlValidate, Rule, version } from "html-validate";
import { root } from "./run.mjs";
import { faultsOf } from "./verdicts.mjs";

/**
 * What html-validate's own no-missing-references asks, by a set of the ids: its own search walks the whole page for each
 * reference, which took four fifths of the time (16 s for a page of 864 rows that each name what they open).
 */
class MissingReferences extends Rule {
  setup() {
    this.on("dom:ready", ({ document }) => {
      const elements = document.querySelectorAll("*");
      const ids = new Set(elements.map(({ id }) => id));
      for (const node of elements)
        for (const { key, value, valueLocation } of node.attributes) {
          const { reference, list } = node.meta?.attributes[key] ?? {};
          if (reference !== "id" || typeof value !== "string" || value === "") continue;
          for (const id of list ? new DOMTokenList(value, valueLocation) : [value])
            if (!ids.has(id))
              this.report({
                node,
                message: `Element references missing id "${id}"`,
                location: valueLocation,
              });
        }
    });
  }
}

const config = JSON.parse(readFileSync(join(root, ".htmlvalidate.json"), "utf8"));
const validator = new HtmlValidate({
  ...config,
  plugins: [{ name: "references", rules: { "missing-references": MissingReferences } }],
  rules: { ...config.rules, "no-missing-references": "off", "missing-references": "error" },
});

/**
 * What html-validate finds in a page, warnings too: "name:12:3 rule: message".
 * @param {string} html
 * @param {string} name
 * @returns {Promise<readonly string[]>}
 */
export async function htmlFaults(html, name) {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${name}:${line}:${column} ${ruleId}: ${message}`),
  );
}

/** @param {string} dist */
async function checkPages(dist) {
  const about = [version, JSON.stringify(config), readFileSync(new URL(import.meta.url))];
  const pages = globSync("**/*.html", { cwd: dist }).sort();
  let looked = 0;
  let failed = pages.length === 0;
  for (const page of pages) {
    const html = readFileSync(join(dist, page), "utf8");
    const faults = await faultsOf([...about, html], () => {
      looked++;
      return htmlFaults(html, page);
    });
    for (const fault of faults) console.error(fault);
    failed ||= faults.length > 0;
  }
  console.log(`${dist}: ${pages.length} pages, ${looked} of them new or changed since they last passed.`);
  return failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await checkPages(process.argv[2] ?? "dist");
