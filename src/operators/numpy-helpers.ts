/**
 * NumPy sources of what NumPy itself does not have, under the name that an operator asks for. Each defines one function, named
 * `_` and that name, needs nothing but `np`, and is safe from overflow. Vectors are 1-D; of a matrix each row is one case.
 */
export const helperName = (name: string): string => `_${name}`

export const numpyHelpers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sigmoid: `
def _sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))`,
    silu: `
def _silu(x):
    return x * np.exp(-np.logaddexp(0.0, -x))`,
    leaky_relu: `
def _leaky_relu(x, a):
    return np.where(x > 0, x, a * x)[()]`,
    elu: `
def _elu(x, a):
    return np.where(x >= 0, x, a * np.expm1(np.minimum(x, 0)))[()]`,
    erf: `
def _erf(x):
    import math
    return np.vectorize(math.erf, otypes=[float])(x)[()]`,
    normal_cdf: `
def _normal_cdf(x):
    import math
    return np.vectorize(lambda t: 0.5 * math.erfc(-t / math.sqrt(2.0)), otypes=[float])(x)[()]`,
    gelu: `
def _gelu(x):
    import math
    return x * np.vectorize(lambda t: 0.5 * math.erfc(-t / math.sqrt(2.0)), otypes=[float])(x)[()]`,
    lgamma: `
def _lgamma(x):
    import math
    return np.vectorize(math.lgamma, otypes=[float])(x)[()]`,
    polygamma: `
def _polygamma(k, x):
    # for x > 0: the recurrence up to 14, then the asymptotic series
    import math
    bernoulli = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6)
    k = int(k)
    sign = -1.0 if k % 2 == 0 else 1.0
    def at(t):
        total = 0.0
        while t < 14:
            total += sign * math.factorial(k) * t ** -(k + 1)
            t += 1
        if k == 0:
            series = -math.log(t) + 0.5 / t
        else:
            series = math.factorial(k - 1) * t ** -k + 0.5 * math.factorial(k) * t ** -(k + 1)
        for i, b in enumerate(bernoulli):
            n = 2 * (i + 1)
            series += b * math.factorial(n + k - 1) / math.factorial(n) * t ** -(n + k)
        return total + sign * series
    return np.vectorize(at, otypes=[float])(x)[()]`,
    argmax: `
def _argmax(x):
    out = np.zeros(np.shape(x))
    out.flat[np.argmax(x)] = 1.0
    return out`,
    argmin: `
def _argmin(x):
    out = np.zeros(np.shape(x))
    out.flat[np.argmin(x)] = 1.0
    return out`,
    softmax: `
def _softmax(z):
    u = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return u / np.sum(u, axis=-1, keepdims=True)`,
    log_softmax: `
def _log_softmax(z):
    u = z - np.max(z, axis=-1, keepdims=True)
    return u - np.log(np.sum(np.exp(u), axis=-1, keepdims=True))`,
    logsumexp: `
def _logsumexp(z):
    top = np.max(z, axis=-1, keepdims=True)
    return np.squeeze(top, axis=-1) + np.log(np.sum(np.exp(z - top), axis=-1))`,
    cross_entropy: `
def _cross_entropy(y, p):
    y, p = np.asarray(y), np.asarray(p)
    return -np.sum(y * np.log(np.where(y != 0, p, 1.0)))`,
    kl: `
def _kl(p, q):
    p, q = np.asarray(p), np.asarray(q)
    return np.sum(p * np.log(np.where(p != 0, p, 1.0) / np.where(p != 0, q, 1.0)))`,
    polar: `
def _polar(x):
    u, _, vt = np.linalg.svd(x, full_matrices=False)
    return u @ vt`,
    leading_pair: `
def _leading_pair(x):
    u, _, vt = np.linalg.svd(x, full_matrices=False)
    return np.outer(u[:, 0], vt[0])`,
    block_dot: `
def _block_dot(g, b):
    # the inner products of the blocks of g with b
    blocks = np.reshape(g, (g.shape[0] // b.shape[0], b.shape[0], g.shape[1] // b.shape[1], b.shape[1]))
    return np.einsum('ikjl,kl->ij', blocks, b)`,
    block_sum: `
def _block_sum(g, a):
    # the blocks of g summed with the weights a
    blocks = np.reshape(g, (a.shape[0], g.shape[0] // a.shape[0], a.shape[1], g.shape[1] // a.shape[1]))
    return np.einsum('ikjl,ij->kl', blocks, a)`,
    commutation: `
def _commutation(m, n):
    # K vec(X) = vec(X.T) for X of shape (m, n), vec by columns
    return np.eye(m * n)[np.ravel(np.reshape(np.arange(m * n), (m, n), order='F'), order='C')]`,
    expm: `
def _expm(x):
    s = max(0, int(np.ceil(np.log2(np.linalg.norm(x, np.inf) + 1e-300))) + 1)
    y = x / 2.0 ** s
    term = out = np.eye(x.shape[0])
    for k in range(1, 19):
        term = term @ y / k
        out = out + term
    for _ in range(s):
        out = out @ out
    return out`,
    expm_frechet: `
def _expm_frechet(x, *directions):
    # a corner block of exp([x, d; 0, x]), doubled for each direction
    n, y = x.shape[0], x
    for d in directions:
        y = np.block([[y, np.kron(np.eye(y.shape[0] // n), d)], [np.zeros_like(y), y]])
    s = max(0, int(np.ceil(np.log2(np.linalg.norm(y, np.inf) + 1e-300))) + 1)
    y = y / 2.0 ** s
    term = out = np.eye(y.shape[0])
    for k in range(1, 19):
        term = term @ y / k
        out = out + term
    for _ in range(s):
        out = out @ out
    return out[:n, -n:]`,
    power_frechet: `
def _power_frechet(x, k, *directions):
    # a corner block of [x, d; 0, x]^k, doubled for each direction
    n, y = x.shape[0], x
    for d in directions:
        y = np.block([[y, np.kron(np.eye(y.shape[0] // n), d)], [np.zeros_like(y), y]])
    return np.linalg.matrix_power(y, int(k))[:n, -n:]`,
    sylvester: `
def _sylvester(a, b, c):
    # the y with a y + y b = c, as one system for its entries
    system = np.kron(a, np.eye(b.shape[0])) + np.kron(np.eye(a.shape[0]), b.T)
    return np.reshape(np.linalg.solve(system, np.ravel(c)), c.shape)`,
    chol: `
def _chol(x):
    return np.linalg.cholesky((x + x.T) / 2)`,
    half_lower: `
def _half_lower(x):
    return np.tril(x) - np.diag(np.diagonal(x)) / 2`,
    adjugate: `
def _adjugate(x):
    n = x.shape[0]
    out = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            minor = np.delete(np.delete(x, j, axis=0), i, axis=1)
            out[i, j] = (-1) ** (i + j) * np.linalg.det(minor)
    return out`,
  }).map(([name, source]) => [name, source.slice(1)]),
)
