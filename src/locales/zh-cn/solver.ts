import type { SolverWords } from "../en/solver.ts";

export const solverWords: SolverWords = {
  solver: "反推",
  title: "从一个尺寸到另一个尺寸，该用什么层？",
  description: "给出输入尺寸和想要的输出尺寸，列出能做到的每一种窗口、步幅、填充与膨胀率，并附推导。",
  lead: "手上是一个尺寸，想要的是另一个。先猜一组窗口、步幅和填充，再往下看：答案常常不止一个。",
  noScript: "这道题已经解完。开启JavaScript后可以换一道。",
  kind: "层",
  convolution: "卷积",
  transposed: "转置卷积",
  pooling: "池化",
  rank: "空间轴数",
  ranges: "在哪些范围里找",
  rangesLead: "从最小到最大。各轴窗口相同，两侧填充相等。各轴尺寸不同时用x连写：224 x 112。",
  same: "也列出两侧不等的same填充",
  minimum: "最小",
  maximum: "最大",
  solutions: "能做到的设置",
  solutionsLead:
    "常用的排在前面：不膨胀，窗口不小于步幅，填充是窗口超出一个元素（或超出步幅）的部分的一半。点开一行看推导。窗口小于步幅时，相邻窗口之间的输入不会读到；尺寸为1的窗口无从膨胀，只列一次。",
  weighedLead: "同类之中，参数少的在前。",
  pooledLead:
    "池化每侧的填充不超过窗口的一半，这是PyTorch的规定。平均池化的窗口与最大池化相同；PyTorch只有最大池化可以膨胀，Keras的池化都不能。",
  sameLead: "“0 + 1”指前后两侧的填充，在Keras里写作same。PyTorch只在步幅为1的卷积里有这个词。",
  kernel: "窗口",
  parameters: "参数",
  asSame: "可写作",
  unused: "未用到的输入",
  quantity: {
    leastPadding: "可行的最小填充",
    mostPadding: "可行的最大填充",
    poolingPadding: "池化每侧最多填充",
    outputPadding: "所需的输出填充",
  },
  toCalculator: "在计算器中打开",
  severalTitle: "为什么不止一个",
  severalWhy:
    "最后一个窗口要整个落在填充后的输入里，所以除法向下取整，末尾剩下的几格不再读取。相差不到一个步幅的两个尺寸，可能得到同一个结果。反过来就不唯一了：转置卷积要靠输出填充指明想要哪一个。",
  triesTitle: "再试几题",
  tries: {
    "transposed-convolution": "（转置）",
    "max-pooling": "（池化）",
    same: "（same）",
  },
  live: {
    field: {
      from: "输入尺寸",
      to: "输出尺寸",
      inChannels: "输入通道",
      outChannels: "输出通道",
      kernelSize: "窗口尺寸",
      stride: "步幅",
      padding: "填充",
      dilation: "膨胀率",
      outputPadding: "输出填充",
    },
    issue: {
      "minimum-above-maximum": "{name}的最小值应不大于最大值，现在是{minimum}到{maximum}。请把两个数对调。",
      "too-many-combinations":
        "窗口尺寸、步幅与膨胀率合起来至多查{maximum}种，现在有{combinations}种。请缩小某个范围。",
      "count-not-exact": "每个计数都要小于2^53才能精确，而其中一层超过了它。请把{name}改小。",
    },
    one: "只有1种设置能做到。",
    many: "有{count}种设置能做到。",
    more: "有{count}种设置能做到，这里列出前{shown}种，其后还有{more}种。缩小范围就能看到。",
    first: "第一种：{window}。",
    shared: "上面的窗口里，有{rows}种也把{other}变成{to}，与{from}的结果相同。",
    none: {
      "too-large":
        "没有：在这些范围里，{from}最多得到{reached}，到不了{to}。请放宽某个范围，或改用转置卷积。",
      "too-small": "没有：在这些范围里，{from}最少也得到{reached}，降不到{to}。请放宽某个范围，例如步幅。",
      "too-large-transposed":
        "没有：在这些范围里，{from}最多得到{reached}，到不了{to}。请放宽某个范围，例如步幅。",
      "too-small-transposed":
        "没有：在这些范围里，{from}最少也得到{reached}，降不到{to}。请放宽某个范围，例如填充，或改用卷积。",
      "passed-by": "没有：在这些范围里，{from}能得到更小和更大的尺寸，却跳过了{to}。请放宽填充或步幅。",
      "no-layer": "没有：这些范围里最小的窗口也放不进填充后的{from}。请减小窗口，或增加填充。",
      apart:
        "没有：{from}的每个轴各有窗口得到{to}中的那个尺寸，但没有一个窗口对各轴都行。请放宽某个范围，或逐轴来问。",
    },
    window: "卷积核{kernelSize}，步幅{stride}，填充{padding}，膨胀率{dilation}",
    windowPooled: "窗口{kernelSize}，步幅{stride}，填充{padding}，膨胀率{dilation}",
    windowAdded: "卷积核{kernelSize}，步幅{stride}，填充{padding}，膨胀率{dilation}，输出填充{outputPadding}",
    same: "same",
    impossible: "网址要求的设置无法成立，原因见标出的那一项。",
    stale: "仍显示上一个成立的问题。",
    copied: "已复制。",
    copyFailed: "未能复制：请手动复制网址。",
  },
};
