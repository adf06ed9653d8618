/** kinds of names, by their letter in the inference of kinds */
export const kinds = { s: 'scalar', v: 'vector', c: 'row vector', m: 'matrix' }

/** how the input was read */
export const reading = {
  byConvention: ({ name, kind }: { name: string; kind: string }) => `${name} is a ${kind}, by convention`,
  fromUse: ({ name, kind, use }: { name: string; kind: string; use: string }) =>
    `${name} is a ${kind}, from its use in ${use}`,
  position: ({ name }: { name: string }) => `${name} is a fixed position (an index)`,
  size: ({ size, of, axis }: { size: string; of: string; axis: 'size' | 'range' | 'length' }) =>
    `${size} names the ${axis} of ${of}`,
  sizes: ({ sizes, of }: { sizes: readonly string[]; of: string }) =>
    `${sizes.join(', ')} name the sizes of ${of}`,
  half: ({ a, b, c }: { a: string; b: string; c: string }) =>
    `${a}/${b}${c} is read (${a}/${b})${c}; the other reading is ${a}/(${b}${c})`,
  asProduct: ({ name, of }: { name: string; of: string }) =>
    `${name}(${of}) is read as a product, ${name} times ${of}; for a function declare ${name}: R^n -> R or the like`,
  undeclared: ({ name, close }: { name: string; close: string }) => `${name} is not declared, ${close} is`,
  startsAt: ({ index, first }: { index: string; first: string }) =>
    `${index} starts at ${first}, where every subscript exists`,
  runsTo: ({ index, last }: { index: string; last: string }) =>
    `${index} runs to ${last}, where every subscript exists`,
  toEachRow: ({ term, factor }: { term: string; factor: string }) =>
    `${term} is added to each row: written out, 𝟙 ${factor}ᵀ`,
  expEntrywise: ({ x, exponent }: { x: string; exponent: string }) =>
    `e^${exponent} is read entry by entry; the matrix exponential is expm(${x})`,
  norm1: ({ norm }: { norm: string }) => `${norm} is read as the sum of the absolute values of all entries`,
  unequal: ({ i, j }: { i: string; j: string }) =>
    `the sum over ${i} ≠ ${j} is over ${i} alone; over all pairs it is sum_${j} sum_{${i} != ${j}}`,
  smallTranspose: '^t is read as the transpose: t stands nowhere else; declare t for a power',
}

/** shapes that are no product of sizes */
export const shapes = { scalar: 'scalar', index: 'index' }
