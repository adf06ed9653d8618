import type { Language } from './catalogue.js'

/** 中文。标点用全角，公式与汉字之间留空格；术语从《矩阵微分》一类教材的习惯。 */
export const zh: Language = {
  steps: {
    inComponents: {
      title: '逐分量求导',
      text: '每个分量对每个分量求导，∂x_i/∂x_j = δ_ij，每个 δ 消去一个求和',
    },
    nameParts: { title: '为各部分命名', text: '每一部分只含一条法则，或是一个仿射映射' },
    vectorise: { title: '写成矩阵形式', text: '对指标的求和就是矩阵乘积，按分量写出的公式就是逐元素运算' },
    recognise: { title: '改写', text: '同一个函数，写成已有法则可用的形式' },
    chain: {
      title: '链式法则',
      text: ({ layout }) =>
        ({
          numerator: '分子布局：各因子按复合的次序排列，最外层在最前',
          denominator: '分母布局：各因子中最内层的在最前',
          mixed: '混合布局：梯度是列向量，雅可比矩阵是 k×d，所以乘梯度之前雅可比矩阵都要转置',
        })[layout],
    },
    paths: { title: '链式法则，各路径求和', text: '它在多处出现：各处的贡献相加' },
    affine: { title: '仿射映射', text: '线性映射的导数就是它自身' },
    identityMap: { title: '和', text: '它原样进入' },
    linearInMatrix: {
      title: '对矩阵是线性的',
      text: '把微分写成与该矩阵的微分的内积，读出另一个因子',
    },
    bilinear: { title: '乘积法则', text: '它出现在不止一个因子中：各处依次变化，其余不动' },
    substitute: { title: '代入', text: '把各个名称换成它们所代表的式子，再化简' },
    readOff: { title: '读出雅可比矩阵', text: '微分前面的系数就是导数' },
    differential: { title: '微分', text: '答案是一个线性映射：它的维数多于两个' },
    nameDerivative: { title: '为导数命名', text: '先化简，能写成列向量的写成列向量；接下来对它再求导' },
    symmetric: { title: '对称', text: '二阶导数与求导的次序无关：矩阵是对称的，并写成看得出对称的形式' },
    stackColumns: {
      title: '按列拉直',
      text: 'vec(A X B) = (Bᵀ ⊗ A) vec(X)：元素排成一列，各列依次相接',
    },
    movingEntry: { title: '分量', text: '只让变量的一个元素变化：它的微分是单位向量的乘积' },
    entryOf: { title: '分量', text: '逐个元素写出导数' },
    direct: { title: '导数', text: '由定义' },
    upstream: { title: '上游梯度', text: '已知：损失如何随输出变化' },
  },

  rules: {
    several: ({ titles }) => titles.join('、'),
    andOthers: ({ title }) => `${title}等`,
    reasons: ({ reasons }) => reasons.join('；'),
  },

  operators: {
    add: { title: '和', because: '和的微分等于微分的和' },
    product: { title: '乘积', because: '各因子依次变化，因子的次序不变' },
    hadamard: { title: '哈达玛积', because: '乘积法则对每个元素成立' },
    transpose: { title: '转置', because: '转置只移动元素的位置' },
    power: { title: '幂', because: '指数提到前面，次数减一；指数变化时提出的是对数' },
    sqrt: { title: '平方根', because: '指数为 ½ 的幂法则' },
    sum: { title: '元素之和', because: '求和是线性的，每个元素各计一次' },
    row_sum: { title: '行和', because: '按列求和就是乘以全 1 向量' },
    col_sum: { title: '列和', because: '按行求和就是乘以全 1 向量' },
    mean: { title: '元素的平均值', because: '平均值是总和除以元素的个数' },
    row_mean: { title: '行平均值', because: '对各列取平均就是乘以全 1 向量再除以列数' },
    col_mean: { title: '列平均值', because: '对各行取平均就是乘以全 1 向量再除以行数' },
    var: { title: '元素的方差', because: '经过平均值的那一部分为零，因为离差之和为 0' },
    product_of: { title: '元素之积', because: '各因子依次变化：除去它的积就是总的积除以它' },
    dot: { title: '内积', because: '逐元素用乘积法则，再求和' },
    outer: { title: '外积', because: '各因子依次变化' },
    trace: { title: '迹', because: '迹是线性的' },
    trace_power: { title: '幂的迹', because: 'k 个因子依次变化，借助迹的循环性都移到末尾' },
    diag: { title: '对角矩阵', because: 'diag 只是放置元素' },
    diagonal: { title: '矩阵的对角线', because: '取对角线只是挑出元素' },
    inverse: { title: '逆矩阵的微分', because: '对 X X⁻¹ = I 求微分' },
    matrix_power: { title: '矩阵的幂', because: 'k 个因子依次变化，而它们不可交换' },
    det: { title: '行列式的微分', because: '雅可比公式：按一行展开，收集代数余子式' },
    logdet: { title: '行列式对数的微分', because: 'd log u = du/u，再用行列式的雅可比公式' },
    adj: { title: '伴随矩阵', because: 'X 可逆时，对 det(X) X⁻¹ 用乘积法则' },
    pinv: {
      title: '伪逆的微分',
      because: '在秩不变处成立；方阵可逆时第二、第三项为零，满秩时其中一项为零',
    },
    exp: { title: '指数函数', because: '指数函数的导数是它自身' },
    log: { title: '对数', because: '对数是指数函数的反函数，所以斜率是自变量的倒数' },
    log2: { title: '以 2 为底的对数', because: '以 2 为底的对数等于自然对数除以 ln 2' },
    log10: { title: '以 10 为底的对数', because: '以 10 为底的对数等于自然对数除以 ln 10' },
    log1p: { title: '1 + u 的对数', because: '对数的法则，用在 1 + u 处' },
    expm1: { title: '指数函数减 1', because: '常数不变化' },
    sin: { title: '正弦', because: '正弦的导数是余弦' },
    cos: { title: '余弦', because: '余弦的导数是负的正弦' },
    tan: { title: '正切', because: '对 sin/cos 用商法则，并用 sin² + cos² = 1' },
    sec: { title: '正割', because: '对 1/cos 求导' },
    asin: { title: '反正弦', because: '正弦在 arcsin u 处的斜率的倒数' },
    acos: { title: '反余弦', because: 'arccos u 等于 π/2 − arcsin u' },
    atan: { title: '反正切', because: '正切在 arctan u 处的斜率 1 + tan² 的倒数' },
    sinh: { title: '双曲正弦', because: '对 (eᵘ − e⁻ᵘ)/2 求导' },
    cosh: { title: '双曲余弦', because: '对 (eᵘ + e⁻ᵘ)/2 求导' },
    tanh: { title: '双曲正切', because: '对 sinh/cosh 用商法则，并用 cosh² − sinh² = 1' },
    asinh: { title: '反双曲正弦', because: 'sinh 的斜率的倒数' },
    acosh: { title: '反双曲余弦', because: 'cosh 的斜率的倒数' },
    atanh: { title: '反双曲正切', because: 'tanh 在 atanh u 处的斜率 1 − tanh² 的倒数' },
    abs: { title: '绝对值', because: '零的右边斜率为 1，左边为 −1' },
    sign: { title: '符号函数', because: '除跳跃处之外它是常数' },
    step: { title: '单位阶跃函数', because: '除跳跃处之外它是常数' },
    sigmoid: { title: '逻辑函数', because: '设 y = 1/(1 + e⁻ᵘ)，则 e⁻ᵘ/(1 + e⁻ᵘ)² 等于 y(1 − y)' },
    softplus: { title: '平滑整流函数', because: 'eᵘ/(1 + eᵘ) 就是逻辑函数' },
    silu: { title: 'SiLU 函数', because: '对 u σ(u) 用乘积法则' },
    relu: { title: '线性整流函数（ReLU）', because: 'u 为正处原样通过，其余处不通过' },
    leaky_relu: { title: '带泄漏的线性整流函数', because: '正的一侧斜率为 1，另一侧为 a' },
    elu: { title: '指数线性单元', because: '每一支各有自己的斜率' },
    erf: { title: '误差函数', because: 'erf 是这个密度从 0 起的积分' },
    Phi: { title: '标准正态分布函数', because: '分布函数的斜率就是它的密度' },
    gelu: { title: '高斯误差线性单元', because: '对 u Φ(u) 用乘积法则' },
    lgamma: { title: '伽马函数的对数', because: '这就是双伽马函数的定义' },
    digamma: { title: '双伽马函数', because: '每个多伽马函数都是前一个的导数' },
    trigamma: { title: '三伽马函数', because: '每个多伽马函数都是前一个的导数' },
    polygamma: { title: '多伽马函数', because: '每个多伽马函数都是前一个的导数' },
    greater: { title: '示性函数', because: '示性函数除跳跃处之外是常数' },
    less: { title: '示性函数', because: '示性函数除跳跃处之外是常数' },
    greater_equal: { title: '示性函数', because: '示性函数除跳跃处之外是常数' },
    less_equal: { title: '示性函数', because: '示性函数除跳跃处之外是常数' },
    equal: { title: '示性函数', because: '示性函数除跳跃处之外是常数' },
    not_equal: { title: '示性函数', because: '示性函数除跳跃处之外是常数' },
    max_of_two: {
      title: '两者中较大的',
      because: '只有较大的一个通过，相等时取第一个；与数比较时两边都取严格不等号',
    },
    min_of_two: {
      title: '两者中较小的',
      because: '只有较小的一个通过，相等时取第一个；与数比较时两边都取严格不等号',
    },
    clip: { title: '截断', because: 'u 在两个界之间时通过，越界时取界；与数比较时都取严格不等号' },
    piecewise: { title: '分段函数', because: '不在分界处时，同一支在附近也成立' },
    stop_gradient: { title: '停止梯度', because: '按定义它被当作常数' },
    guarded: { title: '条件', because: '示性函数是常数；它为 0 处什么都不计' },
    max_of: {
      title: '最大元素',
      because: '只有最大的元素起作用（有多个时取第一个）；argmax 在该处为 1，其余处为 0',
    },
    min_of: {
      title: '最小元素',
      because: '只有最小的元素起作用（有多个时取第一个）；argmin 在该处为 1，其余处为 0',
    },
    argmax: { title: '最大元素的位置', because: '在第一个最大的元素处为 1，其余处为 0，元素稍有变化时不变' },
    argmin: { title: '最小元素的位置', because: '在第一个最小的元素处为 1，其余处为 0，元素稍有变化时不变' },
    norm: { title: '欧几里得范数', because: '对 ‖u‖² = uᵀu 求微分' },
    norm_1: { title: '1 范数', because: '它是各元素绝对值的和' },
    norm_inf: { title: '最大值范数', because: '只有绝对值最大的元素起作用' },
    p_norm: { title: 'p 范数', because: '依次通过 1/p 次幂和 p 次幂用链式法则' },
    squared_norm: { title: '范数的平方', because: '范数的平方是 u · u，两个因子同样变化' },
    nuclear_norm: {
      title: '核范数',
      because: '奇异值的微分是 uᵀ dX v，各奇异值相加；U Vᵀ 是 X 的极分解的正交因子',
    },
    spectral_norm: {
      title: '谱范数',
      because: '最大奇异值是 u₁ᵀXv₁，在一阶近似下奇异向量的变化不起作用',
    },
    polar: {
      title: '极分解的正交因子',
      because:
        '对 X = U P 求微分，其中 P = UᵀX 对称：得到 dU 的西尔维斯特方程，dX 在 X 的列空间或行空间之外的部分也由它给出',
    },
    leading_pair: {
      title: '最大奇异值的奇异向量',
      because:
        '设 L = u vᵀ，对 X v = σ u 和 Xᵀu = σ v 求微分：du 与 dv 各与自己的向量正交，在那里 σ²I − XXᵀ 与 σ²I − XᵀX 可逆；把 A 中的 X 换成 Xᵀ 就是 B',
    },
    softmax: { title: 'softmax 函数', because: '对 exp(z)/(𝟙ᵀexp(z)) 用商法则' },
    log_softmax: { title: 'softmax 函数的对数', because: 'log softmax(z) 等于 z − 𝟙·logsumexp(z)' },
    logsumexp: { title: '指数和的对数', because: 'exp(z) 除以自己的总和就是 softmax 函数' },
    cross_entropy: { title: '交叉熵', because: '逐项用对数的法则' },
    kl: { title: 'KL 散度', because: '逐项用乘积法则和对数的法则' },
    kron: { title: '克罗内克积', because: '每个元素都是 A 的一个元素与 B 的一个元素之积' },
    khatri_rao: { title: '卡特里–拉奥积', because: '它的第 k 列是两个第 k 列的克罗内克积' },
    vec: { title: '按列拉直', because: 'vec 只移动元素的位置' },
    unvec: { title: '拉直的逆', because: 'unvec 把元素放回 vec 取出它们的位置' },
    commutation: { title: '交换矩阵', because: '转置就是对 vec 的元素作置换' },
    block_dot: { title: '与各块的内积', because: 'A ⊗ B 由各块 A_ij B 组成' },
    block_sum: { title: '各块的加权和', because: 'A ⊗ B 由各块 A_ij B 组成' },
    expm: { title: '矩阵指数函数', because: 'X 与 dX 不一定可交换；可交换时就是 e^X dX' },
    expm_frechet: {
      title: '矩阵指数函数的弗雷歇导数',
      because: '它是 exp([X, D; 0, X]) 的右上块；每多一个方向，块数加倍',
    },
    power_frechet: {
      title: '矩阵的幂的弗雷歇导数',
      because: '它是 [X, D; 0, X]ᵏ 的右上块；每多一个方向，块数加倍',
    },
    sylvester: { title: '西尔维斯特方程的解', because: '对方程求微分：dY 满足一个有同样的 A 和 B 的方程' },
    chol: {
      title: '楚列斯基因子',
      because: '对 L Lᵀ = X 求微分：L⁻¹ dX L⁻ᵀ 等于 L⁻¹dL 加上它的转置，而 L⁻¹dL 是下三角矩阵',
    },
    half_lower: { title: '对角线减半的下三角部分', because: '它只是挑出元素并把一些减半' },
    tril: { title: '下三角部分', because: '它只是挑出元素' },
    triu: { title: '上三角部分', because: '它只是挑出元素' },
    blocks: { title: '分块矩阵', because: '各块只是并排放在一起' },
    block: { title: '矩阵的子块', because: '每一块对应 G 中处在同一位置的部分' },
    zeros: { title: '零', because: '它是常数' },
    ones: { title: '全 1 向量', because: '它是常数' },
    identity: { title: '单位矩阵', because: '它是常数' },
    unit: { title: '单位向量', because: '它是常数' },
    position: { title: '位置', because: '位置是整数：它不变化' },
    ordinal: { title: '作为数的指标', because: '指标是整数：它不变化' },
    unknown: { title: '未知函数，逐元素', because: '每个元素只依赖同一位置的元素；其斜率记作 f′' },
    unknown_map: { title: '向量的未知函数', because: '这就是雅可比矩阵的定义' },
    unknown_jacobian: {
      title: '未知函数的雅可比矩阵',
      because: '对标量函数，J_f 是写成行的梯度，而梯度的导数是海森矩阵',
    },
    unknown_hessian: { title: '未知函数的海森矩阵', because: '它是梯度的导数' },
  },

  layouts: { numerator: '分子布局', denominator: '分母布局', mixed: '混合布局' },

  compare: {
    same: '两种布局下相同',
    noAxes: '数没有布局之分：两种布局下相同',
    onlyNumerator: '只有分子布局需要这一行',
    onlyDenominator: '只有分母布局需要这一行',
    swapped: '因子交换位置：转置使乘积的次序颠倒，(A B)ᵀ = Bᵀ Aᵀ',
    transposed: '一个是另一个的转置',
    turned: ({ shape, other }) => `分母布局下为 ${shape}，分子布局下为 ${other}`,
    order: '同一个量，各按其布局的次序书写',
    numbers: ({ f, x }) => `${f} 与 ${x} 都是数，∂${f}/∂${x} 也是：两种布局只在中间步骤上不同`,
    gradient: ({ f, x, own }) =>
      `分母布局下 ∂${f}/∂${x} 是梯度 ∇${f}：形状与 ${x} 相同，为 ${own}，因此可以沿它走一步，${x} − η ∇${f}。`,
    derivativeByVector: ({ f, x, turned }) =>
      `分子布局下它是导数，即一个线性映射：一个行向量，${turned}，d${f} = ∂${f}/∂${x} d${x} 是不需要转置的乘积。`,
    derivativeByMatrix: ({ f, x, turned }) =>
      `分子布局下它是导数，形状与 ${x}ᵀ 相同，为 ${turned}：第 (j, i) 个元素属于 ${x}_ij，且 d${f} = tr(∂${f}/∂${x} d${x})。`,
    tangent: ({ f, x, own, turned }) =>
      `${x} 是数：分子布局下 ∂${f}/∂${x} 的形状与 ${f} 相同，为 ${turned}；分母布局下转置，为 ${own}。`,
    jacobian: ({ f, x, own, turned }) =>
      `分子布局下 ∂${f}/∂${x} 是雅可比矩阵，${turned}：第 (i, j) 个元素是 ∂${f}_i/∂${x}_j，且 d${f} = ∂${f}/∂${x} d${x}。分母布局下是它的转置，${own}：第 (i, j) 个元素是 ∂${f}_j/∂${x}_i。`,
    differential: ({ f, x }) => `∂${f}/∂${x} 多于两个轴：哪种布局都不是矩阵，而微分 d${f} 在两种布局下相同。`,
    chain: ({ left, numerator, denominator }) =>
      `链式法则：分子布局下因子按复合的次序书写，最外层在前，${left} = ${numerator}；分母布局下每个因子都转置，因此次序相反，${left} = ${denominator}。`,
    mixed: ({ left, mixed }) =>
      `机器学习中常混用两者：梯度是列向量，雅可比矩阵的行仍对应函数的分量。这时纸面上要转置雅可比矩阵，${left} = ${mixed}。`,
    oneAnswer: '答案等于自身的转置：两种布局给出同样的结果。',
    twoAnswers: '两个答案互为转置，没有哪个更正确。请说明所用的是哪一种。',
  },

  structures: {
    within: '限制在该结构之内',
    symmetric: {
      adjective: '对称矩阵',
      text: '在对称矩阵之内变化时，只有梯度 G 的对称部分起作用：sym(G) = (G + Gᵀ)/2',
      note: ({ x }) =>
        `${x} 是对称矩阵：这里的梯度是在对称矩阵空间中的梯度 sym(G)，其中 G 把 ${x} 的各元素看作独立的；常见的 2G − G∘I 列出的是对对角线上及以下的元素的偏导数，它不是梯度`,
    },
    antisymmetric: {
      adjective: '反对称矩阵',
      text: '在反对称矩阵之内变化时，只有梯度 G 的反对称部分起作用：(G − Gᵀ)/2',
      note: ({ x }) => `${x} 是反对称矩阵：这里的梯度是在反对称矩阵空间中的梯度 (G − Gᵀ)/2`,
    },
    diagonal: {
      adjective: '对角矩阵',
      text: '在对角矩阵之内变化时，只有梯度 G 的对角线起作用：I ∘ G',
      note: ({ x }) => `${x} 是对角矩阵：这里的梯度是在对角矩阵空间中的梯度 I ∘ G`,
    },
    lower: {
      adjective: '下三角矩阵',
      text: '在下三角矩阵之内变化时，只有梯度 G 的这个三角部分起作用：tril(G)',
      note: ({ x }) =>
        `${x} 是下三角矩阵：这里的梯度是在这类矩阵的空间中的梯度 tril(G)，其中 G 把 ${x} 的所有元素看作独立的`,
    },
    upper: {
      adjective: '上三角矩阵',
      text: '在上三角矩阵之内变化时，只有梯度 G 的这个三角部分起作用：triu(G)',
      note: ({ x }) =>
        `${x} 是上三角矩阵：这里的梯度是在这类矩阵的空间中的梯度 triu(G)，其中 G 把 ${x} 的所有元素看作独立的`,
    },
  },

  notes: {
    mixed: ({ x, y }) =>
      `各行对应 ${x} 的分量，各列对应 ${y} 的分量：元素 (i, j) 是对 ${x}_i 和 ${y}_j 的导数，在每种布局中都如此`,
    linearMap: ({ differential }) =>
      `${differential} 是写成线性映射的导数，在每种布局中都相同：它给出函数变化的一阶部分`,
    stacked: ({ f, x, side }) =>
      side === 'numerator'
        ? `各行对应 ${f} 的元素，各列对应 ${x} 的元素，两者都按列拉直（分子布局）`
        : `各行对应 ${x} 的元素，各列对应 ${f} 的元素，两者都按列拉直（分母布局）`,
    components: ({ f, x }) =>
      `${f} 的元素对 ${x} 的元素的导数：在每种布局中都相同，布局只说明谁的位置在前，是 ${f} 的（分子布局）还是 ${x} 的（分母布局）`,
    within: ({ x, structure }) => `${x} 是${structure}：它的微分 d${x} 也是，导数对其他方向不作说明`,
    row: ({ f }) => `${f} 是行向量：按列向量 ${f}ᵀ 求导`,
    constant: ({ f, x }) => `${f} 不依赖 ${x}：导数为 0`,
    standIns: ({ sizes }) => `检验时所用的大小：${sizes.join('，')}`,
    noCode: ({ target, why }) => `没有 ${target} 代码：${why}`,
    misspelt: ({ field, meant }) => `字段“${field}”未被读取；是否应为“${meant}”？`,
  },

  kinds: { s: '标量', v: '向量', c: '行向量', m: '矩阵' },

  reading: {
    byConvention: ({ name, kind }) => `按惯例，${name} 是${kind}`,
    fromUse: ({ name, kind, use }) => `由 ${use} 中的用法，${name} 是${kind}`,
    position: ({ name }) => `${name} 是一个固定的位置（指标）`,
    size: ({ size, of, axis }) =>
      `${size} 表示 ${of} 的${{ size: '大小', range: '取值范围', length: '长度' }[axis]}`,
    sizes: ({ sizes, of }) => `${sizes.join('、')} 表示 ${of} 的大小`,
    half: ({ a, b, c }) => `${a}/${b}${c} 读作 (${a}/${b})${c}；另一种读法是 ${a}/(${b}${c})`,
    undeclared: ({ name, close }) => `${name} 没有声明，声明的是 ${close}`,
    startsAt: ({ index, first }) => `${index} 从 ${first} 开始，使每个下标都存在`,
    runsTo: ({ index, last }) => `${index} 到 ${last} 为止，使每个下标都存在`,
    toEachRow: ({ term, factor }) => `${term} 加到每一行上：完整地写是 𝟙 ${factor}ᵀ`,
    expEntrywise: ({ x, exponent }) => `e^${exponent} 按逐元素读；矩阵指数函数写作 expm(${x})`,
    norm1: ({ norm }) => `${norm} 读作所有元素的绝对值之和`,
    unequal: ({ i, j }) =>
      `对 ${i} ≠ ${j} 的求和只对 ${i} 求和；对所有的对求和写作 sum_${j} sum_{${i} != ${j}}`,
    smallTranspose: '^t 读作转置：别处没有 t；要表示幂，请声明 t',
  },

  shapes: { scalar: '标量', index: '指标' },

  check: {
    points: ({ samples, sizes, error }) =>
      `${samples} 个随机点${sizes.length > 0 ? `（${sizes.join('，')}）` : ''}，最大相对误差 ${error}，每一行都检验了`,
    passed: ({ verdict }) => `已检验：${verdict}`,
    left: '未检验',
    failed: ({ step, title, equation, excess }) => `第 ${step} 步，${title}：${equation}（${excess}）`,
    answerFailed: ({ excess }) => `答案与有限差分不符（${excess}）`,
    excess: ({ error, allowed }) => `相对误差 ${error}，允许 ${allowed}`,
    tooLarge: '元素这么多的数组需要太长的时间；用名称表示的大小（以 n 代替 784）会用小的数来检验',
    valuesTooLarge: '在每个抽取的点上数值都太大',
    kink: ({ operator }) => `每个抽取的点都在 ${operator} 的不光滑处`,
    rounding: '在试过的每个点上，舍入误差都掩盖了导数',
    noSizes: '没有大小能与各维数相合',
    nowhere: ({ demand, tries }) => `试过的 ${tries} 个点都不满足：${demand}`,
    operatorFinite: ({ operator }) => `${operator} 有限`,
    valueFinite: '数值有限',
    conditionsHold: '各条件成立',
    jumps: ({ x }) => `${x} 自由变化时函数有跳跃，所以差分说明不了什么`,
  },

  labels: {
    read: '读作：',
    shapes: '形状：',
    assumed: '假定：',
    note: '说明：',
    where: '其中：',
    checked: '已检验：',
    failed: '检验未通过：',
    notVerified: '未能检验：',
    derivative: '导数是：',
  },

  documents: {
    derivative: ({ of, by }) => `${of} 对 ${by.join('、')} 的导数`,
    layouts: { numerator: '分子布局', denominator: '分母布局', mixed: '混合布局' },
    given: ({ layout }) => `已知，${layout}`,
    assumed: ({ remarks }) => `假定：${remarks.join('；')}。`,
    notes: ({ remarks }) => `说明：${remarks.join('；')}。`,
    index: ({ name }) => `${name}，指标`,
    derivation: '推导',
    answer: '答案',
    where: '其中',
    step: ({ number, title }) => `第 ${number} 步，${title}`,
    shape: ({ shape }) => `形状 ${shape}`,
    source: ({ source }) => `见 ${source}。`,
  },

  lists: {
    shape: ({ name, shape }) => `${name}：${shape}`,
    shapes: ({ shapes }) => shapes.join('；'),
    more: ({ count }) => `……还有 ${count} 项`,
    where: ({ equation }) => `其中 ${equation}`,
    sentence: ({ text }) => `${text}。`,
    of: ({ derivative, what }) => `${derivative}：${what}`,
  },
}
