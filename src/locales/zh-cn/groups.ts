import type { GroupsWordsOf } from "../en/groups.ts";

export const groupsWords: GroupsWordsOf = {
  name: "谁读到谁",
  question: "进来{inChannels}个通道，出去{outChannels}个，分成{groups}组。每个卷积核还剩下多少？",
  noScript: "这里完整算出了一层。开启JavaScript后，可以改动它。",
  layer: "这一层",
  slider: "组数（两边通道数的公约数）",
  pointwise: "后面接1 × 1卷积",
  live: {
    channel: "看哪个输出通道",
    mixed: "1 × 1之后",
    plain: "只有一组：普通卷积。",
    inGroups: "{groups}组：并排的{groups}个较小的卷积。",
    depthwise: "逐通道卷积（depthwise，也译深度卷积）：一个通道配一个卷积核。",
    multiplied:
      "逐通道卷积（depthwise，也译深度卷积），通道倍数为{multiplier}：每个通道配{multiplier}个卷积核。",
    readsOne: "第{n}个输出通道只由第{first}个输入通道算出。",
    reads: "第{n}个输出通道由第{first}到第{last}个输入通道算出，共有{count}个。",
    readsAll: "第{n}个输出通道由全部{count}个输入通道算出。",
    wires: "输入通道与输出通道",
    wiresMixed: "输入、中间与输出的通道",
    matrix: "权重：{rows}行{columns}列卷积核切片，空格表示没有权重",
    layerHead: "层",
    thisLayer: "这一层",
    mixing: "后面的1 × 1卷积",
    both: "两层合计",
    plainBeside: "换成一层普通卷积",
    compared: "代价",
    tooLarge: "这里要画出每个通道，{name}最大为{maximum}；现在是{got}。请改小，或使用计算器。",
  },
};
