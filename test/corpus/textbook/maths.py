"""The vocabulary of the problems' formulas, in torch."""

import math

import torch
from torch import (
    Tensor,
    abs,
    acos,
    acosh,
    atan,
    atanh,
    clamp,
    cos,
    cosh,
    diag,
    digamma,
    exp,
    kron,
    lgamma,
    log,
    sigmoid,
    sign,
    sin,
    sqrt,
    tanh,
    trace,
    tril,
)

pi = math.pi
inv = torch.linalg.inv
det = torch.linalg.det
logdet = torch.logdet
norm = torch.linalg.norm
outer = torch.outer
chol = torch.linalg.cholesky
expm = torch.matrix_exp
einsum = torch.einsum
concatenate = torch.cat
stack = torch.stack
where = torch.where
eye = torch.eye
ones = torch.ones
softplus = torch.nn.functional.softplus
relu = torch.relu


def softmax(x: Tensor) -> Tensor:
    return torch.softmax(x, -1)


def log_softmax(x: Tensor) -> Tensor:
    return torch.log_softmax(x, -1)


def logsumexp(x: Tensor) -> Tensor:
    return torch.logsumexp(x, -1)


def Phi(x: Tensor) -> Tensor:
    return (1 + torch.erf(x / math.sqrt(2))) / 2


def density(x: Tensor) -> Tensor:
    """Of the standard normal distribution."""
    return exp(-x * x / 2) / math.sqrt(2 * math.pi)


def step(condition: Tensor) -> Tensor:
    """The indicator of a condition."""
    return condition.to(torch.get_default_dtype())


def unit(size: int, i: int) -> Tensor:
    return torch.eye(size)[i]


def rows(x: Tensor) -> Tensor:
    """A column of row sums, ready to broadcast."""
    return x.sum(1, keepdim=True)


def columns(x: Tensor) -> Tensor:
    """A row of column sums, ready to broadcast."""
    return x.sum(0, keepdim=True)


def spread(x: Tensor, eps: Tensor) -> Tensor:
    """The smoothed standard deviation of each column."""
    return sqrt(((x - x.mean(0)) ** 2).mean(0) + eps)


def matrix(*entries) -> Tensor:
    """From rows of numbers and scalars."""
    return torch.stack([torch.stack([torch.as_tensor(e) * torch.ones(()) for e in row]) for row in entries])
