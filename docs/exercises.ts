/** The exercises of a course on neural networks and matrix calculus, as data: what a student would type. */

export interface Exercise {
  /** the permalink */
  readonly id: string
  /** `$…$` is a formula */
  readonly title: string
  readonly program: string
  readonly where?: string
  readonly of?: string
  readonly wrt: string | readonly string[]
  readonly order?: 2
  /** the result feeds a loss: the answer is in terms of the loss's gradient by it */
  readonly upstream?: true
  /** what the check lets an unknown function be */
  readonly functions?: Readonly<Record<string, string>>
  /** numbers at which every line is evaluated as well: matrices by rows, vectors as columns of numbers */
  readonly at?: Readonly<Record<string, readonly (readonly number[])[]>>
}

export interface Topic {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly exercises: readonly Exercise[]
}

const threeLayerNet = `H = f(XWᵀ + b)
ŷ = Hθ + c
L = (ŷ − y)ᵀ(ŷ − y)`

const threeLayerShapes = 'X: N×d; W: M×d; b: M; θ: M; c: scalar; y: N'

const sigmoidNet = `z₁ = W₁x + b₁
a₁ = relu(z₁)
z₂ = W₂a₁ + b₂
a₂ = relu(z₂)
z₃ = w₃ᵀa₂ + b₃
o = σ(z₃)
J = −y log o − (1 − y) log(1 − o)`

const sigmoidShapes = 'W1: m×d; b1: m; W2: n×m; b2: n; w3: n; b3: scalar; x: d; y: scalar'

