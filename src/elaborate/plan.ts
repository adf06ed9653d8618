import { constantDim, type Dim } from '../expression/dimension.js'
import type { Operator } from '../expression/operator.js'
import { named, phrase } from '../expression/phrase.js'
import { type Shape, scalar } from '../expression/shape.js'
import type {
  ApplySyntax,
  BigSyntax,
  CallSyntax,
  CasesSyntax,
  ComparisonSyntax,
  ComponentSyntax,
  ConstantSyntax,
  MatrixSyntax,
  NameSyntax,
  NormSyntax,
  Syntax,
} from '../language/syntax.js'
import { operatorNamed } from '../operators/index.js'
import { type Environment, readSize } from './environment.js'
import { namePlan, type Plan, type Reader } from './read.js'
import {
  callRule,
  commutationRule,
  hessianRule,
  jacobianRule,
  mapRule,
  slopeRule,
  unknownRule,
  unvecRule,
} from './rules/functions.js'
import { componentRule, deltaRule, ordinalRule } from './rules/indices.js'
import {
  constantRule,
  identityRule,
  numberRule,
  onesRule,
  sizeRule,
  unitRule,
  zerosRule,
} from './rules/leaves.js'
import { literalRule } from './rules/literals.js'
import { casesRule, comparisonRule, indexComparisonRule } from './rules/logic.js'
import { barsRule, normRule } from './rules/norms.js'
import {
  elementwisePowerRule,
  exponentialRule,
  inverseRule,
  powerRule,
  transposeRule,
} from './rules/powers.js'
import { divideRule, hadamardRule, innerRule, productRule, quotientRule } from './rules/products.js'
import { bigRule, type Range } from './rules/ranges.js'
import { negateRule, sumRule } from './rules/sums.js'
import { isSmallTranspose } from './small-transpose.js'
import type { Index, Place, Rule, Scope } from './term.js'

/** Which rule reads a node, over which of its parts. */
export function planOf(s: Syntax, scope: Scope | undefined, r: Reader): Plan {
  const over = (rule: Rule, ...parts: readonly Syntax[]): Plan => ({
    rule,
    parts: parts.map((syntax) => ({ syntax, scope })),
  })
  switch (s.type) {
    case 'number':
      return over(numberRule(s.text))
    case 'name':
      return readName(s, scope, r)
    case 'constant':
      return readConstant(s, scope, r)
    case 'sum':
      return over(sumRule(s.terms.map((t) => t.sign)), ...s.terms.map((t) => t.term))
    case 'negate':
      return over(negateRule, s.arg)
    case 'product':
      return over(productRule, ...s.factors)
    case 'quotient':
      return over(quotientRule, s.numerator, s.denominator)
    case 'binary':
      return s.op === 'kron'
        ? over(functionRule('kron', 2, s, r), s.left, s.right)
        : over(
            s.op === 'hadamard' ? hadamardRule : s.op === 'divide' ? divideRule : innerRule,
            s.left,
            s.right,
          )
    case 'inner':
      return over(innerRule, s.left, s.right)
    case 'power':
      if (s.elementwise) return over(elementwisePowerRule, s.base, s.exponent)
      if (r.env.smallTranspose && isSmallTranspose(s)) return over(transposeRule, s.base)
      return isEuler(s.base) ? over(exponentialRule, s.exponent) : over(powerRule, s.base, s.exponent)
    case 'transpose':
      return over(transposeRule, s.arg)
    case 'inverse':
      return over(inverseRule, s.arg)
    case 'pseudoinverse':
      return over(functionRule('pinv', 1, s, r), s.arg)
    case 'call':
      return readCall(s, scope, r)
    case 'apply':
      return readApply(s, scope, r)
    case 'norm':
      return readNorm(s.arg, s.kind, s, scope, r)
    case 'bars':
      return over(barsRule, s.arg)
    case 'component':
      return readComponent(s, scope, r)
    case 'big':
      return readBig(s, scope, r)
    case 'comparison':
      return readComparison(s, scope, r)
    case 'indicator':
      return readComparison(s.condition, scope, r)
    case 'cases':
      return over(casesRule, ...caseParts(s))
    case 'matrix':
      return readLiteral(s, scope, r)
    case 'partial':
      return namePlan(r.partial(s.of, s.by, s))
  }
}

function readComponent(s: ComponentSyntax, scope: Scope | undefined, r: Reader): Plan {
  const at = s.at.map((p) => r.position(p, scope))
  const [i, j] = at
  if (isDelta(s.of, r) && at.length === 2 && i !== ':' && j !== ':')
    return { parts: [], rule: deltaRule(i!, j!) }
  return { rule: componentRule(at), parts: [{ syntax: s.of, scope }] }
}

/** δ with two subscripts is Kronecker's, unless something has the name. */
const isDelta = (s: Syntax, { env }: Reader): boolean =>
  s.type === 'name' && s.name === 'δ' && !env.variables.has('δ') && !env.pending.has('δ')

