import type { Account, Answer } from '../../derivation/account.js'
import { symbol } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { substitute } from '../../expression/substitute.js'
import { GradusError } from '../../language/errors.js'
import { canonicalName } from '../../language/parser.js'
import type { Syntax } from '../../language/syntax.js'
import { countNodes } from '../../print/count.js'
import type { Asked, Readers } from '../asked.js'
import { diagnoseRead, isMisfit } from '../diagnose.js'
import type { Diagnosis } from '../diagnosis.js'
import { agree, samplesOf } from '../points.js'
import { attempt, type Claim, elaborated, refuseOpenDerivatives } from '../reading.js'
import { actionOf, like } from '../slips/action.js'
import { type Place, placesIn } from '../slips/places.js'
import { derivativeName, Quantities } from './quantities.js'
import { linesOf, type WrittenLine } from './split.js'

/**
 * - `right`: all its sides are equal, and are what they are said to be; `definition`: it names something;
 * - `wrong`; `follows`: wrong, but as a line before that is;
 * - `unread`: it cannot be judged.
 */
export type LineVerdict = 'right' | 'definition' | 'wrong' | 'follows' | 'unread'

export interface JudgedLine {
  readonly line: WrittenLine
  readonly verdict: LineVerdict
  /** of a wrong line: the side that is wrong, from 0, and what is wrong with it */
  readonly side?: number
  readonly diagnosis?: Diagnosis
  /** of an unread one: why; of a wrong one, why its parts do not fit each other */
  readonly reason?: GradusError
  /** it says what the derivative is that was asked for */
  readonly answers: boolean
}

/** A whole derivation, line by line. @throws GradusError where there is none */
export function judgeWork(asked: Asked, text: string): JudgedLine[] {
  const lines = linesOf(text)
  if (lines.length === 0)
    throw new GradusError({
      code: 'work/empty',
      message: 'there is no line to judge',
      hint: 'a line for each step: z = W x, ∂L/∂z = 2 z, …',
      input: 'option',
    })
  const work = new Work(asked)
  return lines.map((line) => work.judge(line))
}

/** What the sides of a line should be equal to: an answer, and the derivation that it comes from. */
interface Truth {
  readonly account: Account
  readonly answer: Answer
  readonly answers: boolean
  /** under which name other lines speak of it */
  readonly name?: string
}

class Work {
  readonly #asked: Asked
  readonly #quantities: Quantities
  /** of the line before */
  #last: Truth | 'unread' | undefined
  /** what wrong lines said, and of what they said it */
  readonly #wrong: Expr[] = []
  readonly #believed = new Map<string, Expr>()

  constructor(asked: Asked) {
    this.#asked = asked
    const { by } = asked.account
    const direction =
      asked.answer.direction ??
      symbol(`d${by.name}`, by.shape, { origin: 'engine', role: { type: 'differential', of: by } })
    this.#quantities = new Quantities(asked, direction)
  }

