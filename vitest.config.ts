import { defineConfig } from 'vitest/config'

/** Where GRADUS_REPORT names a file, the results are also written there as JSON. */
const report = process.env.GRADUS_REPORT

export default defineConfig({
  test: {
    // properties and the corpus take seconds each on a loaded machine
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    reporters: ['default', ...(report ? (['json'] as const) : [])],
    ...(report && { outputFile: { json: report } }),
  },
})
