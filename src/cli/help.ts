import { createRequire } from 'node:module'

export const version = (): string =>
  (createRequire(import.meta.url)('../../package.json') as { version: string }).version

export const help = (): string => `gradus: matrix derivatives, step by step, every line checked numerically

usage:
  gradus EXPR --wrt X [options]             derive; prints the LaTeX of the answer
  gradus FILE.gradus | gradus -             a program from a file or standard input, its requests answered in order
  gradus check EXPR --wrt X --claim ANSWER  is my answer right, and if not, why not?
  gradus check EXPR --wrt X --work FILE     is my derivation right, line by line? (- is standard input)
  gradus batch                              JSON Lines in, JSON Lines out, one problem a line
  gradus rules [NAME]                       the rule book; a rule with its proof

options:
  --wrt X[,Y]              by what; may be left out where the program carries a request
  --of L                   of what, in a program; default the last definition
  --where 'W: m×n; x: n'   shapes and properties
  --layout LAYOUT          numerator, denominator (default), mixed, or both beside each other
  --order 2                the Hessian; 3 …: of the derivative before
  --and Y                  a mixed second derivative, ∂²L/∂X∂Y
  --form FORM              differential (dY = A dX B), kronecker (∂vec Y/∂vec X) or components (∂Y_kl/∂X_ij)
  --upstream               the result feeds a loss: ∂L/∂X in terms of ∂L/∂y
  --steps                  the whole derivation
  --detail DETAIL          of the steps: brief, normal (default), or full, with the proofs of the rules
  --mark                   with each step the line of the program, what the step is applied to in red (LaTeX: xcolor)
  --document               a whole LaTeX file, with the derivation if --steps is given
  --format FORMAT          latex (default), unicode, markdown, html (MathML), speech, json or numpy
  --lang LANGUAGE          of titles, reasons, notes and verdicts: en (default) or zh
  --expand                 write out the names of the program
  --method METHOD          how it is told: chain (default), differential or components
  --function f=tanh        what an unknown function stands for in checks and code
  --no-check               leave out the numeric check
  --samples N, --seed N, --tolerance T
                           of the check: random points (5), seed (1), greatest relative error (1e-6)
  --help, --version

Standard output holds the answer and nothing else; how the input was read, and the check, are told on standard error.
Exit status: 0 answered and checked; 1 the check failed or the claim is wrong (batch: some line was not right);
2 the input could not be read.

examples:
  gradus '||W x||^2' --wrt W
  gradus 'log det X' --wrt X --layout numerator --steps --format unicode
  gradus check "x' A x" --wrt x --claim "2 A x"
  echo 'a = tanh(W x); L = sum(a); ∂L/∂W' | gradus -
`
