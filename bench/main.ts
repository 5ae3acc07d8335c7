import { cpus, totalmem } from 'node:os'
import { onAbuse } from './abuse'
import { onOneProcess } from './answering'
import { onBackup } from './backup'
import { onDemo, onStart } from './demo'
import { onExport } from './exporting'
import { onHardness } from './hardness'
import { onImport } from './importing'
import { onKill } from './kill'
import { onLists } from './lists'
import { onPostgres } from './many-processes'
import type { Figure } from './measures'
import { onNational } from './national'
import { onWeight } from './pages'
import { onQuestionnaire } from './questionnaire'
import { onResults } from './reading'
import { onTenMillion } from './ten-million'
import { onVisible } from './visible'

/** `npm run bench` prints every promise with its figure; `npm run bench -- sqlite results` only the parts named. */
const parts: Record<string, () => Promise<Figure[]>> = {
  weight: onWeight,
  start: onStart,
  lighthouse: onDemo,
  sqlite: onOneProcess,
  postgres: onPostgres,
  results: onResults,
  export: onExport,
  visible: onVisible,
  backup: onBackup,
  import: onImport,
  lists: onLists,
  national: onNational,
  questionnaire: onQuestionnaire,
  abuse: onAbuse,
  hardness: onHardness,
  kill: onKill,
  'ten-million': onTenMillion,
}
/** Only when asked for: it takes more than three minutes. */
const LONG = ['ten-million']

const asked = process.argv.slice(2)
if (asked.includes('--help')) {
  console.log(
    `npm run bench -- [PART …]\nMeasures what we promise; without a part all but ${LONG.join(', ')}. Parts: ${Object.keys(parts).join(', ')}`,
  )
  process.exit(0)
}
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Known: ${Object.keys(parts).join(', ')}`)
  process.exit(1)
}

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`)
let broken = 0
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 ? !asked.includes(name) : LONG.includes(name)) continue
  const figures = await measure().catch((error: unknown): Figure[] => {
    console.error(error)
    return [{ promise: `${name} could not be measured`, line: '', measured: String(error), held: false }]
  })
  for (const { promise, line, measured, held } of figures) {
    const verdict = held === null ? '      ' : held ? 'holds ' : 'MISSED'
    if (held === false) broken++
    console.log(`${verdict}  ${promise.padEnd(78)}  ${line.padEnd(52)}  ${measured}`)
  }
}
process.exitCode = broken === 0 ? 0 : 1
console.log(broken === 0 ? '\nEvery promise measured here holds.' : `\n${broken} promises are missed.`)
