import { tally } from './tally'

/** `node dist/torture-tally.js 1 2 3`: what the product counts of these consultations of DATABASE_URL. */
console.log(JSON.stringify(await tally(process.env['DATABASE_URL'] ?? '', process.argv.slice(2).map(Number))))
