import { describe, expect, it } from "vitest";
import { styleClasses, styleRules, withStyleClasses } from "../../src/build/inline-styles.ts";

const moved = (html: string) => withStyleClasses(html, styleClasses([html]));

describe("styleClasses", () => {
  it("gives the shortest names to the most used styles, over all pages", () => {
    const pages = ['<i style="top:2em;"></i>', '<i style="top:1em"></i><b style="top:2em"></b>'];
    expect([...styleClasses(pages)]).toEqual([
      ["top:2em", "_0"],
      ["top:1em", "_1"],
    ]);
  });

  it("gives the same names whatever the order of the pages", () => {
    const [one, other] = ['<i style="top:1em"></i>', '<i style="left:1em"></i>'];
    expect([...styleClasses([one, other])]).toEqual([...styleClasses([other, one])]);
  });

  it("refuses a style that would end its rule", () => {
    expect(() => styleClasses(['<i style="top:0}body{color:red"></i>'])).toThrow("cannot become a rule");
  });
});

describe("styleRules", () => {
  it("makes a rule that wins over those of stylesheets, as the attribute did", () => {
    expect(styleRules(new Map([["top:1em", "_0"]]))).toBe("._0:not(#_){top:1em}");
  });
});

describe("withStyleClasses", () => {
  it.each([
    ['<i style="top:1em;">a</i>', '<i class="_0">a</i>'],
    ['<i class="mord" style="top:1em">a</i>', '<i class="mord _0">a</i>'],
    ['<i style="top:1em" id=a class=mord>a</i>', '<i id=a class="mord _0">a</i>'],
    ["<i style='top:1em' hidden>a</i>", '<i class="_0" hidden>a</i>'],
    ['<path d="M0 0" style="fill:red"/>', '<path class="_0" d="M0 0"/>'],
    ['<linearGradient style="x:y"></linearGradient>', '<linearGradient class="_0"></linearGradient>'],
    ['<i style="font-family:&quot;A B&quot;">a</i>', '<i class="_0">a</i>'],
    ['<i style="">a</i>', "<i>a</i>"],
  ])("turns %s into a class", (html, written) => {
    expect(moved(html)).toBe(written);
  });

  it.each([
    '<p>Write style="top:1em" on an element &lt;i style="a"></p>',
    "<i title='style=\"top:1em\"'>a</i>",
    '<i title="a > b style=c" data-style="top:1em">a</i>',
    '<script type="application/json">{"a":"<i style=\\"top:1em\\">"}</script>',
    '<!-- <i style="top:1em"> -->',
    '<textarea><i style="top:1em"></textarea>',
    "a < b, style=top:1em > c",
  ])("leaves %s as it is", (html) => {
    expect(moved(html)).toBe(html);
  });
});
