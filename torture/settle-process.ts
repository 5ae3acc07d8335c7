import { settle } from './settle'

/** `node dist/torture-settle.js`: settles DATABASE_URL and prints what stands there. */
console.log(JSON.stringify(await settle(process.env['DATABASE_URL'] ?? '')))