const isEuler = (s: Syntax): boolean => s.type === 'constant' && s.name === 'e'

const caseParts = (s: CasesSyntax): Syntax[] =>
  s.branches.flatMap((b) => (b.condition ? [b.value, b.condition] : [b.value]))

function readName(s: NameSyntax, scope: Scope | undefined, r: Reader): Plan {
  const index = r.index(s.name, scope)
  if (index?.bound || index?.counts) return { parts: [], rule: ordinalRule(index) }
  if (index) r.fail('index/number', `${s.name} is an index; it stands in subscripts, not for a number`, s)
  const { env } = r
  if (!env.variables.has(s.name) && !env.pending.has(s.name) && env.dims.has(s.name))
    return { parts: [], rule: sizeRule(readSize(s, env, r.origin)) }
  return namePlan(r.variable(s))
}

function readConstant(s: ConstantSyntax, scope: Scope | undefined, r: Reader): Plan {
  const leaf = (rule: Rule): Plan => ({ parts: [], rule })
  const size = (i: number): Dim | undefined => (s.args[i] ? readSize(s.args[i], r.env, r.origin) : undefined)
  const fresh = (): Dim => r.env.sizes.fresh()
  switch (s.name) {
    case 'pi':
    case 'e':
      return leaf(constantRule(s.name))
    case 'identity':
      return leaf(identityRule(size(0) ?? fresh()))
    case 'ones':
      return leaf(onesRule(size(0) ?? fresh(), size(1)))
    case 'zeros':
      return leaf(zerosRule(size(0) ?? fresh(), size(1)))
    case 'unit': {
      const at = r.position(s.args[0] ?? ':', scope)
      if (at === ':') return r.fail('index/form', 'a unit vector has one position', s)
      return leaf(unitRule(at, size(1) ?? fresh()))
    }
    case 'infinity':
      return r.fail('value/infinity', '∞ is no number to calculate with', s)
  }
}

/** The rule of a function of the language. */
function functionRule(fn: string, arity: number, s: Syntax, r: Reader): Rule {
  const found = operatorNamed(fn, new Array<Shape>(arity).fill(scalar))
  if (found) return callRule(fn, arity, found)
  return r.fail(
    'function/unknown',
    `${fn} with ${arity} argument${arity === 1 ? '' : 's'} is not a function of the language`,
    s,
  )
}

function readCall(s: CallSyntax, scope: Scope | undefined, r: Reader): Plan {
  const parts = (args: readonly Syntax[]): Plan['parts'] => args.map((syntax) => ({ syntax, scope }))
  if (s.fn === 'norm') return readNorm(s.args[0]!, normKind(s.args[1]), s, scope, r)
  const size = (i: number): Dim => readSize(s.args[i]!, r.env, r.origin)
  if (s.fn === 'commutation') return { parts: [], rule: commutationRule(size(0), size(1)) }
  if (s.fn === 'unvec') return { parts: parts(s.args.slice(0, 1)), rule: unvecRule(size(1), size(2)) }
  return { parts: parts(s.args), rule: functionRule(s.fn, s.args.length, s, r) }
}

/** The second argument of norm(x, p). */
const normKind = (s: Syntax | undefined): NormSyntax['kind'] =>
  s?.type === 'name' && /^(F|fro)$/.test(s.name)
    ? 'F'
    : s?.type === 'name' && /^nuc$/.test(s.name)
      ? '*'
      : (s ?? null)

function readNorm(
  arg: Syntax,
  kind: NormSyntax['kind'],
  s: Syntax,
  scope: Scope | undefined,
  r: Reader,
): Plan {
  const over = (rule: Rule, ...parts: readonly Syntax[]): Plan => ({
    rule,
    parts: parts.map((syntax) => ({ syntax, scope })),
  })
  if (kind === null) return over(normRule('euclid', r.text(s)), arg)
  if (kind === 'F' || kind === '*') return over(normRule(kind, r.text(s)), arg)
  if (kind.type === 'name' && kind.name === 'max') return over(normRule('max', r.text(s)), arg)
  if (kind.type === 'constant' && kind.name === 'infinity') return over(normRule('infinity', r.text(s)), arg)
  if (kind.type === 'number' && Number(kind.text) === 1) return over(normRule('1', r.text(s)), arg)
  if (kind.type === 'number' && Number(kind.text) === 2) return over(normRule('2', r.text(s)), arg)
  return over(normRule('p', r.text(s)), arg, kind)
}