export const topics: readonly Topic[] = [
  {
    id: 'numbers',
    title: 'One example with numbers',
    lead: 'A squared norm, differentiated by both of its factors. Beside each formula stands what it is for the numbers given.',
    exercises: [
      {
        id: 'squared-norm',
        title: 'Squared norm of a product',
        program: 'q = W x\nf = ‖q‖²',
        where: 'W: m×n; x: n',
        wrt: ['W', 'x'],
        at: {
          W: [
            [0.1, 0.5],
            [-0.3, 0.8],
          ],
          x: [[0.2], [0.4]],
        },
      },
    ],
  },
  {
    id: 'products',
    title: 'Products',
    lead: 'The first rules of any table, and the gate that multiplies two matrices.',
    exercises: [
      { id: 'dot', title: 'Inner product', program: 'wᵀx', where: 'w: d; x: d', wrt: ['w', 'x'] },
      { id: 'linear-map', title: 'Linear map', program: 'y = A x', where: 'A: k×d; x: d', wrt: 'x' },
      { id: 'quadratic', title: 'Quadratic form', program: 'wᵀA w', where: 'w: n; A: n×n', wrt: ['w', 'A'] },
      {
        id: 'quadratic-symmetric',
        title: 'Quadratic form, symmetric matrix',
        program: 'wᵀA w',
        where: 'w: n; A: n×n symmetric',
        wrt: 'w',
      },
      { id: 'norm-vector', title: 'Squared norm of a vector', program: '‖q‖²', where: 'q: n', wrt: 'q' },
      {
        id: 'norm-sum',
        title: 'Squared norm, written as a sum',
        program: 'q = W x\nf = Σᵢ qᵢ²',
        where: 'W: m×n; x: n',
        wrt: ['W', 'x'],
      },
      {
        id: 'matmul',
        title: 'A product of matrices that feeds a loss',
        program: 'Y = X W\nL = ⟨G, Y⟩',
        where: 'X: N×D; W: D×M; G: N×M',
        wrt: ['X', 'W'],
      },
      {
        id: 'polynomial',
        title: 'A polynomial',
        program: '3 x₁² x₂',
        where: 'x1: scalar; x2: scalar',
        wrt: ['x1', 'x2'],
      },
      {
        id: 'polynomial-vector',
        title: 'The same by the vector',
        program: '3 x[1]^2 x[2]',
        where: 'x: 2',
        wrt: 'x',
      },
      {
        id: 'layer-component',
        title: 'One component of a layer, by its weights',
        program: '(W a + b)_i',
        where: 'W: m×n; a: n; b: m; i: index',
        wrt: 'W',
      },
    ],
  },
  {
    id: 'shapes',
    title: 'Shapes: from scalar by scalar to matrix by matrix',
    lead: 'A layout says where the entries $\\partial y_i / \\partial x_j$ go. Beyond two dimensions the derivative is a linear map, and it is written as one.',
    exercises: [
      {
        id: 'scalar-by-scalar',
        title: 'Scalar by scalar',
        program: 'y = a x²',
        where: 'a: scalar; x: scalar',
        wrt: 'x',
      },
      {
        id: 'vector-by-scalar',
        title: 'Vector by scalar',
        program: 'y = t a + b',
        where: 't: scalar; a: k; b: k',
        wrt: 't',
      },
      {
        id: 'scalar-by-vector',
        title: 'Scalar by vector',
        program: 'y = aᵀx',
        where: 'a: d; x: d',
        wrt: 'x',
      },
      {
        id: 'scalar-by-matrix',
        title: 'Scalar by matrix',
        program: 'y = aᵀX b',
        where: 'a: n; X: n×m; b: m',
        wrt: 'X',
      },
      {
        id: 'matrix-by-scalar',
        title: 'Matrix by scalar',
        program: 'Y = t A',
        where: 't: scalar; A: n×m',
        wrt: 't',
      },
      {
        id: 'vector-by-matrix',
        title: 'Vector by matrix',
        program: 'f = W x',
        where: 'W: C×D; x: D',
        wrt: 'W',
      },
      {
        id: 'matrix-by-matrix',
        title: 'Matrix by matrix',
        program: 'Y = X W',
        where: 'X: N×D; W: D×M',
        wrt: ['X', 'W'],
      },
      {
        id: 'relu-by-matrix',
        title: 'ReLU of a matrix',
        program: 'Y = max(0, X)',
        where: 'X: n×m',
        wrt: 'X',
      },
      {
        id: 'layer-by-weights',
        title: 'A whole hidden layer by its weights',
        program: 'H = f(XWᵀ + b)',
        where: 'X: N×d; W: M×d; b: M',
        wrt: 'W',
        functions: { f: 'tanh' },
      },
    ],
  },
  {
    id: 'neurons',
    title: 'Single neurons',
    lead: 'One weighted sum, and the function after it.',
    exercises: [
      {
        id: 'neuron-linear',
        title: 'Linear neuron',
        program: 'h = b + Σᵢ wᵢ xᵢ',
        where: 'b: scalar; w: d; x: d',
        wrt: ['w', 'x', 'b'],
      },
      {
        id: 'neuron-relu',
        title: 'Rectified linear neuron',
        program: 'z = b + Σᵢ wᵢ xᵢ\nh = max(z, 0)',
        where: 'b: scalar; w: d; x: d',
        wrt: ['w', 'b'],
      },
      {
        id: 'neuron-sigmoid',
        title: 'Sigmoid neuron',
        program: 'z = b + Σᵢ wᵢ xᵢ\nh = σ(z)',
        where: 'b: scalar; w: d; x: d',
        wrt: ['w', 'x', 'b'],
      },
      {
        id: 'neuron-tanh',
        title: 'tanh neuron',
        program: 'z = b + Σᵢ wᵢ xᵢ\nh = tanh(z)',
        where: 'b: scalar; w: d; x: d',
        wrt: ['w', 'b'],
      },
      {
        id: 'neuron-any',
        title: 'Neuron with any activation',
        program: 'a = wᵀx\nŷ = f(a)',
        where: 'w: d; x: d',
        wrt: 'w',
        functions: { f: 'tanh' },
      },
      {
        id: 'neuron-first-hidden',
        title: 'A neuron of the first hidden layer, by one weight',
        program: 'a₁ = relu(θ₁x₁ + θ₄x₂ + b)',
        where: 'θ1: scalar; θ4: scalar; x1: scalar; x2: scalar; b: scalar',
        wrt: 'θ1',
      },
      {
        id: 'maxout',
        title: 'Maxout',
        program: 'max(w₁ᵀx + b₁, w₂ᵀx + b₂)',
        where: 'w1: d; w2: d; x: d; b1: scalar; b2: scalar',
        wrt: ['w1', 'b2', 'x'],
      },
      {
        id: 'neuron-graph',
        title: 'Sigmoid as one gate of a graph',
        program: 'p = 1/(1 + e^(−(w₀x₀ + w₁x₁ + w₂)))',
        where: 'w0: scalar; w1: scalar; w2: scalar; x0: scalar; x1: scalar',
        wrt: ['w0', 'w2', 'x0'],
      },
    ],
  },
  {
    id: 'activations',
    title: 'Activations',
    lead: 'By the number, and by the vector: an elementwise function has a diagonal Jacobian.',
    exercises: [
      { id: 'sigmoid', title: 'Sigmoid', program: '1/(1 + e^(−x))', where: 'x: scalar', wrt: 'x' },
      {
        id: 'sigmoid-second-form',
        title: 'Sigmoid, second form',
        program: 'e^z/(1 + e^z)',
        where: 'z: scalar',
        wrt: 'z',
      },
      {
        id: 'sigmoid-tanh',
        title: 'Sigmoid as a shifted tanh',
        program: '1/2 + 1/2 tanh(z/2)',
        where: 'z: scalar',
        wrt: 'z',
      },
      {
        id: 'sigmoid-twice',
        title: 'Sigmoid, twice',
        program: 'σ(x)',
        where: 'x: scalar',
        wrt: 'x',
        order: 2,
      },
      { id: 'sigmoid-vector', title: 'Sigmoid of a vector', program: 'σ(z)', where: 'z: n', wrt: 'z' },
      { id: 'tanh', title: 'tanh', program: '(e^a − e^(−a))/(e^a + e^(−a))', where: 'a: scalar', wrt: 'a' },
      { id: 'tanh-twice', title: 'tanh, twice', program: 'tanh(x)', where: 'x: scalar', wrt: 'x', order: 2 },
      { id: 'relu', title: 'ReLU', program: 'max(0, x)', where: 'x: scalar', wrt: 'x' },
      { id: 'relu-vector', title: 'ReLU of a vector', program: 'relu(x)', where: 'x: n', wrt: 'x' },
      { id: 'leaky-relu', title: 'Leaky ReLU', program: 'max(0.1 x, x)', where: 'x: n', wrt: 'x' },
      {
        id: 'leaky-relu-slope',
        title: 'Leaky ReLU by input and by slope',
        program: 'leaky_relu(x, a)',
        where: 'x: scalar; a: scalar positive',
        wrt: ['x', 'a'],
      },
      {
        id: 'elu',
        title: 'ELU by input and by scale',
        program: 'cases(x if x >= 0; α(exp(x) − 1) if x < 0)',
        where: 'x: scalar; α: scalar',
        wrt: ['x', 'α'],
      },
      { id: 'gelu', title: 'GELU', program: 'x·Φ(x)', where: 'x: scalar', wrt: 'x' },
      { id: 'silu', title: 'SiLU', program: 'x·σ(x)', where: 'x: scalar', wrt: 'x' },
      { id: 'silu-vector', title: 'SiLU of a vector', program: 'silu(x)', where: 'x: n', wrt: 'x' },
      {
        id: 'activation-any',
        title: 'Any elementwise function',
        program: 'a = g(z)',
        where: 'z: n',
        wrt: 'z',
        functions: { g: 'sin' },
      },
    ],
  },
  {
    id: 'gates',
    title: 'Gates of a computational graph',
    lead: 'What goes back through a sum, a maximum and a product when $g$ comes in from above.',
    exercises: [
      {
        id: 'gate-add',
        title: 'Sum: hands $g$ on',
        program: 'L = g (x + y)',
        where: 'g: scalar; x: scalar; y: scalar',
        wrt: ['x', 'y'],
      },
      {
        id: 'gate-max',
        title: 'Maximum: sends $g$ one way',
        program: 'L = g max(x, y)',
        where: 'g: scalar; x: scalar; y: scalar',
        wrt: ['x', 'y'],
      },
      {
        id: 'gate-mul',
        title: 'Product: swaps the factors',
        program: 'L = g x y',
        where: 'g: scalar; x: scalar; y: scalar',
        wrt: ['x', 'y'],
      },
      {
        id: 'gate-graph',
        title: 'Two gates in a row',
        program: 'q = x + y\nf = q z',
        where: 'x: scalar; y: scalar; z: scalar',
        wrt: ['x', 'y', 'z'],
      },
      {
        id: 'gate-max-vector',
        title: 'Maximum of two vectors',
        program: 'L = ⟨g, max(x, y)⟩',
        where: 'g: n; x: n; y: n',
        wrt: 'x',
      },
      {
        id: 'gate-relu',
        title: 'ReLU, backwards',
        program: 'L = ⟨g, max(0, x)⟩',
        where: 'g: n; x: n',
        wrt: 'x',
      },
    ],
  },
  {
    id: 'pooling',
    title: 'Pooling',
    lead: 'One number from many. In the first two, $\\partial L/\\partial y$ is known and wanted is $\\partial L/\\partial x$.',
    exercises: [
      {
        id: 'lp-pooling',
        title: '$L^p$ pooling',
        program: 'y = (Σᵢ xᵢᵖ)^(1/p)',
        where: 'x: n positive; p: scalar positive',
        wrt: 'x',
        upstream: true,
      },
      {
        id: 'log-average',
        title: 'Log-average',
        program: 'y = 1/β ln(1/n Σᵢ exp(β xᵢ))',
        where: 'β: scalar; x: n',
        wrt: 'x',
        upstream: true,
      },
      {
        id: 'lp-pooling-exponent',
        title: '$L^p$ pooling by its exponent',
        program: 's = Σᵢ xᵢᵖ\ny = s^(1/p)',
        where: 'x: n positive; p: scalar positive',
        wrt: 'p',
      },
      {
        id: 'log-average-sharpness',
        title: 'Log-average by its sharpness',
        program: 'y = 1/β ln(mean(exp(βx)))',
        where: 'β: scalar; x: n',
        wrt: 'β',
      },
      { id: 'mean-pooling', title: 'Mean', program: 'mean(x)', where: 'x: n', wrt: 'x' },
      { id: 'max-pooling', title: 'Maximum', program: 'max(x)', where: 'x: n', wrt: 'x' },
    ],
  },
  {
    id: 'softmax',
    title: 'Softmax',
    lead: 'The Jacobian, from its definition and through a layer.',
    exercises: [
      { id: 'softmax-jacobian', title: 'Softmax', program: 'h = softmax(z)', where: 'z: K', wrt: 'z' },
      {
        id: 'softmax-components',
        title: 'Softmax, written in components',
        program: 'h_j = e^{z_j} / Σ_k e^{z_k}',
        where: 'z: K',
        wrt: 'z',
      },
      {
        id: 'softmax-layer-components',
        title: 'A softmax layer, written in components',
        program: 'z_j = b_j + Σᵢ xᵢ W_{ij}\nh_j = e^{z_j} / Σ_k e^{z_k}',
        where: 'W: d×K; x: d; b: K',
        wrt: 'x',
      },
      {
        id: 'softmax-layer',
        title: 'A softmax layer',
        program: 'z = Wᵀx + b\nh = softmax(z)',
        where: 'W: d×K; x: d; b: K',
        wrt: ['b', 'x'],
      },
    ],
  },
  {
    id: 'losses',
    title: 'Losses',
    lead: 'For regression and for two classes.',
    exercises: [
      { id: 'square', title: 'Squared loss', program: '(ŷ − y)²', where: 'ŷ: scalar; y: scalar', wrt: 'ŷ' },
      {
        id: 'square-vector',
        title: 'Squared loss of all samples',
        program: '(ŷ − y)ᵀ(ŷ − y)',
        where: 'ŷ: N; y: N',
        wrt: ['ŷ', 'y'],
      },
      {
        id: 'half-square',
        title: 'Half the squared loss',
        program: 'J = 1/2 (h − o)²',
        where: 'h: scalar; o: scalar',
        wrt: ['h', 'o'],
      },
      {
        id: 'least-squares',
        title: 'Least squares',
        program: '‖X w − y‖²',
        where: 'X: N×d; w: d; y: N',
        wrt: 'w',
      },
      {
        id: 'least-squares-hessian',
        title: 'Least squares, Hessian',
        program: '‖X w − y‖²',
        where: 'X: N×d; w: d; y: N',
        wrt: 'w',
        order: 2,
      },
      {
        id: 'log-loss-output',
        title: 'Log-loss by the output',
        program: '−y log(o) − (1 − y) log(1 − o)',
        where: 'y: scalar; o: scalar',
        wrt: 'o',
      },
      {
        id: 'log-loss',
        title: 'Log-loss through a sigmoid',
        program: 'o = σ(z)\nJ = −y log o − (1 − y) log(1 − o)',
        where: 'y: scalar; z: scalar',
        wrt: 'z',
      },
      {
        id: 'log-loss-positive',
        title: 'Log-loss of a positive example',
        program: 'a = wᵀx\np = 1/(1 + exp(−a))\nL = −log p',
        where: 'w: d; x: d',
        wrt: 'w',
      },
      {
        id: 'logistic-regression',
        title: 'Logistic regression',
        program: 'p = σ(wᵀx + b)\nL = −y log p − (1 − y) log(1 − p)',
        where: 'w: d; x: d; b: scalar; y: scalar',
        wrt: ['w', 'b'],
      },
      {
        id: 'hinge',
        title: 'Hinge loss',
        program: 'max(0, 1 − y wᵀx)',
        where: 'w: d; x: d; y: scalar',
        wrt: ['w', 'x'],
      },
      {
        id: 'hinge-batch',
        title: 'Hinge loss of a batch, regularised',
        program: 's = X w\nL = 1/N Σᵢ max(0, 1 − yᵢ sᵢ) + λ wᵀw',
        where: 'X: N×d; w: d; y: N; λ: scalar',
        wrt: 'w',
      },
    ],
  },
  {
    id: 'classes',
    title: 'Many classes',
    lead: 'Cross-entropy, divergence, and the multiclass hinge.',
    exercises: [
      {
        id: 'cross-entropy',
        title: 'Cross-entropy by the probabilities',
        program: 'cross_entropy(y, p)',
        where: 'y: K onehot; p: K probability',
        wrt: 'p',
      },
      {
        id: 'divergence',
        title: 'Kullback–Leibler divergence to a model',
        program: 'Σᵢ pᵢ log(pᵢ/qᵢ)',
        where: 'p: n probability; q: n probability',
        wrt: 'q',
      },
      {
        id: 'softmax-cross-entropy',
        title: 'Softmax with cross-entropy',
        program: 'cross_entropy(y, softmax(z))',
        where: 'y: K onehot; z: K',
        wrt: 'z',
      },
      {
        id: 'softmax-regression',
        title: 'Softmax regression',
        program: 'z = W x + b\nŷ = softmax(z)\nL = cross_entropy(y, ŷ)',
        where: 'W: K×d; x: d; b: K; y: K onehot',
        wrt: ['W', 'b', 'x'],
      },
      {
        id: 'true-label',
        title: 'Log-likelihood of the true label',
        program: 'z = W x\nL = −log softmax(z)[y]',
        where: 'W: K×d; x: d; y: index',
        wrt: 'W',
      },
      {
        id: 'svm-scores',
        title: 'Multiclass SVM by the scores',
        program: 'Σ_{j≠y} max(0, s_j − s_y + 1)',
        where: 's: C; y: index',
        wrt: 's',
      },
      {
        id: 'svm',
        title: 'Multiclass SVM by weights and input',
        program: 's = W x\nm = s − s_y + 1\nL = Σ_{j≠y} max(0, m_j)',
        where: 'W: C×D; x: D; y: index',
        wrt: ['W', 'x'],
      },
      {
        id: 'svm-batch',
        title: 'Multiclass SVM of a batch, regularised',
        program: 'S = X Wᵀ\nM = S − row_sum(S ⊙ Y) 𝟙ᵀ + 1\nL = 1/N sum(max(0, M)) + λ ‖W‖²',
        where: 'X: N×D; W: C×D; Y: N×C onehot; λ: scalar',
        wrt: 'W',
      },
    ],
  },
  {
    id: 'regularisation',
    title: 'Regularisation',
    lead: 'Data loss and penalty.',
    exercises: [
      {
        id: 'penalty',
        title: 'Sum of squared weights',
        program: 'Σ_{k,l} W_{kl}²',
        where: 'W: C×D',
        wrt: 'W',
      },
      {
        id: 'ridge',
        title: 'Mean squared loss with penalty',
        program: '1/N ‖X W − Y‖² + λ ‖W‖²',
        where: 'X: N×D; W: D×C; Y: N×C; λ: scalar',
        wrt: 'W',
      },
      {
        id: 'softmax-penalty',
        title: 'Softmax loss with penalty',
        program: 'p = softmax(W x)\nL = −log p_y + λ ‖W‖²',
        where: 'W: C×D; x: D; y: index; λ: scalar',
        wrt: 'W',
      },
    ],
  },
  {
    id: 'chain',
    title: 'The chain rule',
    lead: 'Composition of linear maps: of numbers, of Jacobians, of sums over paths.',
    exercises: [
      {
        id: 'chain-two',
        title: 'Two functions',
        program: 'y = g(x)\nz = f(y)',
        where: 'x: scalar',
        wrt: 'x',
        functions: { f: 'tanh', g: 'sin' },
      },
      {
        id: 'chain-three',
        title: 'Three functions',
        program: 'L = f(g(h(x)))',
        where: 'x: scalar',
        wrt: 'x',
        functions: { f: 'tanh', g: 'sin', h: 'exp' },
      },
      {
        id: 'total-derivative',
        title: 'Two paths: the total derivative',
        program: 'u = g(x)\nv = h(x)\nL = u v',
        where: 'x: scalar',
        wrt: 'x',
        functions: { g: 'sin', h: 'exp' },
      },
      {
        id: 'chain-jacobians',
        title: 'Jacobians of two layers',
        program: 'y = g(B x)\nz = f(A y)',
        where: 'A: k×m; B: m×d; x: d',
        wrt: 'x',
        functions: { f: 'tanh', g: 'sin' },
      },
      {
        id: 'chain-vector',
        title: 'A gradient taken back through a layer',
        program: 'h = f(W θ)\nL = ⟨g, h⟩',
        where: 'W: N×M; θ: M; g: N',
        wrt: 'θ',
        functions: { f: 'tanh' },
      },
      {
        id: 'layer-jacobian',
        title: 'Jacobian of a layer',
        program: 'z = W a + b\nh = g(z)',
        where: 'W: m×n; a: n; b: m',
        wrt: 'a',
        functions: { g: 'sin' },
      },
    ],
  },
  {
    id: 'relu-networks',
    title: 'ReLU networks',
    lead: 'Two and three layers; $g$ is the gradient that comes in from above.',
    exercises: [
      {
        id: 'two-layers',
        title: 'Two layers, Jacobian by the input',
        program: 'f = W₂ max(0, W₁x)',
        where: 'W1: H×D; W2: C×H; x: D',
        wrt: 'x',
      },
      {
        id: 'two-layers-biases',
        title: 'Two layers with biases',
        program: 'z = W₁x + b₁\nf = W₂ max(0, z) + b₂\nL = ⟨g, f⟩',
        where: 'W1: H×D; b1: H; W2: C×H; b2: C; x: D; g: C',
        wrt: ['W1', 'b1', 'W2', 'b2', 'x'],
      },
      {
        id: 'three-layers',
        title: 'Three layers',
        program: 'h₁ = max(0, W₁x)\nh₂ = max(0, W₂h₁)\nL = ⟨g, W₃h₂⟩',
        where: 'W1: m×D; W2: p×m; W3: C×p; x: D; g: C',
        wrt: ['W3', 'W2', 'W1'],
      },
    ],
  },
  {
    id: 'regression-network',
    title: 'A regression network',
    lead: 'One hidden layer with any activation $f$, in components for one sample, and for all samples at once.',
    exercises: [
      {
        id: 'regression-components',
        title: 'One sample, in components',
        program: 'h_j = f(Σᵢ W_{ji} xᵢ + b_j)\nŷ = Σⱼ θⱼ hⱼ + c\nL = (ŷ − y)²',
        where: 'W: M×3; x: 3; b: M; θ: M; c: scalar; y: scalar',
        wrt: ['θ', 'W'],
        functions: { f: 'tanh' },
      },
      {
        id: 'regression-sample',
        title: 'One sample, in vectors',
        program: 'z = W x + b\nh = f(z)\nŷ = θᵀh + c\nL = (ŷ − y)²',
        where: 'W: M×3; x: 3; b: M; θ: M; c: scalar; y: scalar',
        wrt: ['W', 'x'],
        functions: { f: 'tanh' },
      },
      {
        id: 'regression-network-batch',
        title: 'All samples: output layer',
        program: threeLayerNet,
        where: threeLayerShapes,
        wrt: ['θ', 'c'],
        functions: { f: 'tanh' },
      },
      {
        id: 'regression-network-hidden',
        title: 'All samples: by the hidden layer',
        program: 'ŷ = Hθ + c\nL = (ŷ − y)ᵀ(ŷ − y)',
        where: 'H: N×M; θ: M; c: scalar; y: N',
        wrt: 'H',
      },
      {
        id: 'regression-network-inner',
        title: 'All samples: hidden weights and input',
        program: threeLayerNet,
        where: threeLayerShapes,
        wrt: ['W', 'b', 'X'],
        functions: { f: 'tanh' },
      },
      {
        id: 'regression-relu',
        title: 'Two ReLU layers with half the squared loss',
        program: 'a₁ = relu(W₁x + b₁)\na₂ = relu(W₂a₁ + b₂)\nh = w₃ᵀa₂ + b₃\nJ = 1/2 (h − o)²',
        where: 'W1: m×d; b1: m; W2: n×m; b2: n; w3: n; b3: scalar; x: d; o: scalar',
        wrt: ['b3', 'W1'],
      },
    ],
  },
  {
    id: 'sigmoid-network',
    title: 'A classifier with three layers',
    lead: 'ReLU twice, a sigmoid at the end, log-loss: from the output back to the first weights.',
    exercises: [
      {
        id: 'classifier-output',
        title: 'Output layer',
        program: sigmoidNet,
        where: sigmoidShapes,
        wrt: ['b3', 'w3'],
      },
      {
        id: 'classifier-second',
        title: 'Second layer',
        program: sigmoidNet,
        where: sigmoidShapes,
        wrt: ['W2', 'b2'],
      },
      {
        id: 'classifier-first',
        title: 'First layer',
        program: sigmoidNet,
        where: sigmoidShapes,
        wrt: ['W1', 'b1'],
      },
      {
        id: 'classifier-superscripts',
        title: 'The same with layers numbered above',
        program:
          'z^{[1]} = W^{[1]} x + b^{[1]}\na^{[1]} = \\operatorname{relu}(z^{[1]})\nz^{[2]} = \\theta^\\top a^{[1]} + c\na^{[2]} = \\sigma(z^{[2]})\nJ = -y \\log(a^{[2]}) - (1 - y)\\log(1 - a^{[2]})',
        where: 'W^{[1]}: m×d; b^{[1]}: m; θ: m; c: scalar; x: d; y: scalar',
        wrt: 'W^{[1]}',
      },
    ],
  },
]
