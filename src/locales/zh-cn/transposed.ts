import type { TransposedWords } from "../en/transposed.ts";

export const transposedWords: TransposedWords = {
  name: "把卷积反过来",
  question: "步幅是2，输出是大的那张图。输入的一格，会画到输出的哪几格？",
  noScript:
    "这里画出了一层，输入的各格都已画上。开启JavaScript后，可以一格格地走，改动这一层，再换两种看法。",
  viewTitle: "同一层的三种看法",
  views: { scatter: "逐格画上再相加", zeros: "插入零", matrix: "矩阵转置" },
  live: {
    which: "输入是小的那张图，{i}格；输出是大的那张，{o}格。它所转置的卷积读{o}格，给出{i}格。",
    input: "输入",
    kernel: "卷积核",
    painting: "输入的每一格乘以卷积核，各占一行",
    added: "逐列相加，两端虚线的格子由填充裁掉",
    output: "输出",
    zerosIn: "输入之间和两端都补了零；一个窗口给出输出的一格",
    turnedKernel: "翻转后的卷积核",
    matrix: "每一列是原来卷积的一个窗口，也就是它的矩阵的一行",
    painted: "各画了几次",
    square: "两个轴上，{wide} × {wide}：输出的每一格各画了几次。",
    said: "输入共{i}格，第{n}格是{x}，画到输出的第{first}格至第{last}格，输出共{o}格。",
    saidNone: "输入共{i}格，第{n}格是{x}，画上的全裁掉了。",
    noView: "看法应为{views}之一；得到的是“{got}”。请用按钮选择。",
    cellName: "输入的格子",
    noSuch: "{name}应为{minimum}到{maximum}的整数；得到的是“{got}”。请改成其中一个。",
    tooMuchPadding:
      "填充最多为卷积核大小减一，即{most}，否则会把整个卷积核裁掉；现在是{got}。请减小填充，或增大卷积核。",
  },
};
