export const layouts = {
  numerator: 'numerator layout',
  denominator: 'denominator layout',
  mixed: 'mixed layout',
}

/** numerator and denominator layout beside each other */
export const compare = {
  line: ({ title, layout }: { title: string; layout: string }) => `${title}, ${layout}`,
  same: 'the same in both layouts',
  noAxes: 'a number has no layout: the same in both',
  onlyNumerator: 'this line is needed in numerator layout only',
  onlyDenominator: 'this line is needed in denominator layout only',
  swapped: 'the factors change places: a transpose turns a product round, (A B)ᵀ = Bᵀ Aᵀ',
  transposed: 'the one is the transpose of the other',
  turned: ({ shape, other }: { shape: string; other: string }) =>
    `${shape} in denominator layout, ${other} in numerator layout`,
  order: 'the same quantity, written in the order of each layout',
  numbers: ({ f, x }: { f: string; x: string }) =>
    `${f} and ${x} are numbers, and so is ∂${f}/∂${x}: on paper the layouts differ only in what stands between`,
  gradient: ({ f, x, own }: { f: string; x: string; own: string }) =>
    `In denominator layout ∂${f}/∂${x} is the gradient ∇${f}: it is shaped like ${x}, ${own}, so that one can step along it, ${x} − η ∇${f}.`,
  derivativeByVector: ({ f, x, turned }: { f: string; x: string; turned: string }) =>
    `In numerator layout it is the derivative, a linear map: a row, ${turned}, and d${f} = ∂${f}/∂${x} d${x} is a product without any transpose.`,
  derivativeByMatrix: ({ f, x, turned }: { f: string; x: string; turned: string }) =>
    `In numerator layout it is the derivative, shaped like ${x}ᵀ, ${turned}: entry (j, i) belongs to ${x}_ij, and d${f} = tr(∂${f}/∂${x} d${x}).`,
  tangent: ({ f, x, own, turned }: { f: string; x: string; own: string; turned: string }) =>
    `${x} is a number: ∂${f}/∂${x} is shaped like ${f} in numerator layout, ${turned}, and turned in denominator layout, ${own}.`,
  jacobian: ({ f, x, own, turned }: { f: string; x: string; own: string; turned: string }) =>
    `In numerator layout ∂${f}/∂${x} is the Jacobian, ${turned}: entry (i, j) is ∂${f}_i/∂${x}_j, and d${f} = ∂${f}/∂${x} d${x}. In denominator layout it is the transpose, ${own}: entry (i, j) is ∂${f}_j/∂${x}_i.`,
  differential: ({ f, x }: { f: string; x: string }) =>
    `∂${f}/∂${x} has more than two axes: neither layout is a matrix, and the differential d${f} is the same in both.`,
  chain: ({ left, numerator, denominator }: { left: string; numerator: string; denominator: string }) =>
    `Chain rule: in numerator layout the factors stand in the order of the composition, outermost first, ${left} = ${numerator}; in denominator layout every factor is transposed, and so they stand the other way round, ${left} = ${denominator}.`,
  mixed: ({ left, mixed }: { left: string; mixed: string }) =>
    `Machine learning mixes the two: gradients are columns and Jacobians keep the rows of what varies. There the Jacobian is transposed on the page, ${left} = ${mixed}.`,
  components: ({ numerator, denominator }: { numerator: string; denominator: string }) =>
    `Entry by entry every factor is a number, and numbers commute: these lines are the same in both layouts. The layouts part where the entries are collected: in numerator layout the variable’s index runs along the rows, ${numerator}; in denominator layout down the columns, ${denominator}.`,
  oneAnswer: 'The answer is its own transpose: both layouts give the same.',
  twoAnswers: 'The two answers are transposes of each other; neither is more right. Say which one you use.',
}
