import type { Issue } from "../convolution/index.ts";
import type { LiveWords, Phrases, PictureFacts } from "./phrases.ts";

const fields = {
  inputSize: "输入尺寸",
  inChannels: "输入通道",
  outChannels: "输出通道",
  kernelSize: "卷积核尺寸",
  stride: "步幅",
  padding: "填充",
  dilation: "膨胀率",
  groups: "分组数",
  bias: "偏置",
};

const quantities = {
  effectiveKernel: "有效卷积核",
  totalPadding: "填充总量",
  paddingBefore: "前侧填充",
  paddingAfter: "后侧填充",
  padding: "每侧填充",
  outputSize: "输出尺寸",
  outputShape: "输出形状",
  unusedInput: "末尾未用到的输入",
  kernelWeights: "单个卷积核的权重",
  weights: "权重",
  biases: "偏置",
  parameters: "参数",
  macs: "乘加运算",
  inputElements: "输入元素",
  outputElements: "输出元素",
};

function issue(issue: Issue): string {
  const name = fields[issue.field];
  switch (issue.code) {
    case "missing":
      return `${name}不能为空。请填一个整数。`;
    case "not-a-whole-number":
      return `${name}应为整数，现在是“${String(issue.value)}”。请只填数字，例如 3。`;
    case "out-of-range":
      return `${name}应在 ${issue.minimum} 到 ${issue.maximum} 之间，现在是 ${issue.value}。请换一个范围内的数。`;
    case "wrong-length":
      return `${name}要给 ${issue.rank} 个轴各一个值，现在有 ${issue.length} 个。请逐轴填写，或只填一个供各轴共用。`;
    case "no-axis":
      return `${name}至少要有一个轴。请填写窗口移动的每个轴的长度。`;
    case "too-many-axes":
      return `${name}至多 ${issue.maximum} 个轴，现在有 ${issue.rank} 个。请不要把批次和通道算在内。`;
    case "not-a-boolean":
      return `${name}只有“有”与“无”两种，现在是“${String(issue.value)}”。请勾选或取消勾选。`;
    case "unknown-padding":
      return `${name}可以是一个数、前后两个数，或 valid、same、same-lower、full、causal 之一，现在是“${String(issue.value)}”。请从中选择。`;
    case "kernel-larger-than-input":
      return `卷积核要放得进填充后的输入：它跨 ${issue.effectiveKernel} 格，而输入连同填充只有 ${issue.paddedInput} 格。请减小卷积核或膨胀率，或增加填充；也请检查是否把通道当成了空间轴。`;
    case "channels-not-divisible":
      return `${name}应能被分组数整除，而 ${issue.channels} 不能被 ${issue.groups} 整除。请换一个能整除的分组数，或取 1。`;
    case "causal-needs-one-axis":
      return `因果填充只用于一个轴（时间先后），这一层有 ${issue.rank} 个。请改用 Conv1D，或换一种填充。`;
    case "count-not-exact":
      return `每个计数都要小于 2^53 才能精确，而${quantities[issue.quantity as keyof typeof quantities]}超过了它。请把数改小。`;
  }
}

function picture({ input, kernel, output, outChannels, groups, rank }: PictureFacts): string {
  const axes = ["一个轴", "两个轴", "三个轴"][rank - 1];
  const span = groups === 1 ? "跨过全部输入通道" : `跨过 ${groups} 组中一组的通道`;
  return `输入体为 ${input}。窗口为 ${kernel}，${span}，沿${axes}移动。共 ${outChannels} 个卷积核，各写出输出体的一个通道；输出体为 ${output}。`;
}

