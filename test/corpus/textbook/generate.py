#!/usr/bin/python3
"""
Writes problems.jsonl from the problems in topics/ (Debian: python3-torch). Each derivative comes from automatic
differentiation, and is tried against central differences and the textbook's formula; any that differs is an error.
"""

import json
import sys
from pathlib import Path
from typing import Dict

from torch import Tensor

from derive import Disagreement, derive
from draw import draw_inputs
from duplicates import duplicates
from problem import Problem
from topics import problems

here = Path(__file__).parent
# the shared corpus, where it is beside the project
shared = here / '../../../../shared/corpus/problems.jsonl'


def numbers(x: object) -> object:
    """Rounded to 12 significant digits."""
    if isinstance(x, list):
        return [numbers(i) for i in x]
    return float('%.12g' % x)


def record(problem: Problem) -> Dict[str, object]:
    inputs = draw_inputs(problem)
    value, derivative = derive(problem, inputs)
    return {
        'id': problem.id,
        'topic': problem.topic,
        'source': problem.source,
        'program': problem.program,
        'where': problem.where,
        'of': problem.of,
        'wrt': problem.wrt,
        'order': problem.order,
        **({'functions': problem.functions} if problem.functions else {}),
        'expect': problem.expect,
        'difficulty': problem.difficulty,
        'dims': problem.dims,
        'inputs': {k: v if isinstance(v, int) else v.tolist() for k, v in inputs.items()},
        'value': numbers(listed(value)),
        'derivative': numbers(listed(derivative)),
    }


def listed(x: Tensor) -> object:
    return x.detach().tolist()


def main() -> int:
    others = [json.loads(l) for l in shared.read_text('utf-8').splitlines()] if shared.exists() else []
    faults = [f'{p.id}: {what}' for p, what in duplicates(problems, others)]
    lines = []
    for p in problems:
        try:
            lines.append(json.dumps(record(p), ensure_ascii=False))
        except (Disagreement, RuntimeError, TypeError, KeyError, ValueError, IndexError) as e:
            faults.append(f'{p.id}: {type(e).__name__}: {e}')
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    (here / 'problems.jsonl').write_text('\n'.join(lines) + '\n', 'utf-8')
    print(f'{len(lines)} problems')
    return 0


if __name__ == '__main__':
    sys.exit(main())
