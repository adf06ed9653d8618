"""Problems that are there twice: the same text after spelling, order of names and names themselves are taken out."""

import re
from typing import Dict, Iterator, List, Mapping, Tuple

from problem import Problem

SPELLINGS = (
    (r'\\left|\\right|\\operatorname|\\text|\\mathbf|\\boldsymbol|\\,', ''),
    (r'\\(top|intercal)|⊤', 'ᵀ'),
    (r"\^\{?ᵀ\}?|'|\.T\b|\^T\b", 'ᵀ'),
    (r'\\lVert|\\rVert|\\\||\|\||‖', '‖'),
    (r'\\(odot|circ)|\.\*|∘', '⊙'),
    (r'\\oslash|\./', '⊘'),
    (r'\\frac\{([^{}]*)\}\{([^{}]*)\}', r'(\1)/(\2)'),
    (r'\\sum|Σ(?=[ᵢⱼₖ_])|sum_', 'Σ'),
    (r'\^\{?-1\}?|⁻¹', '⁻¹'),
    (r'\^\{?2\}?', '²'),
    (r'−', '-'),
    (r'½', '1/2'),
    (r'\\log|\\ln|\bln\b', 'log'),
    (r'\\exp', 'exp'),
    (r'\\?sigmoid|\\sigma(?=\()', 'σ'),
    (r'‖_F', '‖'),
    (r'\\', ''),
    (r'[\s{}·*]|cdot', ''),
)

FUNCTIONS = (
    'log_softmax softmax softplus logsumexp cross_entropy logdet digamma lgamma sigmoid commutation row_sum col_sum row_mean '
    'col_mean exp log sqrt sign sin cos tan tanh cosh relu max min clip mean sum diag det inv norm expm chol tr kl beginbmatrix '
    'endbmatrix'
).split()


def skeleton(program: str, specs: Mapping[str, str], wrt: str, order: int) -> str:
    """The text in one spelling, with names replaced by the order in which they occur, and the variable's kind."""
    text = program.replace('\n', ';')
    for pattern, replacement in SPELLINGS:
        text = re.sub(pattern, replacement, text)
    seen: List[str] = []
    names = sorted((re.sub(r'[\s{}\\]', '', n) for n in specs), key=len, reverse=True)

    def number(match: 're.Match[str]') -> str:
        if match.group() in FUNCTIONS:
            return match.group()
        if match.group() not in seen:
            seen.append(match.group())
        return f'#{seen.index(match.group())}'

    text = re.sub('|'.join(map(re.escape, [*sorted(FUNCTIONS, key=len, reverse=True), *names])), number, text)
    kind = re.sub(r'\w+(?=×)|(?<=×)\w+|^(?!scalar)\w+(?=\s|$)', 'n', specs.get(wrt, ''))
    return f'{text} by {seen.index(wrt) if wrt in seen else wrt}: {kind}, {order}'


def specs_of(where: str) -> Mapping[str, str]:
    parts = [part.split(':', 1) for part in where.split(';') if ':' in part]
    return {name.strip(): spec.strip() for names, spec in parts for name in names.split(',')}


def duplicates(problems: List[Problem], others: List[Dict]) -> Iterator[Tuple[Problem, str]]:
    """Each problem that is in the others, or before it in its own list."""
    seen = {skeleton(r['program'], specs_of(r['where']), r['wrt'], r['order']): r['id'] for r in others}
    ids = {r['id'] for r in others}
    for p in problems:
        key = skeleton(p.program, specs_of(p.where), p.wrt, p.order)
        if key in seen:
            yield p, f'the same as {seen[key]}'
        if p.id in ids:
            yield p, 'the id is taken'
        if len(set(p.dims.values())) < len(p.dims):
            yield p, 'two sizes are equal'
        seen[key] = p.id
        ids.add(p.id)
