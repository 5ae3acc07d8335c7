import { openStorage } from '../db/open'
import { settle } from './consultation'
import { fill } from './fill'

/** `node dist/bench-settle.js 1000000`: makes the measured consultation in DATABASE_URL and prints what it made. */
const url = process.env['DATABASE_URL'] ?? ''
const sheets = Number(process.argv[2] ?? 0)
const storage = await openStorage(url)
const made = await settle(storage)
await storage.close()
if (sheets > 0) fill(url, made, sheets)
console.log(JSON.stringify(made))