  judge(line: WrittenLine): JudgedLine {
    const before = this.#last
    const judged = attempt(() => this.#judge(line))
    if (!(judged instanceof GradusError)) return judged
    if (!line.continues) {
      const name = line.sides.length > 1 ? nameAtEnd(line.sides[0]!) : undefined
      if (name !== undefined) this.#quantities.lose(name, line.number)
      if (this.#last === before) this.#last = 'unread'
    }
    return { line, verdict: 'unread', reason: judged, answers: false }
  }

  #judge(line: WrittenLine): JudgedLine {
    const [left, ...rights] = line.sides as [string, ...string[]]
    if (line.continues && this.#last) return this.#compare(line, goneOn(this.#last), line.sides, 0)
    if (rights.length === 0) return this.#compare(line, this.#truthOfBare(left), [left], 0)
    this.#nameByDifferential(left, rights[0]!)
    const own = this.#defined(line, left, rights)
    if (own) return own
    const truth = this.#truthOf(left)
    const judged = truth
      ? this.#compare(line, truth, rights, 1)
      : this.#compare(line, this.#plain(this.#read(left, undefined).read, this.#asked.account), rights, 1)
    const name = canonicalName(left)
    if (judged.verdict === 'right' && name && this.#quantities.known(name)) this.#rewrite(name, rights[0]!)
    return judged
  }

  /** dL = 2 eᵀ de of a function without a name: it is called L. */
  #nameByDifferential(left: string, right: string): void {
    const name = canonicalName(left)
    if (!name?.startsWith('d') || this.#quantities.known(name) || this.#quantities.differential(name)) return
    const { syntax } = this.#read(right, undefined)
    const isChange = ({ node }: Place): boolean =>
      node.type === 'name' && this.#quantities.isDifferential(node.name)
    if (placesIn(syntax).some(isChange)) this.#quantities.nameFunction(name.slice(1), false)
  }

  /** A name that nothing stands for yet is defined by its line. */
  #defined(line: WrittenLine, left: string, rights: readonly string[]): JudgedLine | undefined {
    const name = canonicalName(left)
    if (name === undefined || this.#quantities.known(name) || this.#quantities.differential(name))
      return undefined
    const { read } = this.#read(rights[0]!, undefined)
    if (read instanceof GradusError) throw read
    const { given } = this.#asked.account
    this.#quantities.define(name, read, given.origin === 'engine' && this.#equal(given, read))
    const truth = this.#plain(read, this.#asked.account)
    const rest = this.#compare(line, truth, rights.slice(1), 2)
    return rest.verdict === 'right' ? { ...rest, verdict: 'definition' } : rest
  }

  /** What is known is written in a new way: derivatives are taken of it as it stands there. */
  #rewrite(name: string, text: string): void {
    const known = this.#quantities.known(name)
    const { read } = this.#read(text, known)
    if (!(read instanceof GradusError) && known) this.#quantities.rewrite(name, read)
  }

  /** Of a left side: a derivative, a differential, a name. */
  #truthOf(left: string): Truth | undefined {
    const named = this.#quantities.derivativeIn(left)
    if (named) {
      const account = this.#quantities.account(named)
      const main = account === this.#asked.account
      const answer = main ? this.#asked.answer : account.answer
      return { account, answer, answers: main, name: derivativeName(named) }
    }
    const name = canonicalName(left)
    if (name === undefined) return undefined
    const { direction } = this.#quantities
    const changed = this.#quantities.differential(name)
    if (changed) {
      const answer: Answer = { value: changed, form: 'differential', side: 'numerator', direction }
      const of = this.#quantities.known(name.slice(1))
      const { account, answer: shown } = this.#asked
      return {
        account: of ? { ...account, result: of } : account,
        answer,
        answers: shown.form === 'differential' && of === account.given,
        name,
      }
    }
    const known = this.#quantities.known(name)
    return known && this.#plain(known, this.#asked.account)
  }

  /** An expression alone is the function written in another way, or the derivative. */
  #truthOfBare(text: string): Truth {
    const { account, answer } = this.#asked
    const function_ = this.#plain(account.given, account)
    const { read } = this.#read(text, account.given)
    if (!(read instanceof GradusError) && this.#equal(function_.answer.value, read)) return function_
    return { account, answer, answers: true }
  }

  #plain(value: Expr | GradusError, account: Account): Truth {
    if (value instanceof GradusError) throw value
    return { account, answer: { value, form: 'components', side: 'numerator' }, answers: false }
  }