export const live: LiveWords = {
  issue,
  answer: ({ output, parameters, macs }) => `输出 ${output}；参数 ${parameters} 个；乘加运算 ${macs} 次。`,
  stale: "仍显示上一个成立的层。",
  notToScale: "未按比例绘制。",
  toScale: "按格子的实际比例绘制。",
  copied: "已复制。",
  copyFailed: "未能复制：请选中文字后手动复制。",
  refusal: (refusal) =>
    refusal.code === "rank-not-supported"
      ? `最多支持 ${refusal.highest} 个空间轴，这一层有 ${refusal.rank} 个。`
      : `Keras 不接受大于 1 的步幅（${refusal.stride.join("，")}）与大于 1 的膨胀率（${refusal.dilation.join("，")}）同时出现。`,
  note: (note) => {
    switch (note.code) {
      case "padding-layer":
        return "这种填充要在卷积之前另加一层补零。";
      case "padding-for-this-size":
        return `这里的填充适用于 ${note.inputSize.join(" × ")} 的输入；换了尺寸，填充可能要改。`;
      case "tensorflow-bias-on-last-axis":
        return `用 TensorFlow 时，Keras 3.15.1 会把偏置加到最后一个轴上，因为它的长度恰好等于输出通道数（${note.outChannels}）。请改用通道在后。`;
      case "tensorflow-cpu-needs-channels-last":
        return "在 CPU 上，TensorFlow 只能以通道在后的方式运行这一层；形状与数量不变。";
    }
  },
  picture,
};

export const phrases: Phrases = {
  lang: "zh-Hans",
  languageName: "简体中文",
  siteName: "卷积手记",
  siteDescription: "卷积层怎样作用于一个体：输出形状、参数、计算量，一步一步算清楚。",
  homeTitle: "卷积作用于整个体",
  homeLead: "窗口一次盖住全部通道，所以卷积核本身也是一个小小的体；它在每个位置只写出一个数。",
  homeRule: "改一个数，看算出答案的公式怎样跟着变。",
  homePromise: "这里的每个数都是旁边那条公式的值。读到的公式，就是计算用的公式。",
  skipToContent: "跳到正文",
  menu: "页面",
  lessons: "课程",
  lessonsLead: "四节短课，每课从一个问题讲起。",
  lesson: (order) => `第 ${order} 课`,
  example: "例题",
  exampleDescription: (title) => `例题：${title}。这一层的输出形状、参数与计算量，一步一步算清楚。`,
  examples: "例题",
  examplesLead: "例题的网址永久不变，可供引用。",
  calculator: "计算器",
  calculatorLead: "填入一层的超参数，得到它的形状、参数与计算量，并看清每一步的来由。",
  otherLanguage: "English",
  onThisPage: "本页",
  previous: "上一课",
  next: "下一课",
  home: "首页",
  source: "出处",
  licence: "文字与图片采用 CC BY 4.0 许可，代码采用 MIT 许可。",
  notFound: "没有这个页面",
  notFoundLead: "网址可能有误。现有的页面如下：",
  guess: "先猜",
  exercise: "练习",
  showAnswer: "看答案",
  given: "已知",
  rule: "公式",
  numbersPutIn: "代入",
  result: "结果",
  checkedAgainst: "核对",
  everyStep: "全部步骤",
  usedIn: "用于",
  cite: "引用",
  citeTitle: "引用这道例题",
  citeLead: "网址与数字都不会变。",
  openInCalculator: "换个数试试",
  json: "JSON",
  input: "输入",
  kernel: "卷积核",
  kernels: "卷积核",
  output: "输出",
  convolvedWith: "与之卷积的是",
  gives: "得到",
  withBias: "有偏置",
  withoutBias: "无偏置",
  byHand: "手算",
  quantity: quantities,
  counted: (quantity, value) => (quantity === "parameters" ? `${value} 个参数` : `${value} 次乘加运算`),
  axis: { d: "深度", h: "高度", w: "宽度" },
  alongAxis: (axis) => `沿${axis}`,
  wholeLayer: "整层",
  field: fields,
  layerKind: "层",
  perAxis: "各轴分开填",
  paddingMode: {
    number: "数值",
    sides: "前后分开",
    valid: "valid（不填充）",
    same: "same",
    "same-lower": "same-lower",
    full: "full",
    causal: "causal（因果）",
  },
  before: "前",
  after: "后",
  fieldOnAxis: (field, axis) => `${field}，${axis}`,
  channelsFirst: "通道在前",
  channelsLast: "通道在后",
  derivation: "为什么",
  derivationLead: "每一行都是计算时用的公式：先写字母，再代入你的数。",
  otherSteps: "其余步骤",
  code: "写成代码",
  copy: "复制",
  copyLink: "复制链接",
  reset: "还原",
  changeIt: "换个数试试",
  noScript: "这是一道完整的例题。开启 JavaScript 后可以改动其中的数。",
  sourceOf: (source) => {
    if (source.kind === "hand") return "手算";
    return source.kind === "text" ? source.title : source.name;
  },
  live,
};
