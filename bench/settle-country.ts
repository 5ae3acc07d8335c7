import { openStorage } from '../db/open'
import { settleCountry, smaller, WHOLE } from './country'

/** `node dist/bench-settle-country.js [TIMES]`: puts the country, or one so many times smaller, into DATABASE_URL. */
const url = process.env['DATABASE_URL'] ?? ''
const times = Number(process.argv[2] ?? 1)
await (await openStorage(url)).close()
const start = performance.now()
const made = await settleCountry(url, times > 1 ? smaller(times) : WHOLE)
console.log(JSON.stringify({ ...made, seconds: (performance.now() - start) / 1000 }))
