"""Layers of neural networks: gates, normalisation, attention, graphs."""

from maths import *
from problem import Problem

problems = [
    Problem(
        'additive-graph-attention', 'graph learning', 'Veličković et al. 2018, relu in place of its leaky kin', 3,
        program="S = u ones(n)' + ones(m) v'\nP = softmax(relu(S))\nL = <G, P>",
        where='u: m; v: n; G: m×n',
        of='L', wrt='v', dims={'m': 4, 'n': 3},
        expect="col_sum(P .* (G - row_sum(P .* G) ones(n)') .* [S > 0])",
        f=lambda u, v, G: (G * softmax(relu(u[:, None] + v))).sum(),
        answer=lambda u, v, G: (softmax(relu(u[:, None] + v)) * (G - rows(softmax(relu(u[:, None] + v)) * G))
        * step(u[:, None] + v > 0)).sum(0),
    ),
    Problem(
        'acyclicity', 'graph learning', 'Zheng et al. 2018, NOTEARS', 3,
        program='tr(expm(W ⊙ W)) − n',
        where='W: n×n',
        wrt='W', dims={'n': 3},
        expect='2 expm(W ⊙ W)ᵀ ⊙ W',
        f=lambda W, n: trace(expm(W * W)) - n,
        answer=lambda W: 2 * expm(W * W).T * W,
    ),
    Problem(
        'batch-normalised-features', 'normalisation layers', 'Ioffe & Szegedy 2015, all features at once', 3,
        program="C = X - ones(n) col_mean(X)'\ns = sqrt(col_mean(C.^2) + eps)\nZ = C diag(s)^-1\nL = <G, Z>",
        where='X: n×d; eps: scalar positive; G: n×d',
        of='L', wrt='X', dims={'n': 5, 'd': 3},
        expect="(G - ones(n) col_mean(G)' - Z diag(col_mean(G .* Z))) diag(s)^-1",
        f=lambda X, eps, G: (G * normalised(X, eps)).sum(),
        answer=lambda X, eps, G: (G - G.mean(0) - normalised(X, eps) * (G * normalised(X, eps)).mean(0))
        / spread(X, eps),
    ),
    Problem(
        'random-walk-normalisation', 'graph learning', 'von Luxburg 2007, sec. 3.2', 3,
        program="r = row_sum(A)\nP = diag(r)^-1 A\nL = tr(G'P)",
        where='A: n×n positive; G: n×n',
        of='L', wrt='A', dims={'n': 4},
        expect="diag(r)^-1 (G - row_sum(G .* P) ones(n)')",
        f=lambda A, G: (G * A / rows(A)).sum(),
        answer=lambda A, G: (G - rows(G * A / rows(A))) / rows(A),
    ),
    Problem(
        'laplacian-by-weights', 'graph learning', 'von Luxburg 2007, prop. 1', 2,
        program="tr(F'(diag(row_sum(W)) - W)F)",
        where='F: n×k; W: n×n',
        wrt='W', dims={'n': 4, 'k': 2},
        expect="row_sum(F.^2) ones(n)' - F F'",
        f=lambda F, W: trace(F.T @ (diag(W.sum(1)) - W) @ F),
        answer=lambda F, n: (F**2).sum(1, keepdim=True) @ ones(1, n) - F @ F.T,
    ),
    Problem(
        'graph-autoencoder', 'graph learning', 'Kipf & Welling 2016', 2,
        program=r"S = Z Z^\top; L = \sum_{i,j} \left(\log(1 + e^{S_{ij}}) - A_{ij} S_{ij}\right)",
        where='Z: n×k; A: n×n symmetric',
        of='L', wrt='Z', dims={'n': 4, 'k': 3},
        expect='2 (sigmoid(S) - A) Z',
        f=lambda Z, A: (softplus(Z @ Z.T) - A * (Z @ Z.T)).sum(),
        answer=lambda Z, A: 2 * (sigmoid(Z @ Z.T) - A) @ Z,
    ),
    Problem(
        'expert-load', 'gated units', 'Shazeer et al. 2017; Fedus et al. 2022, eq. 4', 3,
        program='P = softmax(XW)\nL = k fᵀ col_mean(P)',
        where='X: n×d; W: d×k; f: k',
        of='L', wrt='W', dims={'n': 5, 'd': 2, 'k': 3},
        expect='k/n Xᵀ(P ⊙ (𝟙 fᵀ − (P f) 𝟙ᵀ))',
        f=lambda X, W, f, k: k * f @ softmax(X @ W).mean(0),
        answer=lambda X, W, f, k, n: k / n * X.T @ (softmax(X @ W) * (f - (softmax(X @ W) @ f)[:, None])),
    ),
    Problem(
        'attention-of-one-query', 'attention', 'Vaswani et al. 2017, eq. 1, one query', 2,
        program='p = softmax(Kq/√d)\no = Vᵀp',
        where='K: n×d; q: d; V: n×m',
        of='o', wrt='q', dims={'n': 5, 'd': 3, 'm': 2},
        expect='1/√d Vᵀ(diag(p) − p pᵀ)K',
        f=lambda K, q, V, d: V.T @ softmax(K @ q / math.sqrt(d)),
        answer=lambda K, q, V, d: V.T @ softmax_jacobian(K @ q / math.sqrt(d)) @ K / math.sqrt(d),
    ),
    Problem(
        'capsule-squash', 'activations', 'Sabour et al. 2017, eq. 1', 3,
        program=r'r = \lVert s \rVert; v = \frac{r}{1 + r^2} s',
        where='s: n',
        of='v', wrt='s', dims={'n': 5},
        expect="r/(1 + r^2) I + (1 - r^2)/(r (1 + r^2)^2) s s'",
        f=lambda s: norm(s) / (1 + s @ s) * s,
        answer=lambda s, n: norm(s) / (1 + s @ s) * eye(n)
        + (1 - s @ s) / (norm(s) * (1 + s @ s) ** 2) * outer(s, s),
    ),
    Problem(
        'highway-layer', 'gated units', 'Srivastava et al. 2015', 3,
        program='h = tanh(W x)\ng = sigmoid(V x)\ny = g .* h + (1 - g) .* x',
        where='W: n×n; V: n×n; x: n',
        of='y', wrt='x', dims={'n': 3},
        expect='diag(g .* (1 - h.^2)) W + diag((h - x) .* g .* (1 - g)) V + diag(1 - g)',
        f=lambda W, V, x: sigmoid(V @ x) * tanh(W @ x) + (1 - sigmoid(V @ x)) * x,
        answer=lambda W, V, x: diag(sigmoid(V @ x) * (1 - tanh(W @ x) ** 2)) @ W
        + diag((tanh(W @ x) - x) * sigmoid(V @ x) * (1 - sigmoid(V @ x))) @ V + diag(1 - sigmoid(V @ x)),
    ),
    Problem(
        'gated-linear-unit', 'gated units', 'Dauphin et al. 2017, eq. 1', 2,
        program='s = σ(Vx + c)\ny = (Wx + b) ⊙ s',
        where='V: m×n; W: m×n; b: m; c: m; x: n',
        of='y', wrt='x', dims={'m': 3, 'n': 4},
        expect='diag(s)W + diag((Wx + b) ⊙ s ⊙ (1 − s))V',
        f=lambda V, W, b, c, x: (W @ x + b) * sigmoid(V @ x + c),
        answer=lambda V, W, b, c, x: diag(sigmoid(V @ x + c)) @ W
        + diag((W @ x + b) * sigmoid(V @ x + c) * sigmoid(-V @ x - c)) @ V,
    ),
    Problem(
        'softmax-with-a-null', 'softmax', 'Miller 2023, attention is off by one', 2,
        program=r'p = \frac{\exp(z)}{1 + \sum_j \exp(z_j)}',
        where='z: n',
        of='p', wrt='z', dims={'n': 4},
        expect="diag(p) - p p'",
        f=lambda z: exp(z) / (1 + exp(z).sum()),
        answer=lambda z: diag(exp(z) / (1 + exp(z).sum())) - outer(exp(z), exp(z)) / (1 + exp(z).sum()) ** 2,
    ),
    Problem(
        'logit-cap', 'attention', 'Gemma team 2024, soft-capping', 1,
        program='c tanh(z/c)',
        where='c: scalar positive; z: n',
        wrt='z', dims={'n': 5},
        expect='diag(1 - tanh(z/c).^2)',
        f=lambda c, z: c * tanh(z / c),
        answer=lambda c, z: diag(1 - tanh(z / c) ** 2),
    ),
    Problem(
        'layer-of-two-inputs', 'recurrent nets', 'Goodfellow et al., Deep Learning, sec. 10.2', 2,
        program='h = σ([A, B] [u; x] + b)',
        where='A: m×m; B: m×n; u: m; x: n; b: m',
        of='h', wrt='x', dims={'m': 3, 'n': 2},
        expect='diag(h ⊙ (1 − h))B',
        f=lambda A, B, u, x, b: sigmoid(A @ u + B @ x + b),
        answer=lambda A, B, u, x, b: diag(sigmoid(A @ u + B @ x + b) * sigmoid(-A @ u - B @ x - b)) @ B,
    ),
]


def normalised(x, eps):
    return (x - x.mean(0)) / spread(x, eps)


def softmax_jacobian(z):
    p = softmax(z)
    return diag(p) - outer(p, p)
