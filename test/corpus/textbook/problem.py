"""A problem as data, and what its declarations say."""

import re
from dataclasses import dataclass, field
from keyword import iskeyword
from typing import Callable, Mapping, Optional, Tuple

from structure import PROJECTIONS


@dataclass(frozen=True)
class Declaration:
    shape: Tuple[int, ...]
    properties: Tuple[str, ...]

    @property
    def structure(self) -> Optional[str]:
        return next((p for p in self.properties if p in PROJECTIONS), None)


@dataclass(frozen=True)
class Problem:
    """
    f: the value, written by hand in torch, as a function of some of the inputs and sizes, by their names.
       A name with an underscore at its end (`z_`) is that input held constant: what stop_gradient lets through.
    answer: the derivative, written by hand from the textbook's formula, shaped value.shape + wrt.shape.
    given: inputs that are not drawn: numbers, or functions of the inputs drawn before them.
    """

    id: str
    topic: str
    source: str
    difficulty: int
    program: str
    where: str
    wrt: str
    dims: Mapping[str, int]
    f: Callable
    expect: Optional[str] = None
    answer: Optional[Callable] = None
    of: Optional[str] = None
    order: int = 1
    functions: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)

    @property
    def declarations(self) -> Mapping[str, Declaration]:
        found = {}
        for part in self.where.split(';'):
            if ':' not in part:
                continue  # a condition on the domain
            names, spec = part.split(':', 1)
            shape, *properties = spec.split()
            size = () if shape in ('scalar', 'index') else tuple(self._size(n) for n in shape.split('×'))
            kind = ('index',) if shape == 'index' else ()
            for name in names.split(','):
                found[name.strip()] = Declaration(size, kind + tuple(properties))
        return found

    def _size(self, text: str) -> int:
        return int(text) if text.isdigit() else self.dims[text]


def python_name(name: str) -> str:
    """The parameter that stands for a declared name: `W^{[1]}` is W1, `λ` is λ."""
    plain = re.sub(r'\W', '', name)
    return f'{plain}_' if iskeyword(plain) else plain
