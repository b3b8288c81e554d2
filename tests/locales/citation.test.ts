import { expect, test } from "vitest";
import { citationWordsOf } from "../../src/locales/index.ts";
import { chineseFaults } from "./chinese.ts";

/** Every text of the words with its key; those that take something are given "7". */
function textsOf(words: object, prefix = ""): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (typeof value === "string") return [[`${prefix}${key}`, value] as const];
    if (typeof value === "function") return [[`${prefix}${key}`, String(value("7", "7", "7"))] as const];
    return textsOf(value, `${prefix}${key}.`);
  });
}
const [en, zh] = [textsOf(citationWordsOf("en")), textsOf(citationWordsOf("zh-cn"))];

test("both languages have the same words of citations, and the same places in them", () => {
  const places = (texts: typeof en) =>
    texts.map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]);
  expect(places(zh)).toEqual(places(en));
});

test("the Chinese words are Chinese, written as the field writes it", () => {
  expect(zh.flatMap(([, text]) => chineseFaults(text))).toEqual([]);
  const latin = zh.filter(([, text]) => !/\p{Script=Han}/u.test(text)).map(([key]) => key);
  // A hash has no other name, and parts of a label are as they are typed.
  expect(latin.filter((key) => !/^hash$|^layer\.meaning\.\d+\.0$/.test(key))).toEqual([]);
  expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
});
