import { openStorage } from '../db/open'
import { NATIONAL, settleCountry, smaller, WHOLE } from './country'

/** `node dist/bench-settle-country.js [TIMES | national]`: puts the country, or one so many times smaller, into DATABASE_URL. */
const url = process.env['DATABASE_URL'] ?? ''
const asked = process.argv[2] ?? '1'
const sizeOf = (times: number) => (times > 1 ? smaller(times) : WHOLE)
await (await openStorage(url)).close()
const start = performance.now()
const made = await settleCountry(url, asked === 'national' ? NATIONAL : sizeOf(Number(asked)))
console.log(JSON.stringify({ ...made, seconds: (performance.now() - start) / 1000 }))
