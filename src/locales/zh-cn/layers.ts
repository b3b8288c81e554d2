import type { LayerPageWords, LiveLayerWords } from "../en/layers.ts";
import type { LiveWords } from "../en/site.ts";

/** The words of the calculator of every kind of layer, from those of the lessons' calculator. */
export const layerWords = (live: LiveWords): LiveLayerWords => ({
  ...live,
  field: {
    ...live.field,
    kind: "层的种类",
    channels: "输入通道",
    pool: "池化方式",
    outputPadding: "输出填充",
    ceilMode: "向上取整",
    countPadding: "平均时计入填充",
    inputShape: "输入形状",
    outputSize: "输出尺寸",
    outFeatures: "输出特征数",
    affine: "缩放与平移",
    scale: "缩放",
    over: "归一化范围",
    name: "名称",
    slopes: "斜率",
    cropping: "裁剪",
    depthMultiplier: "深度乘数",
    depthwiseBias: "逐通道卷积的偏置",
  },
  windowSize: "窗口尺寸",
  issue: {
    ...live.issue,
    "unknown-padding":
      "{name}可以是一个数、前后两个数，或这种层所用的填充方式，现在是“{value}”。请从列表中选择。",
    "causal-needs-one-axis":
      "因果填充只用于一个轴（时间先后），这一层有{rank}个。请改为一个轴，或换一种填充。",
    "not-one-of": "{name}应是{choices}之一，现在是“{value}”。请从中选择。",
    "output-not-positive":
      "输出在每个轴上至少要有一个元素，现在算得{outputSize}。请减小填充或裁剪，或增大输入或卷积核。",
    "output-padding-too-large":
      "{name}要小于步幅（{stride}）或膨胀率（{dilation}），现在是{outputPadding}。再多就成了谁也够不着的元素，请改小。",
    "output-padding-beside-same":
      "same填充已经定下输出尺寸，{name}应当留空，现在是{outputPadding}。请清空它，或改用数值填充。",
    "padding-over-half-kernel":
      "池化的{name}不能超过窗口的一半（窗口为{kernelSize}），否则会有窗口里全是填充，现在是{padding}。请减小填充或增大窗口。",
    "dilation-needs-max-pooling":
      "{name}只用于最大池化，而这里的平均池化用了{dilation}。请改为1，或改用最大池化。",
    "wrong-rank": "{name}在这里应有{minimum}到{maximum}个空间轴，现在有{rank}个。请增减一个轴。",
    "wrong-input-count": "这一层至少要有{minimum}个输入，现在有{inputs}个。请补足。",
    "shapes-differ": "要合在一起的形状应当相同，现在是{shapes}。请先统一尺寸。",
    "no-such-channel": "通道应是现有{channels}个之一，从0数起，现在是{channel}。请换一个小些的数。",
  },
  refusal: {
    ...live.refusal,
    "keras-transposed-groups": "Keras的转置卷积不能分组（这里是{groups}组）；可以一组写一层，再沿通道拼接。",
    "keras-output-padding": "Keras要求每个轴的输出填充（{outputPadding}）都小于步幅（{stride}）。",
    "keras-pooling-dilation": "Keras的池化没有膨胀率（{dilation}）。",
    "average-without-padding": "它求平均时会计入补零层的零，做不到恰好不计这些填充。",
    "average-past-end": "窗口越过末尾时，它只除以落在里面的元素数，补零层做不到这一点。",
    "average-3d-over-input": "它的三维平均池化要求窗口（{kernelSize}）放得进不带填充的输入（{inputSize}）。",
    "shift-without-scale": "PyTorch的缩放与平移要么都训练，要么都不训练。",
    "channels-not-last": "PyTorch的层归一化作用于最后几个轴，而通道在它们之前。",
    "no-such-layer": "它没有这种层。",
  },
  note: {
    ...live.note,
    "padding-layer": "这种填充要在前面另加一层。",
    "cropping-layer": "两端多出来的部分要在后面另加一层裁去。",
    "negative-padding-crops": "PyTorch用负的填充来裁剪。",
    "maximum-over-zeros":
      "Keras用零来填充，负数的最大值会输给零：只有没有负数时（例如在ReLU之后）两者才相同。",
    "torch-backend-repeats-edge": "后端为PyTorch时，Keras 3.15在这里会重复边缘的值，而TensorFlow不计填充。",
    "torch-backend-average-3d":
      "后端为PyTorch时，Keras 3.15在这里会报错：窗口（{kernelSize}）放不进不带填充的输入（{inputSize}）。",
    "channels-vary-fastest": "特征相同而次序不同：在Keras里通道变化最快。",
    "any-activation": "这一层没有指明函数，{name}只是代表。",
    "any-probability": "这一层没有指明概率，{probability}只是代表。",
    "factor-as-convolution": "每个通道乘一个系数，就是一个分成{groups}组、卷积核只有一格的卷积。",
  },
  conventionRefusal: {
    "no-such-layer": "它没有这种层。",
    "rank-not-supported": "它的这种层有{lowest}到{highest}个空间轴，这里是{rank}个。",
    "order-not-supported": "它的通道不能放在那里。",
    "no-such-field": "它的这种层没有这一项：{name}。请保留默认值。",
    "no-such-word": "它的这种层没有“{word}”这种填充。请从列表中选择。",
    "padding-by-words-alone":
      "它的这种层不接受数值填充，只有{words}。可以在前面加一层补零，或在后面加一层裁剪。",
    "padding-alike-on-both-sides": "它的这种层前后填充必须相同。可以在前面加一层补零。",
    "stride-and-dilation": "它不接受大于1的步幅（{stride}）与大于1的膨胀率（{dilation}）同时出现。",
    "same-with-stride": "它不接受same填充与大于1的步幅（{stride}）同时出现。请改用数值填充。",
    "same-with-dilation": "它不接受same填充与大于1的膨胀率（{dilation}）同时出现。请改用数值填充。",
    "same-would-crop": "在same之下窗口会漏掉{cropped}个元素，它得把它们裁去，所以不接受。",
    "size-below-nothing": "按它的公式，输出会有{outputSize}个元素，比没有还少。",
    "causal-not-written-yet": "它认得causal这个词，但会报错：尚未实现。",
    "output-padding-not-below": "它要求输出填充小于{below}，这里是{outputPadding}。",
    "strides-leave-a-rest": "步幅除不尽，余下{rest}个元素，它认为这样的设置不成立。",
  },
  difference: {
    "channels-last": "最后一个数是通道：{channels}个{inputSize}。",
    "filled-to-stride":
      "卷积核比步幅小，它会补上空隙：在最后一个元素之后添{added}个，使每个输入元素都占满一个步幅。PyTorch不添。",
    "not-filled-to-stride":
      "在same之下，输出本应是输入乘步幅；卷积核比步幅小，而它不补空隙，于是少了{missing}个。",
    "half-kernel-cut": "给出输出填充时，它的same不论步幅，两侧各裁去半个卷积核，共{cut}个。",
    "tensorflow-fails": "它算得出这个尺寸，但后端TensorFlow会失败：没有卷积能从这样的输出回到这样的输入。",
    "statistics-counted": "它把{statistics}个滑动统计量也算作参数。",
    "statistics-apart": "它把{statistics}个滑动统计量和{counters}个计数器与参数分开保存。",
    "scale-apart": "缩放与平移自成一层，有{parameters}个参数。",
    "no-depthwise-bias": "它的这种层只在第二个卷积之后有偏置，比PyTorch里两层各带偏置少{without}个参数。",
    "two-layers": "它没有单独的这种层，要用先后两个卷积来写。",
    "rounds-up": "它的池化把步数向上取整，它的卷积则向下取整。",
    "window-past-the-end": "它的最后一个窗口从输入末尾之外开始；PyTorch会舍去这样的窗口。",
    "groups-ignored": "它不理会分组（{groups}）：每个卷积核仍贯穿所有通道。",
    "dilation-ignored": "它不理会膨胀率（{dilation}）。",
    "output-padding-ignored": "它不理会输出填充（{outputPadding}）。",
    "height-for-width":
      "填充为数值时，它用高度的卷积核（{kernelSize}）和步幅（{stride}）来算宽度，这是它的错误。",
    "same-forgets-dilation": "它的same按未膨胀的卷积核来填充。",
    "same-crops": "在same之下窗口之间留有空隙，它会裁剪输入：尺寸相同，数值不同。",
    "same-shifts": "在same之下，它把元素放在步幅的第一格之后：尺寸相同，数值不同。",
    "average-dilated": "它对带空隙的窗口求平均，本手记的池化不这样做。",
    "dilation-from-zero": "它的膨胀率从0数起。",
    "depth-is-channels": "它所说的深度就是通道（{channels}）。",
  },
  builds: "{name}能建这一层：输出为{shape}，{parameters}个参数。",
  reports: "{name}给出的输出是{shape}，而按下面的公式应是{ours}。",
  refuses: "{name}不能照这样建这一层。",
  answer: "输出{output}；{parameters}个参数；{operations}次{unit}。",
  counting: {
    macs: {
      name: "乘加运算（MAC）",
      unit: "乘加运算",
      says: "只数乘加运算，不数偏置；转置卷积核按输入的每个位置计；池化没有乘加。torchvision的表格、fvcore（它称之为flops）和2019年以前的多数论文都这样数。",
    },
    flops: {
      name: "FLOPs = 2 × MAC",
      unit: "浮点运算",
      says: "每次乘加算两次运算，不数偏置；转置卷积核按输入的每个位置计；池化没有乘加。PyTorch的FlopCounterMode这样数。",
    },
    ptflops: {
      name: "MAC + 偏置",
      unit: "运算",
      says: "乘加运算，外加每个偏置一次加法；转置卷积核按输入的每个位置计；池化每读一个元素算一次。ptflops这样数各模块，其说明文档的数字即由此而来。",
    },
    "ptflops-0-7-5": {
      name: "MAC + 偏置（池化两遍）",
      unit: "运算",
      says: "乘加运算，外加每个偏置一次加法；转置卷积核按输入的每个位置计；池化每读一个元素算两次，作为模块一次，作为函数又一次。ptflops 0.7.5这样数。",
    },
    "convnet-burden": {
      name: "MAC + 偏置（按步幅）",
      unit: "运算",
      says: "乘加运算，外加每个偏置一次加法；转置卷积核按输入的每个位置计；池化按每个步幅内的每个元素算两次。convnet-burden这样数。",
    },
    torchinfo: {
      name: "MAC + 偏置（按输出）",
      unit: "运算",
      says: "乘加运算，外加每个偏置一次加法；转置卷积核按输出的每个位置计；池化不计。torchinfo这样数。",
    },
    "tensorflow-profiler": {
      name: "2 × MAC + 偏置",
      unit: "运算",
      says: "每次乘加算两次运算，每个偏置算一次；池化按每个窗口的每个元素各算一次。TensorFlow的性能分析器和用它做出的receptive_field表格这样数。",
    },
  },
  pictures: {
    gathers: live.picture,
    scatters: "输入为{input}。每个输入元素摊到输出（{output}）每个通道中{window}的窗口上；窗口重叠之处相加。",
    pools: "输入为{input}。窗口为{window}，在每个通道内沿{axes}移动；{takes}写入输出，输出为{output}。",
  },
  takes: { "max-pooling": "其中最大的元素", "average-pooling": "其平均值" },
});

export const layerPage: LayerPageWords = {
  kind: "层的种类",
  kinds: {
    convolution: "卷积",
    "transposed-convolution": "转置卷积",
    "max-pooling": "最大池化",
    "average-pooling": "平均池化",
    "separable-convolution": "深度可分离卷积",
  },
  axes: "空间轴",
  axisCounts: ["一个（1D）", "两个（2D）", "三个（3D）"],
  framework: "由谁来建",
  noFramework: "不限框架",
  window: "窗口",
  counting: "运算量的数法",
  places: {
    depthwise: "逐通道卷积：整层",
    pointwise: "其后的逐点卷积：整层",
    total: "两者合计",
    framework: "它自己的公式",
  },
};
