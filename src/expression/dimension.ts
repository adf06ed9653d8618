/**
 * Sizes: polynomials in named dimensions with integer coefficients (`m`, `3`, `m·n`, `m + 1`). Equal sizes are the
 * same object, so `===` compares them. Names that begin with `?` are the unknowns of shape inference.
 */
export interface Dim {
  /** canonical text, `2·m·n + 1` */
  readonly key: string
  readonly terms: readonly DimTerm[]
}

interface DimTerm {
  readonly coefficient: number
  readonly names: readonly string[]
}

const interned = new Map<string, Dim>()

const termKey = (t: DimTerm): string => {
  if (t.names.length === 0) return String(t.coefficient)
  const factor = t.coefficient === 1 ? '' : t.coefficient === -1 ? '-' : `${t.coefficient}·`
  return factor + t.names.join('·')
}

function intern(terms: readonly DimTerm[]): Dim {
  const merged = new Map<string, DimTerm>()
  for (const t of terms) {
    const k = t.names.join('·')
    const before = merged.get(k)
    merged.set(k, { coefficient: (before?.coefficient ?? 0) + t.coefficient, names: t.names })
  }
  const kept = [...merged.entries()]
    .filter(([, t]) => t.coefficient !== 0)
    .sort(([a, s], [b, t]) => t.names.length - s.names.length || (a < b ? -1 : a > b ? 1 : 0))
    .map(([, t]) => t)
  const key = kept.length === 0 ? '0' : kept.map(termKey).join(' + ').replaceAll('+ -', '- ')
  const found = interned.get(key)
  if (found) return found
  const made: Dim = Object.freeze({ key, terms: kept })
  interned.set(key, made)
  return made
}

export const dim = (size: number | string): Dim =>
  typeof size === 'number'
    ? intern(size === 0 ? [] : [{ coefficient: size, names: [] }])
    : intern([{ coefficient: 1, names: [size] }])

/** A number for a size, as a name that smaller numbers can stand in for: it begins with `#`. */
export const namedNumber = (size: number): Dim => dim(`#${size}`)

/** 784 of the name `#784`. */
export const numberNamed = (name: string): number | undefined =>
  name.startsWith('#') ? Number(name.slice(1)) : undefined

/** A text about sizes with such names as the numbers that they are. */
export const withNumbers = (text: string): string =>
  text.replace(/(?:\d+·)?#\d+(?:·#\d+)*/g, (product) =>
    String(product.split('·').reduce((p, factor) => p * Number(factor.replace('#', '')), 1)),
  )

export const addDims = (...dims: readonly Dim[]): Dim => intern(dims.flatMap((d) => d.terms))

export const multiplyDims = (a: Dim, b: Dim): Dim =>
  intern(
    a.terms.flatMap((s) =>
      b.terms.map((t) => ({
        coefficient: s.coefficient * t.coefficient,
        names: [...s.names, ...t.names].sort(),
      })),
    ),
  )

/** a / b, if b is one term that divides every term of a. */
export function divideDim(a: Dim, b: Dim): Dim | undefined {
  const by = b.terms[0]
  if (b.terms.length !== 1 || !by) return undefined
  const terms: DimTerm[] = []
  for (const t of a.terms) {
    const names = [...t.names]
    for (const n of by.names) {
      const at = names.indexOf(n)
      if (at < 0) return undefined
      names.splice(at, 1)
    }
    if (t.coefficient % by.coefficient !== 0) return undefined
    terms.push({ coefficient: t.coefficient / by.coefficient, names })
  }
  return intern(terms)
}

/** The size as a number, if it has no names. */
export function constantDim(d: Dim): number | undefined {
  if (d.terms.length === 0) return 0
  return d.terms.length === 1 && d.terms[0]!.names.length === 0 ? d.terms[0]!.coefficient : undefined
}

/** The name, if the size is a bare name. */
export function dimName(d: Dim): string | undefined {
  const t = d.terms[0]
  return d.terms.length === 1 && t!.coefficient === 1 && t!.names.length === 1 ? t!.names[0] : undefined
}

/** All names in it, each once. */
export const dimNames = (d: Dim): string[] => [...new Set(d.terms.flatMap((t) => t.names))]

/** Replaces names by sizes. */
export const substituteDim = (d: Dim, by: (name: string) => Dim | undefined): Dim =>
  addDims(
    ...d.terms.map((t) =>
      t.names.reduce<Dim>((p, n) => multiplyDims(p, by(n) ?? dim(n)), dim(t.coefficient)),
    ),
  )

/** Its value under given sizes; a name without a size throws. */
export function evaluateDim(d: Dim, sizes: ReadonlyMap<string, number>): number {
  let total = 0
  for (const t of d.terms) {
    let product = t.coefficient
    for (const n of t.names) {
      const size = sizes.get(n)
      if (size === undefined) throw new Error(`no size for dimension ${n}`)
      product *= size
    }
    total += product
  }
  return total
}
