import { brokenBeside } from './broken-beside'
import { brokenItems } from './broken-items'
import type { Broken } from './broken-pieces'

/** Questionnaires with one thing wrong each. */
export const broken: readonly Broken[] = [...brokenItems, ...brokenBeside]
