import { brotliCompressSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import { htmlOf, readBuilt, tagsOf } from "./built.ts";

test.each(["solver/", "zh-cn/solver/"])(
  "/%s weighs at most 30,000 bytes of HTML and CSS and 12,000 of JavaScript",
  (path) => {
    const html = htmlOf(path);
    const styles = tagsOf(html, "link").filter(({ rel }) => rel === "stylesheet");
    const scripts = tagsOf(html, "script").filter(({ src }) => src);
    const bytesOf = (address = "") => packed(readBuilt(address.replace(/^\//, "")));
    const text = packed(Buffer.from(html)) + sum(styles.map(({ href }) => bytesOf(href)));
    const script = sum(scripts.map(({ src }) => bytesOf(src)));
    console.log(`/${path}: ${text} bytes of HTML and CSS, ${script} of JavaScript`);
    expect(scripts).toHaveLength(1);
    expect(text).toBeLessThanOrEqual(30_000);
    expect(script).toBeLessThanOrEqual(12_000);
  },
);

/** How many bytes of Brotli 11 a text packs into. */
function packed(bytes: Buffer): number {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
