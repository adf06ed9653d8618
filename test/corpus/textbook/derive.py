"""
Value and derivative of a problem by automatic differentiation, tried against central differences and against the
textbook's formula.

A structured variable is projected on its structure on entry, so that the gradient is the one in that space.
"""

import inspect
import math
from typing import Callable, Dict, Tuple

import torch
from torch import Tensor
from torch.autograd.functional import hessian, jacobian

from problem import Problem, python_name
from structure import PROJECTIONS

torch.set_default_dtype(torch.float64)

STEP = 1e-5


class Disagreement(Exception):
    """Two ways to the same numbers that differ."""


def derive(problem: Problem, inputs: Dict[str, object]) -> Tuple[Tensor, Tensor]:
    pool = {python_name(n): v if isinstance(v, int) else torch.tensor(v) for n, v in inputs.items()}
    pool = {**problem.dims, **pool}
    name = python_name(problem.wrt)
    point = pool[name]
    structure = problem.declarations[problem.wrt].structure
    project = PROJECTIONS[structure] if structure else (lambda x: x)

    def f(x: Tensor) -> Tensor:
        return call(problem.f, {**pool, name: project(x)}, pool)

    value = f(point)
    if problem.order == 1:
        derivative = jacobian(f, point)
        compare('central differences', derivative, differences(f, point), 1e-6)
    else:
        derivative = hessian(f, point)
        compare('central differences', derivative, differences(lambda x: jacobian(f, x), point), 1e-6)
    if problem.answer:
        compare("the textbook's formula", derivative, call(problem.answer, pool, pool), 1e-9)
    return value, derivative


def call(fn: Callable, pool: Dict[str, object], constants: Dict[str, object]) -> Tensor:
    def argument(name: str) -> object:
        return pool[name] if name in pool else constants[name.rstrip('_')]

    return fn(*[argument(name) for name in inspect.signature(fn).parameters])


def differences(f: Callable, x: Tensor) -> Tensor:
    """Shaped f(x).shape + x.shape."""
    columns = []
    for k in range(x.numel()):
        step = torch.zeros(x.numel())
        step[k] = STEP
        step = step.reshape(x.shape)
        columns.append((f(x + step) - f(x - step)) / (2 * STEP))
    return torch.stack(columns, -1).reshape(columns[0].shape + x.shape)


def compare(what: str, a: Tensor, b: Tensor, tolerance: float) -> None:
    if a.shape != b.shape:
        raise Disagreement(f'{what}: shapes {tuple(a.shape)} and {tuple(b.shape)}')
    error = ((a - b).abs().max() / (1e-3 + a.abs().max())).item()
    if math.isnan(error) or error > tolerance:
        raise Disagreement(f'{what}: relative error {error:.1e}\n{a}\n{b}')