function readApply(s: ApplySyntax, scope: Scope | undefined, r: Reader): Plan {
  const { env } = r
  if (s.args.length !== 1) r.fail('function/arity', `${s.fn} takes one argument`, s)
  const known = s.order > 0 ? operatorNamed(s.fn, [scalar]) : undefined
  if (known) return readSlope(s, known, scope, r)
  const f = env.functions.get(s.fn) ?? { name: s.fn }
  env.functions.set(s.fn, f)
  const parts = [{ syntax: s.args[0]!, scope }]
  const scalarMap = f.from && f.to && constantDim(f.from) === 1 && constantDim(f.to) === 1
  if (f.from && f.to && !scalarMap) {
    if (s.order > 1 || (s.order === 1 && !s.jacobian))
      r.fail('function/derivative', `${s.fn} maps vectors; its derivative is the Jacobian J_${s.fn}`, s)
    if (s.jacobian && s.order === 1) {
      if (constantDim(f.to) !== 1)
        r.fail('function/hessian', `a Hessian is of a scalar function; ${s.fn} has ${f.to.key} components`, s)
      return { parts, rule: hessianRule(s.fn, f.from) }
    }
    return { parts, rule: s.jacobian ? jacobianRule(s.fn, f.from, f.to) : mapRule(s.fn, f.from, f.to) }
  }
  if (s.jacobian && s.order === 1)
    r.fail('function/hessian', `H_${s.fn} is of a function of vectors`, s, `declare ${s.fn}: R^n -> R`)
  return { parts, rule: s.jacobian ? jacobianRule(s.fn) : unknownRule(s.fn, s.order) }
}

/** tanh'(z): the derivative of a function of the language, entry by entry. */
function readSlope(s: ApplySyntax, op: Operator, scope: Scope | undefined, r: Reader): Plan {
  const fn = `${s.fn}${"'".repeat(s.order)}`
  if (!op.elementwise || op.spelling?.arity[0] !== 1 || op.heldConstant || s.order > 1)
    r.fail(
      'function/derivative',
      s.order > 1
        ? `${fn} is not read: of a known function only the first derivative has a sign`
        : `${fn} is not read: ${s.fn} is not a function of one number`,
      s,
      'write the derivative out, or ask for it with d/dx',
    )
  return { parts: [{ syntax: s.args[0]!, scope }], rule: slopeRule(s.fn, op) }
}

function readBig(s: BigSyntax, scope: Scope | undefined, r: Reader): Plan {
  const ranges: Range[] = []
  const indices: Index[] = []
  let inner = scope
  for (const i of s.indices) {
    ranges.push({
      ...(i.from && { from: beginning(i.name, i.from, inner, r) }),
      ...(i.to && { to: r.limit(i.to, inner) }),
    })
    const index: Index = {
      name: i.name,
      shown: freeName(i.name, inner, r.env),
      length: r.env.sizes.fresh(),
      bound: true,
      uses: { alone: false, ahead: 0 },
      ...(s.span && { span: s.span }),
    }
    indices.push(index)
    inner = { index, outer: inner }
  }
  noteUnequal(s, inner, r)
  return {
    rule: bigRule(s.op, indices, ranges),
    parts: [s.body, ...s.conditions].map((syntax) => ({ syntax, scope: inner })),
  }
}

/** Where an index starts. */
function beginning(name: string, from: Syntax, scope: Scope | undefined, r: Reader): Place {
  if (from.type === 'number' && Number(from.text) === 0)
    r.fail(
      'index/range',
      `the index ${name} starts at 0; positions count from 1`,
      from,
      `let ${name} start at 1, and write ${name}-1 where it counts from 0`,
    )
  return r.limit(from, scope)
}

/** Σ_{i≠j} beside a j that nothing binds: often the sum over all pairs is meant. */
function noteUnequal(s: BigSyntax, scope: Scope | undefined, r: Reader): void {
  for (const { relation, left, right } of s.conditions)
    if (relation === '!=' && left.type === 'name' && right.type === 'name' && !r.index(right.name, scope))
      r.env.note(phrase('reading.unequal', { i: named(left), j: named(right) }))
}

/** An index that hides another of its name is shown under a letter of its own. */
function freeName(name: string, scope: Scope | undefined, env: Environment): string {
  const taken = new Set<string>()
  for (let s = scope; s; s = s.outer) taken.add(s.index.shown ?? s.index.name)
  if (!taken.has(name)) return name
  return [...'ijklrstuv'].find((c) => !taken.has(c) && !env.variables.has(c)) ?? `${name}'`
}

function readComparison(s: ComparisonSyntax, scope: Scope | undefined, r: Reader): Plan {
  const positions = r.indexComparison(s, scope)
  if (positions) return { parts: [], rule: indexComparisonRule(s.relation, ...positions) }
  return {
    rule: comparisonRule(s.relation),
    parts: [s.left, s.right].map((syntax) => ({ syntax, scope })),
  }
}

function readLiteral(s: MatrixSyntax, scope: Scope | undefined, r: Reader): Plan {
  if (s.rows.length === 0 || s.rows.some((row) => row.length === 0))
    r.fail('shape/matrix', 'this matrix has an empty row', s)
  const isZero = (e: Syntax): boolean => e.type === 'number' && Number(e.text) === 0
  return {
    rule: literalRule(s.rows.map((row) => row.map(isZero))),
    parts: s.rows.flat().map((syntax) => ({ syntax, scope })),
  }
}
