"""Inputs for a problem: random, the same in each run, with the properties that are declared."""

import inspect
import zlib
from typing import Dict

import numpy as np
import torch

from problem import Declaration, Problem, python_name
from structure import PROJECTIONS


def draw_inputs(problem: Problem) -> Dict[str, object]:
    """By declared name; arrays in double precision, an index as an int. Rounded to what the file will hold."""
    rng = np.random.RandomState(zlib.crc32(problem.id.encode()))
    inputs: Dict[str, object] = {}
    for name, declaration in problem.declarations.items():
        drawn = given(problem.given[name], inputs) if name in problem.given else draw(declaration, rng)
        inputs[name] = drawn if isinstance(drawn, int) else rounded(np.asarray(drawn, float))
    return inputs


def given(value: object, inputs: Dict[str, object]) -> object:
    """As it is, or a function of what has been drawn, by name."""
    if not callable(value):
        return value
    drawn = {python_name(n): v for n, v in inputs.items()}
    return value(*[drawn[n] for n in inspect.signature(value).parameters])


def rounded(x: np.ndarray) -> np.ndarray:
    return np.vectorize(lambda v: float('%.12g' % v), otypes=[float])(x)


def draw(declaration: Declaration, rng: np.random.RandomState) -> object:
    shape, properties = declaration.shape, declaration.properties
    if 'index' in properties:
        raise ValueError('an index is given, not drawn')
    if 'integer' in properties:
        return float(rng.randint(2, 5))
    if 'onehot' in properties:
        return np.eye(shape[-1])[rng.randint(shape[-1], size=shape[:-1])]
    x = rng.standard_normal(shape)
    if 'probability' in properties:
        return np.exp(x) / np.exp(x).sum()
    if 'positive' in properties:
        x = 0.5 + np.abs(x)
    if 'nonnegative' in properties:
        x = np.abs(x)
    if declaration.structure:
        return of_structure(declaration.structure, x)
    if 'orthogonal' in properties:
        return np.linalg.qr(x)[0]
    if 'invertible' in properties:
        return x + 2 * np.eye(len(x))
    return x


def of_structure(structure: str, x: np.ndarray) -> np.ndarray:
    if structure in ('spd', 'psd'):
        return x @ x.T / len(x) + (0.5 * np.eye(len(x)) if structure == 'spd' else 0)
    return PROJECTIONS[structure](torch.from_numpy(x)).numpy()