  /** @param first the place of the first of these sides in the line */
  #compare(line: WrittenLine, truth: Truth, sides: readonly string[], first: number): JudgedLine {
    this.#last = truth
    const before: Expr[] = []
    for (const [i, text] of sides.entries()) {
      const claim = this.#read(text, truth.answer.value, truth.answer)
      const { read } = claim
      const diagnosis = attempt(() => this.#diagnosed(claim, truth))
      if (diagnosis instanceof GradusError) {
        if (!isMisfit(diagnosis)) throw diagnosis
        return { line, verdict: 'wrong', side: first + i, reason: diagnosis, answers: truth.answers }
      }
      if (diagnosis.verdict !== 'equal') {
        const follows =
          !(read instanceof GradusError) &&
          (this.#follows(read, before) || this.#readOff(read, truth, claim.answer))
        if (!(read instanceof GradusError)) {
          this.#wrong.push(read)
          if (truth.name !== undefined) this.#believed.set(truth.name, read)
        }
        const side = first + i
        return { line, verdict: follows ? 'follows' : 'wrong', side, diagnosis, answers: truth.answers }
      }
      if (!(read instanceof GradusError)) before.push(read)
    }
    return { line, verdict: 'right', answers: truth.answers }
  }

  #diagnosed(claim: Claim, { account, answer }: Truth): Diagnosis {
    const plain = this.#readers()
    const syntax = (text: string): Syntax => this.#inNames(plain.syntax(text), text)
    const readers = { ...plain, syntax }
    const diagnosis = diagnoseRead(
      { ...this.#asked, account, answer, readersFor: () => readers, otherForms: () => [] },
      claim,
    )
    if (diagnosis) return diagnosis
    throw new GradusError({ code: 'claim/size', message: 'the arrays have too many entries to be compared' })
  }

  /** Whether a wrong side is what a wrong line before said, or what the sides before it are with that put in. */
  #follows(wrong: Expr, before: readonly Expr[]): boolean {
    if (this.#wrong.some((w) => this.#equal(w, wrong))) return true
    if (this.#believed.size === 0) return false
    return before.some((e) => {
      const put = attempt(() =>
        substitute(e, (x) => (x.kind === 'symbol' ? this.#believed.get(x.name) : undefined)),
      )
      return !(put instanceof GradusError) && put !== e && this.#equal(put, wrong)
    })
  }

  /** Whether a wrong derivative is what a wrong df before says. */
  #readOff(wrong: Expr, { account, answers }: Truth, answer: Answer): boolean {
    const differential = this.#believed.get(`d${account.given.name}`)
    const act = actionOf(answer)
    if (!answers || !differential || !act) return false
    const { direction } = this.#quantities
    const samples = samplesOf(this.#asked, differential, wrong, [direction])
    if (samples === 'large' || samples.length === 0) return false
    return samples.every((s) => {
      const said = act(s.claim, s.at(direction))
      return said !== undefined && like(said, s.answer) && agree(said, s.answer)
    })
  }

  #readers(): Readers {
    return this.#asked.readersFor(this.#asked.answer, this.#quantities.symbols)
  }

  #read(text: string, like: Expr | undefined, answer?: Answer): Claim {
    const syntax = this.#inNames(this.#readers().syntax(text), text)
    const readers = this.#readers()
    const beside: Answer = answer ?? { value: like!, form: 'components', side: 'numerator' }
    const read =
      answer || like
        ? elaborated(syntax, beside, (s, shape) => readers.expression(s, shape, text))
        : attempt(() => readers.expression(syntax, undefined, text))
    refuseOpenDerivatives(this.#asked, syntax, read)
    return { answer: beside, syntax, nodes: countNodes(syntax), read }
  }

  #inNames(s: Syntax, text: string): Syntax {
    return this.#quantities.inNames(s, (part) => this.#readers().expression(part, undefined, text))
  }

  #equal(a: Expr, b: Expr): boolean {
    const samples = samplesOf(this.#asked, a, b, [this.#quantities.direction])
    return samples !== 'large' && samples.length > 0 && samples.every((s) => agree(s.answer, s.claim))
  }
}

/** Of `the residual e`, e. */
function nameAtEnd(left: string): string | undefined {
  return canonicalName(left) ?? canonicalName(left.split(/[\s,]+/).at(-1)!)
}

function goneOn(before: Truth | 'unread'): Truth {
  if (before !== 'unread') return before
  throw new GradusError({
    code: 'work/continues',
    message: 'it goes on from a line that could not be read',
    hint: 'say again what it is equal to: ∂L/∂z = …',
  })
}
