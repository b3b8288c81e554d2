import type { CitationWords } from "../en/citation.ts";

export const citationWords: CitationWords = {
  author: "卷积手记编写组",
  kind: { examples: "例题", networks: "网络", equations: "公式" },
  title: { examples: "引用这道例题", networks: "引用这个网络", equations: "引用这条公式" },
  lead: "这一版的网址和数字都不会变；哈希值相同，内容就相同。",
  unpublished:
    "这一份在构建时没有写明发布的网址：它的网址只在这台机器上有效，所以引用里没有网址。请引用正式发布的那一份。",
  draft: "尚未发布：运行npm run publish-example，就会得到标号、日期和哈希值。",
  label: "标号",
  version: (version) => `第${version}版`,
  published: "发布于",
  hash: "SHA-256",
  ranIn: "实际运行于",
  permanent: "永久网址",
  accessDay: "GB/T 7714格式里的YYYY-MM-DD请换成阅读当天的日期。",
  files: "供文献管理软件导入的文件：",
  ledger: "所有版本及其数值",
  record: (kind, label, version) => `${kind}${label}，第${version}版`,
  recordDescription: (title, label) => `${label}：${title}。发布时的数值、日期、哈希值与引用格式，保持原样。`,
  recordLead: "本页保持发布时的原样。",
  workedOut: "逐行推导",
  inputLayer: "层",
  corrected: "这一版已有更正。",
  correction: (wrong) => `更正了上一版：${wrong}`,
  withdrawn: "这一条已经撤回。",
  newest: "最新的一版",
};
