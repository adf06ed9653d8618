"""What has more than two axes: vectors by matrices, matrices by vectors and matrices; and matrices by scalars."""

from maths import *
from problem import Problem

problems = [
    Problem(
        'softmax-layer-by-weight', 'vector by matrix', 'Bishop, PRML, sec. 4.3.4', 2,
        program='softmax(Wx)',
        where='W: k×d; x: d',
        wrt='W', dims={'k': 3, 'd': 2},
        f=lambda W, x: softmax(W @ x),
        answer=lambda W, x: einsum('ij,k->ijk', diag(softmax(W @ x)) - outer(softmax(W @ x), softmax(W @ x)), x),
    ),
    Problem(
        'rectified-layer-by-weight', 'vector by matrix', 'Goodfellow et al., Deep Learning, sec. 6.5', 1,
        program=r'h = \max(0, W x + b)',
        where='W: m×n; x: n; b: m',
        of='h', wrt='W', dims={'m': 3, 'n': 4},
        f=lambda W, x, b: relu(W @ x + b),
        answer=lambda W, x, b: einsum('ij,k->ijk', diag(step(W @ x + b > 0)), x),
    ),
    Problem(
        'gram-applied', 'vector by matrix', 'Magnus & Neudecker, ch. 9', 2,
        program="X'X a",
        where='X: m×n; a: n',
        wrt='X', dims={'m': 4, 'n': 3},
        f=lambda X, a: X.T @ X @ a,
        answer=lambda X, a, n: einsum('pj,i->pij', eye(n), X @ a) + einsum('ip,j->pij', X, a),
    ),
    Problem(
        'least-squares-coefficients', 'vector by matrix', 'Golub & Pereyra 1973', 3,
        program='b = (XᵀX)⁻¹Xᵀy',
        where='X: 5×2; y: 5',
        of='b', wrt='X', dims={},
        f=lambda X, y: inv(X.T @ X) @ X.T @ y,
        answer=lambda X, y: einsum('pj,i->pij', inv(X.T @ X), y - X @ inv(X.T @ X) @ X.T @ y)
        - einsum('pi,j->pij', inv(X.T @ X) @ X.T, inv(X.T @ X) @ X.T @ y),
    ),
    Problem(
        'reparametrised-gaussian', 'vector by matrix', 'Murray 2016, Differentiation of the Cholesky decomposition', 3,
        program='z = m + chol(S) u',
        where='m: n; S: n×n spd; u: n',
        of='z', wrt='S', dims={'n': 3},
        f=lambda m, S, u: m + chol(S) @ u,
        answer=lambda S, u: einsum('ijkl,j->ikl', cholesky_derivative(S), u),
    ),
    Problem(
        'vec-of-transpose', 'vector by matrix', 'Magnus & Neudecker, sec. 3.7', 2,
        program='commutation(3, 2) vec(X)',
        where='X: 3×2',
        wrt='X', dims={},
        f=lambda X: X.reshape(-1),
        answer=lambda: eye(6).reshape(6, 3, 2),
    ),
    Problem(
        'diagonal-between-matrices', 'matrix by vector', 'Magnus & Neudecker, ch. 9', 2,
        program='A diag(x) B',
        where='A: m×n; x: n; B: n×k',
        wrt='x', dims={'m': 3, 'n': 4, 'k': 2},
        f=lambda A, x, B: A @ diag(x) @ B,
        answer=lambda A, B: einsum('ik,kj->ijk', A, B),
    ),
    Problem(
        'shifted-row-softmax', 'matrix by vector', 'Vaswani et al. 2017, with a bias for each key', 3,
        program='P = softmax(A + 𝟙 xᵀ)',
        where='A: m×n; x: n',
        of='P', wrt='x', dims={'m': 2, 'n': 4},
        f=lambda A, x: softmax(A + x),
        answer=lambda A, x, n: einsum('ij,jk->ijk', softmax(A + x), eye(n))
        - einsum('ij,ik->ijk', softmax(A + x), softmax(A + x)),
    ),
    Problem(
        'expected-update', 'matrix by vector', 'Goodfellow et al., Deep Learning, sec. 6.5', 2,
        program='outer(sigmoid(x), a)',
        where='x: n; a: m',
        wrt='x', dims={'n': 4, 'm': 3},
        f=lambda x, a: outer(sigmoid(x), a),
        answer=lambda x, a: einsum('ik,j->ijk', diag(sigmoid(x) * sigmoid(-x)), a),
    ),
    Problem(
        'two-sided-product', 'matrix by matrix', 'Magnus & Neudecker, sec. 2.4', 1,
        program='AXB',
        where='A: 2×m; X: m×n; B: n×5',
        wrt='X', dims={'m': 3, 'n': 4},
        f=lambda A, X, B: A @ X @ B,
        answer=lambda A, B: einsum('ik,lj->ijkl', A, B),
    ),
    Problem(
        'congruence', 'matrix by matrix', 'Magnus & Neudecker, ch. 9', 2,
        program=r'X A X^\top',
        where='X: m×n; A: n×n',
        wrt='X', dims={'m': 2, 'n': 3},
        f=lambda X, A: X @ A @ X.T,
        answer=lambda X, A, m: einsum('ik,lj->ijkl', eye(m), A @ X.T) + einsum('jk,il->ijkl', eye(m), X @ A),
    ),
    Problem(
        'inverse-sandwich', 'matrix by matrix', 'Magnus & Neudecker, sec. 8.4', 3,
        program='inv(X) A inv(X)',
        where='X: n×n invertible; A: n×n',
        wrt='X', dims={'n': 3},
        f=lambda X, A: inv(X) @ A @ inv(X),
        answer=lambda X, A: -einsum('ik,lj->ijkl', inv(X), inv(X) @ A @ inv(X))
        - einsum('ik,lj->ijkl', inv(X) @ A @ inv(X), inv(X)),
    ),
    Problem(
        'trace-times-matrix', 'matrix by matrix', 'Magnus & Neudecker, ch. 9', 2,
        program='tr(X) X',
        where='X: n×n',
        wrt='X', dims={'n': 3},
        f=lambda X: trace(X) * X,
        answer=lambda X, n: einsum('ij,kl->ijkl', X, eye(n)) + trace(X) * einsum('ik,jl->ijkl', eye(n), eye(n)),
    ),
    Problem(
        'symmetric-part', 'matrix by matrix', 'Magnus & Neudecker, sec. 3.7', 1,
        program="(X + X')/2",
        where='X: n×n',
        wrt='X', dims={'n': 3},
        f=lambda X: (X + X.T) / 2,
        answer=lambda n: (einsum('ik,jl->ijkl', eye(n), eye(n)) + einsum('il,jk->ijkl', eye(n), eye(n))) / 2,
    ),
    Problem(
        'column-centring', 'matrix by matrix', 'Jolliffe, Principal Component Analysis, ch. 1', 2,
        program='X − 𝟙 col_mean(X)ᵀ',
        where='X: m×n',
        wrt='X', dims={'m': 3, 'n': 2},
        f=lambda X: X - X.mean(0),
        answer=lambda m, n: einsum('ik,jl->ijkl', eye(m) - ones(m, m) / m, eye(n)),
    ),
    Problem(
        'row-log-softmax', 'matrix by matrix', 'Murphy, Probabilistic Machine Learning, sec. 10.3', 2,
        program='log_softmax(Z)',
        where='Z: m×n',
        wrt='Z', dims={'m': 2, 'n': 3},
        f=lambda Z: log_softmax(Z),
        answer=lambda Z, m, n: einsum('ik,jl->ijkl', eye(m), eye(n)) - einsum('ik,il->ikl', eye(m), softmax(Z))[:, None],
    ),
    Problem(
        'attention-weights', 'matrix by matrix', 'Vaswani et al. 2017', 3,
        program=r'\operatorname{softmax}\left(\frac{Q K^\top}{\sqrt{d}}\right)',
        where='Q: n×d; K: m×d',
        wrt='Q', dims={'n': 2, 'm': 4, 'd': 3},
        f=lambda Q, K, d: softmax(Q @ K.T / math.sqrt(d)),
        answer=lambda Q, K, d, n: einsum('ik,ij,jl->ijkl', eye(n), softmax(Q @ K.T / math.sqrt(d)), K) / math.sqrt(d)
        - einsum('ik,ij,il->ijkl', eye(n), softmax(Q @ K.T / math.sqrt(d)), softmax(Q @ K.T / math.sqrt(d)) @ K)
        / math.sqrt(d),
    ),
    Problem(
        'kronecker-by-left-factor', 'matrix by matrix', 'Magnus & Neudecker, sec. 9.14', 3,
        program=r'X \otimes A',
        where='X: 2×3; A: 3×2',
        wrt='X', dims={},
        f=lambda X, A: kron(X, A),
        answer=lambda A: einsum('ik,jl,pq->ipjqkl', eye(2), eye(3), A).reshape(6, 6, 2, 3),
    ),
    Problem(
        'matrix-exponential', 'matrix by matrix', 'Van Loan 1978; Higham, Functions of Matrices, sec. 10.2', 3,
        program='expm(X)',
        where='X: n×n',
        wrt='X', dims={'n': 3},
        f=lambda X: expm(X),
        answer=lambda X: exponential_derivative(X),
    ),
    Problem(
        'cholesky-factor', 'matrix by matrix', 'Murray 2016, Differentiation of the Cholesky decomposition', 3,
        program='chol(S)',
        where='S: n×n spd',
        wrt='S', dims={'n': 3},
        f=lambda S: chol(S),
        answer=lambda S: cholesky_derivative(S),
    ),
    Problem(
        'unknown-layer', 'matrix by matrix', 'Goodfellow et al., Deep Learning, sec. 6.5', 2,
        program='f(AXB)',
        where='A: 2×m; X: m×n; B: n×2',
        wrt='X', dims={'m': 3, 'n': 4}, functions={'f': 'tanh'},
        f=lambda A, X, B: tanh(A @ X @ B),
        answer=lambda A, X, B: einsum('ij,ik,lj->ijkl', 1 - tanh(A @ X @ B) ** 2, A, B),
    ),
    Problem(
        'resolvent-by-parameter', 'matrix by scalar', 'Kato, Perturbation Theory for Linear Operators, ch. 1', 1,
        program='M = (A + tB)⁻¹',
        where='A: n×n invertible; t: scalar; B: n×n',
        of='M', wrt='t', dims={'n': 3}, given={'t': 0.15},
        expect='−M B M',
        f=lambda A, t, B: inv(A + t * B),
        answer=lambda A, t, B: -inv(A + t * B) @ B @ inv(A + t * B),
    ),
    Problem(
        'bilinear-discretisation', 'matrix by scalar', 'Gu et al. 2022, S4, eq. 3', 3,
        program='M = (I - h/2 A)^-1\nF = M (I + h/2 A)',
        where='h: scalar positive; A: n×n',
        of='F', wrt='h', dims={'n': 3}, given={'h': 0.3},
        expect='1/2 M A (F + I)',
        f=lambda h, A, n: inv(eye(n) - h / 2 * A) @ (eye(n) + h / 2 * A),
        answer=lambda h, A, n: inv(eye(n) - h / 2 * A) @ A
        @ (inv(eye(n) - h / 2 * A) @ (eye(n) + h / 2 * A) + eye(n)) / 2,
    ),
    Problem(
        'rodrigues-rotation', 'matrix by scalar', 'Murray, Li & Sastry, Robotic Manipulation, sec. 2.2', 1,
        program='I + sin(θ) K + (1 - cos(θ)) K^2',
        where='θ: scalar; K: 3×3 antisymmetric',
        wrt='θ', dims={},
        expect='cos(θ) K + sin(θ) K^2',
        f=lambda θ, K: eye(3) + sin(θ) * K + (1 - cos(θ)) * K @ K,
        answer=lambda θ, K: cos(θ) * K + sin(θ) * K @ K,
    ),
    Problem(
        'covariance-shrinkage', 'matrix by scalar', 'Ledoit & Wolf 2004', 1,
        program=r'(1 - a) S + \frac{a}{n} \operatorname{tr}(S) I',
        where='a: scalar; S: n×n spd',
        wrt='a', dims={'n': 4},
        expect='tr(S)/n I - S',
        f=lambda a, S, n: (1 - a) * S + a / n * trace(S) * eye(n),
        answer=lambda S, n: trace(S) / n * eye(n) - S,
    ),
    Problem(
        'kernel-by-length-scale', 'matrix by scalar', 'Rasmussen & Williams, sec. 5.4', 1,
        program='K = exp(−D/(2 l²))',
        where='D: n×m nonnegative; l: scalar positive',
        of='K', wrt='l', dims={'n': 4, 'm': 3},
        expect='(D ⊙ K)/l³',
        f=lambda D, l: exp(-D / (2 * l**2)),
        answer=lambda D, l: D * exp(-D / (2 * l**2)) / l**3,
    ),
    Problem(
        'row-softmax-by-temperature', 'matrix by scalar', 'Hinton et al. 2015', 2,
        program='P = softmax(Z/t)',
        where='Z: m×n; t: scalar positive',
        of='P', wrt='t', dims={'m': 2, 'n': 4},
        expect="-1/t^2 P .* (Z - row_sum(P .* Z) ones(n)')",
        f=lambda Z, t: softmax(Z / t),
        answer=lambda Z, t: -softmax(Z / t) * (Z - rows(softmax(Z / t) * Z)) / t**2,
    ),
]


def cholesky_derivative(s):
    """dL = L low(L⁻¹ dS L⁻ᵀ), where low halves the diagonal and drops what is above it; for symmetric dS."""
    factor, n = chol(s), len(s)
    inverse = inv(factor)

    def along(direction):
        inside = inverse @ (direction + direction.T) / 2 @ inverse.T
        return factor @ (tril(inside) - diag(diag(inside)) / 2)

    return stack([along(e.reshape(n, n)) for e in eye(n * n)], -1).reshape(n, n, n, n)


def exponential_derivative(x):
    """The upper right block of the exponential of [X, E; 0, X] is the derivative along E."""
    n = len(x)

    def along(direction):
        top = concatenate([x, direction], 1)
        bottom = concatenate([0 * x, x], 1)
        return expm(concatenate([top, bottom], 0))[:n, n:]

    return stack([along(e.reshape(n, n)) for e in eye(n * n)], -1).reshape(n, n, n, n)
