/** A size as it is written: a name, a literal, `m*n` of a Kronecker product, `m+n` of stacked blocks. */
export type Size = string

export interface Shape {
  readonly rows: Size
  readonly columns: Size
}

export const scalar: Shape = { rows: '1', columns: '1' }
export const vector = (length: Size): Shape => ({ rows: length, columns: '1' })
export const row = (length: Size): Shape => ({ rows: '1', columns: length })
export const matrix = (rows: Size, columns: Size): Shape => ({ rows, columns })

export type Kind = 'scalar' | 'vector' | 'row' | 'matrix'

export function kindOf({ rows, columns }: Shape): Kind {
  if (columns === '1') return rows === '1' ? 'scalar' : 'vector'
  return rows === '1' ? 'row' : 'matrix'
}

export const sameShape = (a: Shape, b: Shape): boolean => a.rows === b.rows && a.columns === b.columns
export const turned = ({ rows, columns }: Shape): Shape => ({ rows: columns, columns: rows })
export const isSquare = (s: Shape): boolean => s.rows === s.columns && s.rows !== '1'
export const isScalar = (s: Shape): boolean => kindOf(s) === 'scalar'
export const isArray = (s: Shape): boolean => !isScalar(s)
export const isMatrix = (s: Shape): boolean => kindOf(s) === 'matrix'
export const isVector = (s: Shape): boolean => kindOf(s) === 'vector'

/** The sizes that variables have: three names and a number, all different at every sampled point. */
export const sizes: readonly Size[] = ['n', 'n', 'n', 'm', 'm', 'p', '3']

/** `m*n` or `m+n` of the sizes on both sides of the sign. */
export function pairOf(size: Size, sign: '*' | '+'): readonly [Size, Size] | undefined {
  const [a, b] = size.split(sign)
  return b === undefined ? undefined : [a!, b]
}

/** Neither a product nor a sum of sizes. */
export const isSimple = (size: Size): boolean => !/[*+]/.test(size)
