import { pino } from 'pino'

/**
 * What happened, one JSON object a line on standard output, for who runs the machine. Never an answer, a name, an
 * e-mail, a receipt's code, a key or an address of the network: those of a request are its method, the pattern of
 * its route, its status and its id. Silent until `serve` sets the level.
 */
export const log = pino({ level: 'silent', base: null, timestamp: pino.stdTimeFunctions.isoTime })
