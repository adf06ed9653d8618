"""Robotics, vision, imaging, geometry."""

from maths import *
from problem import Problem

problems = [
    Problem(
        'multilateration', 'robotics and vision', 'Boyd & Vandenberghe, Applied Linear Algebra, sec. 18.1', 3,
        program='Σᵢ (‖x − A_{i,:}‖ − rᵢ)²',
        where='x: d; A: n×d; r: n positive',
        wrt='x', dims={'d': 2, 'n': 4},
        expect='2 Σᵢ (1 − rᵢ/‖x − A_{i,:}‖)(x − A_{i,:})',
        f=lambda x, A, r: ((norm(x - A, dim=1) - r) ** 2).sum(),
        answer=lambda x, A, r: 2 * ((1 - r / norm(x - A, dim=1)) @ (x - A)),
    ),
    Problem(
        'registration-by-translation', 'robotics and vision', 'Besl & McKay 1992', 1,
        program="||R P + t ones(n)' - Q||_F^2",
        where='R: d×d orthogonal; P: d×n; t: d; Q: d×n',
        wrt='t', dims={'d': 3, 'n': 5},
        expect="2 (R P + t ones(n)' - Q) ones(n)",
        f=lambda R, P, t, Q: ((R @ P + t[:, None] - Q) ** 2).sum(),
        answer=lambda R, P, t, Q: 2 * (R @ P + t[:, None] - Q).sum(1),
    ),
    Problem(
        'smoothed-total-variation', 'imaging', 'Vogel & Oman 1996', 2,
        program='s = √((Dx)^∘2 + (Ex)^∘2 + ε)\nL = sum(s)',
        where='D: m×n; E: m×n; x: n; ε: scalar positive',
        of='L', wrt='x', dims={'m': 4, 'n': 3},
        expect='Dᵀ((Dx) ⊘ s) + Eᵀ((Ex) ⊘ s)',
        f=lambda D, E, x, ε: sqrt((D @ x) ** 2 + (E @ x) ** 2 + ε).sum(),
        answer=lambda D, E, x, ε: D.T @ (D @ x / sqrt((D @ x) ** 2 + (E @ x) ** 2 + ε))
        + E.T @ (E @ x / sqrt((D @ x) ** 2 + (E @ x) ** 2 + ε)),
    ),
    Problem(
        'edge-preserving-diffusion', 'imaging', 'Perona & Malik 1990', 2,
        program='c^2/2 sum(log(1 + (D x/c).^2))',
        where='c: scalar positive; D: m×n; x: n',
        wrt='x', dims={'m': 4, 'n': 5},
        expect="D'((D x) ./ (1 + (D x/c).^2))",
        f=lambda c, D, x: c**2 / 2 * log(1 + (D @ x / c) ** 2).sum(),
        answer=lambda c, D, x: D.T @ (D @ x / (1 + (D @ x / c) ** 2)),
    ),
    Problem(
        'poisson-deconvolution', 'imaging', 'Richardson 1972, Lucy 1974', 1,
        program='𝟙ᵀHx − yᵀ log(Hx)',
        where='H: m×n positive; x: n positive; y: m positive',
        wrt='x', dims={'m': 5, 'n': 3},
        expect='Hᵀ(1 − y ⊘ (Hx))',
        f=lambda H, x, y: (H @ x).sum() - y @ log(H @ x),
        answer=lambda H, x, y: H.T @ (1 - y / (H @ x)),
    ),
    Problem(
        'phase-retrieval', 'imaging', 'Candès et al. 2015, Wirtinger flow', 1,
        program='1/(4 m) sum(((A x).^2 - y).^2)',
        where='A: m×n; x: n; y: m',
        wrt='x', dims={'m': 5, 'n': 3},
        expect="1/m A'(((A x).^2 - y) .* (A x))",
        f=lambda A, x, y, m: (((A @ x) ** 2 - y) ** 2).sum() / (4 * m),
        answer=lambda A, x, y, m: A.T @ (((A @ x) ** 2 - y) * (A @ x)) / m,
    ),
    Problem(
        'poincare-distance', 'geometry', 'Nickel & Kiela 2017, eq. 4', 3,
        program='a = 1 − ‖x‖²\nb = 1 − ‖y‖²\ng = 1 + 2‖x − y‖²/(a b)\nD = acosh(g)',
        where='x: n; y: n; ‖x‖ < 1; ‖y‖ < 1',
        of='D', wrt='x', dims={'n': 3}, given={'x': [0.3, -0.4, 0.2], 'y': [-0.1, 0.5, 0.35]},
        expect='4/(a b √(g² − 1)) (x − y + ‖x − y‖²/a x)',
        f=lambda x, y: acosh(poincare(x, y)),
        answer=lambda x, y: 4 / ((1 - x @ x) * (1 - y @ y) * sqrt(poincare(x, y) ** 2 - 1))
        * (x - y + ((x - y) @ (x - y)) / (1 - x @ x) * x),
    ),
    Problem(
        'angle', 'geometry', 'Boyd & Vandenberghe, Applied Linear Algebra, sec. 3.4', 2,
        program="c = a'x/(||a|| ||x||)\nθ = acos(c)",
        where='a: n; x: n',
        of='θ', wrt='x', dims={'n': 4},
        expect='-1/sqrt(1 - c^2) (a/(||a|| ||x||) - c x/||x||^2)',
        f=lambda a, x: acos(a @ x / (norm(a) * norm(x))),
        answer=lambda a, x: -(a / (norm(a) * norm(x)) - a @ x / (norm(a) * norm(x) ** 3) * x)
        / sqrt(1 - (a @ x / (norm(a) * norm(x))) ** 2),
    ),
    Problem(
        'procrustes-scale', 'geometry', 'Gower & Dijksterhuis, Procrustes Problems, ch. 4', 1,
        program='‖s A Q − B‖_F²',
        where='s: scalar; A: m×n; Q: n×n orthogonal; B: m×n',
        wrt='s', dims={'m': 4, 'n': 3},
        expect='2 tr((s A Q − B)ᵀ A Q)',
        f=lambda s, A, Q, B: ((s * A @ Q - B) ** 2).sum(),
        answer=lambda s, A, Q, B: 2 * trace((s * A @ Q - B).T @ A @ Q),
    ),
    Problem(
        'pinhole-camera', 'robotics and vision', 'Hartley & Zisserman, Multiple View Geometry, ch. 6', 2,
        program='[f x[1]/x[3]; f x[2]/x[3]]',
        where='f: scalar; x: 3',
        wrt='x', dims={}, given={'x': [0.4, -0.7, 1.9]},
        expect='[f/x[3], 0, -f x[1]/x[3]^2; 0, f/x[3], -f x[2]/x[3]^2]',
        f=lambda f, x: f * x[:2] / x[2],
        answer=lambda f, x: matrix([f / x[2], 0, -f * x[0] / x[2] ** 2], [0, f / x[2], -f * x[1] / x[2] ** 2]),
    ),
    Problem(
        'polar-coordinates', 'robotics and vision', 'Courant & John, Introduction to Calculus and Analysis II, ch. 3', 1,
        program=r'\begin{bmatrix} q_1 \cos(q_2) \\ q_1 \sin(q_2) \end{bmatrix}',
        where='q: 2',
        wrt='q', dims={},
        expect='[cos(q[2]), -q[1] sin(q[2]); sin(q[2]), q[1] cos(q[2])]',
        f=lambda q: stack([q[0] * cos(q[1]), q[0] * sin(q[1])]),
        answer=lambda q: matrix([cos(q[1]), -q[0] * sin(q[1])], [sin(q[1]), q[0] * cos(q[1])]),
    ),
    Problem(
        'two-link-arm', 'robotics and vision', 'Siciliano et al., Robotics, sec. 3.1', 2,
        program='[a cos(q[1]) + b cos(q[1] + q[2]); a sin(q[1]) + b sin(q[1] + q[2])]',
        where='a: scalar; b: scalar; q: 2',
        wrt='q', dims={},
        expect='[-a sin(q[1]) - b sin(q[1] + q[2]), -b sin(q[1] + q[2]); '
        'a cos(q[1]) + b cos(q[1] + q[2]), b cos(q[1] + q[2])]',
        f=lambda a, b, q: stack([a * cos(q[0]) + b * cos(q[0] + q[1]), a * sin(q[0]) + b * sin(q[0] + q[1])]),
        answer=lambda a, b, q: matrix(
            [-a * sin(q[0]) - b * sin(q[0] + q[1]), -b * sin(q[0] + q[1])],
            [a * cos(q[0]) + b * cos(q[0] + q[1]), b * cos(q[0] + q[1])]),
    ),
    Problem(
        'unicycle-step', 'robotics and vision', 'Thrun et al., Probabilistic Robotics, ch. 5', 2,
        program='[x[1] + h v cos(x[3]); x[2] + h v sin(x[3]); x[3] + h ω]',
        where='x: 3; h: scalar; v: scalar; ω: scalar',
        wrt='x', dims={},
        expect='[1, 0, -h v sin(x[3]); 0, 1, h v cos(x[3]); 0, 0, 1]',
        f=lambda x, h, v, ω: stack([x[0] + h * v * cos(x[2]), x[1] + h * v * sin(x[2]), x[2] + h * ω]),
        answer=lambda x, h, v: matrix([1, 0, -h * v * sin(x[2])], [0, 1, h * v * cos(x[2])], [0, 0, 1]),
    ),
    Problem(
        'range-and-bearing', 'robotics and vision', 'Thrun et al., Probabilistic Robotics, sec. 6.6', 2,
        program='r = sqrt(x[1]^2 + x[2]^2)\nz = [r; atan(x[2]/x[1])]',
        where='x: 2; x[1] > 0',
        of='z', wrt='x', dims={}, given={'x': [1.3, -0.8]},
        expect='[x[1]/r, x[2]/r; -x[2]/r^2, x[1]/r^2]',
        f=lambda x: stack([norm(x), atan(x[1] / x[0])]),
        answer=lambda x: matrix([x[0] / norm(x), x[1] / norm(x)], [-x[1] / (x @ x), x[0] / (x @ x)]),
    ),
    Problem(
        'cross-product', 'robotics and vision', 'Hartley & Zisserman, Multiple View Geometry, app. 4', 1,
        program='[a[2] b[3] - a[3] b[2]; a[3] b[1] - a[1] b[3]; a[1] b[2] - a[2] b[1]]',
        where='a: 3; b: 3',
        wrt='b', dims={},
        expect='[0, -a[3], a[2]; a[3], 0, -a[1]; -a[2], a[1], 0]',
        f=lambda a, b: stack([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]),
        answer=lambda a: matrix([0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]),
    ),
    Problem(
        'radial-distortion', 'robotics and vision', 'Hartley & Zisserman, Multiple View Geometry, sec. 7.4', 2,
        program='s = 1 + k₁ xᵀx + k₂ (xᵀx)²\ny = s x',
        where='k1: scalar; k2: scalar; x: n',
        of='y', wrt='x', dims={'n': 2},
        expect='s I + (2 k₁ + 4 k₂ xᵀx) x xᵀ',
        f=lambda k1, k2, x: (1 + k1 * x @ x + k2 * (x @ x) ** 2) * x,
        answer=lambda k1, k2, x, n: (1 + k1 * x @ x + k2 * (x @ x) ** 2) * eye(n)
        + (2 * k1 + 4 * k2 * x @ x) * outer(x, x),
    ),
    Problem(
        'stereographic-projection', 'geometry', 'Needham, Visual Complex Analysis, sec. 3.4', 2,
        program=r'\frac{2 x}{1 + x^\top x}',
        where='x: n',
        wrt='x', dims={'n': 3},
        expect="2/(1 + x'x) I - 4/(1 + x'x)^2 x x'",
        f=lambda x: 2 * x / (1 + x @ x),
        answer=lambda x, n: 2 / (1 + x @ x) * eye(n) - 4 / (1 + x @ x) ** 2 * outer(x, x),
    ),
    Problem(
        'inversion-in-a-sphere', 'geometry', 'Needham, Visual Complex Analysis, sec. 3.2', 2,
        program="c + rho^2 (x - c)/||x - c||^2",
        where='c: n; rho: scalar; x: n',
        wrt='x', dims={'n': 4},
        expect="rho^2/||x - c||^2 (I - 2 (x - c)(x - c)'/||x - c||^2)",
        f=lambda c, rho, x: c + rho**2 * (x - c) / ((x - c) @ (x - c)),
        answer=lambda c, rho, x, n: rho**2 / ((x - c) @ (x - c))
        * (eye(n) - 2 * outer(x - c, x - c) / ((x - c) @ (x - c))),
    ),
    Problem(
        'exponential-map-of-the-sphere', 'geometry', 'Absil et al., Optimization Algorithms on Matrix Manifolds, sec. 5.4', 3,
        program='r = ‖v‖\ny = cos(r) x + sin(r)/r v',
        where='x: n; v: n',
        of='y', wrt='v', dims={'n': 3},
        expect='sin(r)/r I − sin(r)/r x vᵀ + (cos(r)/r² − sin(r)/r³) v vᵀ',
        f=lambda x, v: cos(norm(v)) * x + sin(norm(v)) / norm(v) * v,
        answer=lambda x, v, n: sin(norm(v)) / norm(v) * (eye(n) - outer(x, v))
        + (cos(norm(v)) / norm(v) ** 2 - sin(norm(v)) / norm(v) ** 3) * outer(v, v),
    ),
]


def poincare(x, y):
    return 1 + 2 * ((x - y) @ (x - y)) / ((1 - x @ x) * (1 - y @ y))
