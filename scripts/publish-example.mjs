// Adds to src/examples/ledger.json what examples, networks and equations have that was never published, and, with a reason in
// every language, the next version of one that changed:
//   npm run publish-example -- [--corrects <id> | --withdraws <id>] --en "what was wrong" --zh-cn "错在哪里"
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ledger } from "../src/examples/ledger.ts";
import { appended, ledgerText, publishedNow } from "../src/examples/publish.ts";
import { root } from "./run.mjs";

const { values } = parseArgs({
  options: {
    corrects: { type: "string" },
    withdraws: { type: "string" },
    en: { type: "string" },
    "zh-cn": { type: "string" },
  },
});
const id = values.corrects ?? values.withdraws;
if (id !== undefined && !(values.en && values["zh-cn"])) {
  console.error("A next version needs its reason in both languages: --en and --zh-cn.");
  process.exit(2);
}
const reason =
  id === undefined
    ? undefined
    : {
        id,
        words: { en: values.en ?? "", "zh-cn": values["zh-cn"] ?? "" },
        isWithdrawn: values.withdraws !== undefined,
      };
const today = new Date().toISOString().slice(0, 10);
const { ledger: next, unexplained } = appended(ledger, publishedNow(), today, reason);
for (const change of unexplained) console.error(change);
if (unexplained.length > 0) {
  console.error("What was published stays. A correction is a next version: --corrects <id> --en … --zh-cn …");
  process.exit(1);
}
for (const [kind, entries] of Object.entries(next)) {
  const added = entries.slice(ledger[/** @type {keyof typeof ledger} */ (kind)].length);
  console.log(
    `${kind}: ${added.length === 0 ? "nothing new" : added.map(({ label, version }) => `${label}.v${version}`).join(" ")}`,
  );
}
writeFileSync(join(root, "src/examples/ledger.json"), ledgerText(next));
