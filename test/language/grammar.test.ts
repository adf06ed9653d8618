import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// nearleyc exits with 0 whatever it finds: only silence is success.
test('the grammar compiles without a word', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gradus-'))
  try {
    const run = spawnSync(
      process.execPath,
      ['node_modules/nearley/bin/nearleyc.js', 'grammar/gradus.ne', '--out', join(dir, 'grammar.ts')],
      { encoding: 'utf8' },
    )
    expect({ status: run.status, said: run.stderr }).toEqual({ status: 0, said: '' })
  } finally {
    rmSync(dir, { recursive: true })
  }
})
