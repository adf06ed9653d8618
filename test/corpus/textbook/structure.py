"""Matrices with a structure: the projection on each space of such matrices."""

from typing import Callable, Mapping

import torch
from torch import Tensor


def symmetric_part(x: Tensor) -> Tensor:
    return (x + x.T) / 2


PROJECTIONS: Mapping[str, Callable[[Tensor], Tensor]] = {
    'symmetric': symmetric_part,
    'spd': symmetric_part,
    'psd': symmetric_part,
    'antisymmetric': lambda x: (x - x.T) / 2,
    'diagonal': lambda x: x * torch.eye(len(x)),
    'lower': torch.tril,
    'upper': torch.triu,
}
