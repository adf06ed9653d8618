/** the numeric check */
export const check = {
  points: ({ samples, sizes, error }: { samples: number; sizes: readonly string[]; error: string }) =>
    `${samples} random point${samples === 1 ? '' : 's'}${sizes.length > 0 ? ` (${sizes.join(', ')})` : ''}, largest relative error ${error}, every line`,
  passed: ({ verdict }: { verdict: string }) => `checked: ${verdict}`,
  left: 'not checked',
  failed: ({
    step,
    title,
    equation,
    excess,
  }: {
    step: number
    title: string
    equation: string
    excess: string
  }) => `step ${step}, ${title}: ${equation} (${excess})`,
  answerFailed: ({ excess }: { excess: string }) => `the answer differs from finite differences (${excess})`,
  excess: ({ error, allowed }: { error: string; allowed: string }) =>
    `relative error ${error}, allowed ${allowed}`,
  /** why no point was found */
  tooLarge:
    'arrays of so many entries take too long; sizes that are names (n for 784) are checked at small numbers',
  valuesTooLarge: 'the values are too large at every sampled point',
  kink: ({ operator }: { operator: string }) => `every sampled point lies at a kink of ${operator}`,
  rounding: 'rounding hides the derivative at every point tried',
  noSizes: 'no sizes fit the dimensions',
  nowhere: ({ demand, tries }: { demand: string; tries: number }) =>
    `${demand} at none of the ${tries} points tried`,
  operatorFinite: ({ operator }: { operator: string }) => `${operator} is finite`,
  valueFinite: 'the value is finite',
  conditionsHold: 'the conditions hold',
  jumps: ({ x }: { x: string }) =>
    `the function jumps where ${x} moves freely, so that differences tell nothing`,
}
