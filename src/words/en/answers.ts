/** structures that a variable may have: the adjective, the step that projects, the note */
export const structures = {
  within: 'Within the structure',
  symmetric: {
    adjective: 'symmetric',
    text: 'moving within symmetric matrices only the symmetric part of the gradient G counts: sym(G) = (G + Gᵀ)/2',
    note: ({ x }: { x: string }) =>
      `${x} is symmetric: this is the gradient in the space of symmetric matrices, sym(G), where G takes the entries of ${x} as independent; the popular 2G − G∘I lists the partial derivatives by the entries on and below the diagonal, which is not a gradient`,
  },
  antisymmetric: {
    adjective: 'antisymmetric',
    text: 'moving within antisymmetric matrices only the antisymmetric part of the gradient G counts: (G − Gᵀ)/2',
    note: ({ x }: { x: string }) =>
      `${x} is antisymmetric: this is the gradient in the space of antisymmetric matrices, (G − Gᵀ)/2`,
  },
  diagonal: {
    adjective: 'diagonal',
    text: 'moving within diagonal matrices only the diagonal of the gradient G counts: I ∘ G',
    note: ({ x }: { x: string }) =>
      `${x} is diagonal: this is the gradient in the space of diagonal matrices, I ∘ G`,
  },
  lower: {
    adjective: 'lower triangular',
    text: 'moving within lower triangular matrices only that triangle of the gradient G counts: tril(G)',
    note: ({ x }: { x: string }) =>
      `${x} is lower triangular: this is the gradient in the space of such matrices, tril(G), where G takes all entries of ${x} as independent`,
  },
  upper: {
    adjective: 'upper triangular',
    text: 'moving within upper triangular matrices only that triangle of the gradient G counts: triu(G)',
    note: ({ x }: { x: string }) =>
      `${x} is upper triangular: this is the gradient in the space of such matrices, triu(G), where G takes all entries of ${x} as independent`,
  },
}

/** what is to be known of an answer */
export const notes = {
  mixed: ({ x, y }: { x: string; y: string }) =>
    `rows are the components of ${x}, columns those of ${y}: entry (i, j) is the derivative by ${x}_i and ${y}_j, in every layout`,
  linearMap: ({ differential }: { differential: string }) =>
    `${differential} is the derivative as a linear map, the same in every layout: to first order, how the function varies`,
  stacked: ({ f, x, side }: { f: string; x: string; side: 'numerator' | 'denominator' }) =>
    side === 'numerator'
      ? `rows are the entries of ${f}, columns those of ${x}, both stacked by columns (numerator layout)`
      : `rows are the entries of ${x}, columns those of ${f}, both stacked by columns (denominator layout)`,
  components: ({ f, x }: { f: string; x: string }) =>
    `entries of ${f} by entries of ${x}: the same in every layout, which only says whose positions come first, those of ${f} (numerator) or of ${x} (denominator)`,
  within: ({ x, structure }: { x: string; structure: string }) =>
    `${x} is ${structure}: so is its differential d${x}, and the derivative says nothing of other directions`,
  row: ({ f }: { f: string }) => `${f} is a row: it is differentiated as the column ${f}ᵀ`,
  constant: ({ f, x }: { f: string; x: string }) => `${f} does not depend on ${x}: the derivative is 0`,
  standIns: ({ sizes }: { sizes: readonly string[] }) => `checked at sizes ${sizes.join(', ')}`,
  noCode: ({ target, why }: { target: string; why: string }) => `no ${target} code: ${why}`,
  misspelt: ({ field, meant }: { field: string; meant: string }) =>
    `the field "${field}" was not read; did you mean "${meant}"?`,
}

/** what a property says */
export const properties = {
  symmetric: ({ of }: { of: string }) => `${of} is symmetric`,
  antisymmetric: ({ of }: { of: string }) => `${of} is antisymmetric`,
  diagonal: ({ of }: { of: string }) => `${of} is diagonal`,
  orthogonal: ({ of }: { of: string }) => `${of} is orthogonal`,
  positive: ({ of }: { of: string }) => `${of} > 0`,
  negative: ({ of }: { of: string }) => `${of} < 0`,
  onehot: ({ of }: { of: string }) => `${of} is one-hot`,
  'sums-to-one': ({ of }: { of: string }) => `the entries of ${of} sum to 1`,
  'unit-length': ({ of }: { of: string }) => `‖${of}‖ = 1`,
}
