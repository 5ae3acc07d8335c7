import { randomInt } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inProcess } from '../bench/process'
import { report } from './report'
import type { Engine, Hands } from './site'
import type { Tallied } from './tally'
import { type Suffered, torture } from './torture'
import { settledTown } from './town'

const HELP = `npm run torture -- [--rounds 100] [--engine sqlite|postgres] [--seed N] [--minutes 6]
Kills the product, and PostgreSQL, under load, and holds what is stored against what was acknowledged. Rounds and
minutes count for each engine. Ends with 1 when a promise is broken, and keeps the folder with everything in it.`

const read = () =>
  parseArgs({
    options: {
      rounds: { type: 'string', default: '100' },
      engine: { type: 'string', default: 'both' },
      seed: { type: 'string', default: String(randomInt(1_000_000)) },
      minutes: { type: 'string', default: '6' },
      help: { type: 'boolean', default: false },
    },
  }).values

const hands: Hands = {
  settle: async (url) => settledTown.parse(await inProcess('torture-settle.js', [], { DATABASE_URL: url, YDAN_ENGINE: '' })),
  tally: async (url, ids) =>
    (await inProcess('torture-tally.js', ids.map(String), { DATABASE_URL: url, YDAN_ENGINE: '' })) as Tallied[],
}

const asked = read()
if (asked.help) console.log(HELP)
else process.exitCode = await run()

async function run(): Promise<number> {
  const [rounds, seed, minutes] = [Number(asked.rounds), Number(asked.seed), Number(asked.minutes)]
  const engines = (['sqlite', 'postgres'] as const).filter((each) => asked.engine === 'both' || asked.engine === each)
  if (engines.length === 0 || ![rounds, seed, minutes].every((each) => each > 0)) {
    console.error(HELP)
    return 2
  }
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`)
  console.log(`seed ${seed}, ${rounds} rounds on ${engines.join(' and ')}\n`)
  const suffered: Suffered[] = []
  for (const engine of engines) suffered.push(await one(engine, { rounds, seed, minutes }))
  console.log(report(suffered))
  const broken = suffered.reduce((sum, each) => sum + each.broken.length, 0)
  console.log(broken === 0 ? '\nEvery promise held.' : `\n${broken} promises were broken; seed ${seed}.`)
  return broken === 0 ? 0 : 1
}

async function one(engine: Engine, given: { rounds: number; seed: number; minutes: number }): Promise<Suffered> {
  const folder = mkdtempSync(join(tmpdir(), `ydan-torture-${engine}-`))
  const suffered = await torture({ ...given, engine, folder, hands, tell: console.log })
  if (suffered.broken.length > 0) console.log(`Everything of it is kept in ${folder}.`)
  return suffered
}
