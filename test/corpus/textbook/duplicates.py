"""Problems that are there twice: the same text after spelling, order of names and names themselves are taken out."""

import re
from typing import Dict, Iterable, Iterator, List, Tuple

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


def skeleton(program: str, names: Iterable[str], wrt: str, order: int) -> str:
    """The text in one spelling, with names replaced by the order in which they occur."""
    text = program.replace('\n', ';')
    for pattern, replacement in SPELLINGS:
        text = re.sub(pattern, replacement, text)
    seen: List[str] = []
    declared = sorted((re.sub(r'[\s{}\\]', '', n) for n in names), key=len, reverse=True)

    def number(match: 're.Match[str]') -> str:
        if match.group() not in seen:
            seen.append(match.group())
        return f'#{seen.index(match.group())}'

    if declared:
        text = re.sub('|'.join(f'(?<![a-zA-Z]){re.escape(n)}' for n in declared) + '|' + '|'.join(
            re.escape(n) for n in declared if len(n) == 1), number, text)
    return f'{text} by {seen.index(wrt) if wrt in seen else wrt}, {order}'


def duplicates(problems: List[Problem], others: List[Dict]) -> Iterator[Tuple[Problem, str]]:
    seen = {}
    for r in others:
        names = [n.strip() for part in (r['where'] or '').split(';') for n in part.split(':')[0].split(',')]
        seen[skeleton(r['program'], names, r['wrt'], r['order'])] = r['id']
    ids = {r['id'] for r in others}
    for p in problems:
        key = skeleton(p.program, p.declarations, p.wrt, p.order)
        if key in seen:
            yield p, f'the same as {seen[key]}'
        if p.id in ids:
            yield p, 'the id is taken'
        if len(set(p.dims.values())) < len(p.dims):
            yield p, 'two sizes are equal'
        seen[key] = p.id
        ids.add(p.id)
