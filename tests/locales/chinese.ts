// Forms that readers of Chinese books on the subject stumble over, each with what stands in its place.
const forbidden: readonly (readonly [form: RegExp, instead: string])[] = [
  [/(?<!数据|立方|整|具|大|总|全|主|简)体(?![素积系现会验例])/, "数据体"],
  [/大小为(<[^>]*>|[^，。；<]{1,12})的(卷积核|窗口)/, "3 × 3卷积核"],
  [/只有一格的卷积核/, "1 × 1卷积"],
  [/数表|一小块数/, "二维数组, 小数组"],
  [/逐深度/, "逐通道卷积（depthwise，也译深度卷积）"],
  [/跨过(全部|所有|整个)/, "贯穿"],
  [/(参数|权重|乘加|乘加运算)\s?(\d[\d,]*|\{\w+\})\s?[个次]/, "140个参数, 8,640次乘加"],
  [/程序停下来/, "程序报错"],
  [/好比换成/, "相当于换成"],
  // The style sheet sets the space between Chinese and Latin letters.
  [/\p{Script=Han} [A-Za-z0-9{]|[A-Za-z0-9}] \p{Script=Han}/u, "no space typed"],
  [/[，。；：、？！] /, "no space after full-width punctuation"],
];

/** What in a Chinese text is not how the field writes it. */
export function chineseFaults(text: string): readonly string[] {
  return forbidden.flatMap(([form, instead]) => {
    const found = form.exec(text)?.[0];
    return found === undefined ? [] : [`"${found}" in "${text.slice(0, 60)}": ${instead}`];
  });
}
