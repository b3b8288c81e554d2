import { expect, test } from "vitest";
import { htmlFaults } from "../../scripts/html.mjs";

const page = (body: string) =>
  `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>\n`;

test.each([
  '<label for="stride">Stride</label> <input id="stride" type="text">',
  '<button type="button" aria-controls="a">Open</button> <p id="a">a</p>',
  '<p id="a">a</p> <p id="b">b</p> <input type="text" aria-label="c" aria-describedby="a b">',
])("%s holds", async (body) => {
  expect(await htmlFaults(page(body), "page")).toEqual([]);
});

test.each([
  ['<button type="button" aria-controls="a">Open</button>', 'missing-references: .* missing id "a"'],
  [
    '<p id="a">a</p> <input type="text" aria-label="c" aria-describedby="a b">',
    'references: .* missing id "b"',
  ],
  ['<label for="stride">Stride</label>', 'missing-references: .* missing id "stride"'],
  ['<p id="a">a</p> <p id="a">b</p>', "no-dup-id"],
  ["<p><div>a</div></p>", "element-permitted|close-order"],
])("%s is reported", async (body, fault) => {
  expect((await htmlFaults(page(body), "page")).join("\n")).toMatch(
    new RegExp(`^page:2:\\d+ .*${fault}`, "m"),
  );
});
