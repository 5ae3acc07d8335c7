import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engine } from '../../db/columns'
import { settle } from '../../torture/settle'
import { tally } from '../../torture/tally'
import { torture } from '../../torture/torture'

/** The short version of `npm run torture`: the built product as a process of its own, killed a few times under load. */
const ROUNDS = { sqlite: 3, postgres: 4 }

test('killed under load, the product has what it acknowledged, once, and starts by itself', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), `ydan-torture-${engine}-`))

  const suffered = await torture({
    engine,
    rounds: ROUNDS[engine],
    minutes: 2,
    seed: 2026,
    folder,
    hands: { settle, tally },
    inOrder: true,
    tell: () => {},
  })

  expect(suffered.broken).toEqual([])
  expect(suffered.rounds).toBe(ROUNDS[engine])
  expect(suffered.counts.acknowledged).toBeGreaterThan(20)
})
