import { openStorage } from '../db/open'
import { settle } from './consultation'
import { copyConsultation, fill } from './fill'

/**
 * `node dist/bench-settle.js 1000000 5 silent`: makes the measured consultation in DATABASE_URL, and copies of it, each
 * with so many sheets, and prints the first.
 */
const url = process.env['DATABASE_URL'] ?? ''
const [sheets = 0, consultations = 1] = process.argv.slice(2, 4).map(Number)
const storage = await openStorage(url)
const made = await settle(storage)
await storage.close()
if (sheets > 0) {
  for (let each = 0; each < consultations; each++) {
    const id = each === 0 ? made.id : copyConsultation(url, made.id)
    fill(url, { ...made, id }, sheets, process.argv[4] !== 'silent')
  }
}
console.log(JSON.stringify(made))
