import { dirname, join } from 'node:path'
import { Cron } from 'croner'
import { z } from 'zod'
import { filePath } from '../db/open'

const settings = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:PATH or postgres://…')
    .default('file:data/ydan.sqlite'),
  PUBLIC_URL: z.string().refine(isSite, 'must be https://NAME or http://NAME:PORT, without a path').optional(),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUSTED_PROXIES: whole(0, 5).default(0),
  LOG_LEVEL: oneOf('silent', 'error', 'warn', 'info', 'debug').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  YDAN_MODE: oneOf('production', 'demo', 'development').default('production'),
  DEMO_DATA: oneOf('fresh', 'keep').default('fresh'),
  LARGE_EXPORT: whole(1, 1_000_000_000).default(20_000),
  RESULTS_MEMORY_MB: whole(100, 1_000_000).default(256),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_AT: z.string().default('30 2 * * *').refine(isSchedule, 'must be five fields of cron, or off'),
  BACKUP_KEEP: whole(1, 1000).default(14),
})

function whole(least: number, most: number) {
  const wrong = `must be a whole number from ${least} to ${most}`
  return z.coerce.number(wrong).int(wrong).min(least, wrong).max(most, wrong)
}

function oneOf<const Names extends readonly [string, ...string[]]>(...names: Names) {
  return z.enum(names, `must be one of ${names.join(', ')}`)
}

// The addresses of pages begin at the root of the site.
function isSite(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : undefined
  return address !== undefined && /^https?:$/.test(address.protocol) && /^https?:\/\/[^/?#@]+\/?$/.test(text)
}

function isSchedule(text: string): boolean {
  if (text === 'off') return true
  try {
    return new Cron(text, { paused: true }).nextRun() !== null
  } catch {
    return false
  }
}

/** The names of all settings in the environment. */
export const SETTINGS: readonly string[] = Object.keys(settings.shape)

export interface Config {
  port: number
  host: string
  databaseUrl: string
  /** Without a slash at its end; undefined: taken from each request. */
  publicUrl: string | undefined
  secret: string | undefined
  /** How many proxies in front of us add to X-Forwarded-For. */
  trustedProxies: number
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Who brings it reads /metrics; undefined: who asks from this machine itself. */
  metricsToken: string | undefined
  mode: 'production' | 'demo' | 'development'
  keepDemoData: boolean
  /** Exports of more sheets than this are prepared as files instead of streamed. */
  largeExport: number
  /** What all consultations together may take of memory for their results. */
  resultsMemoryMb: number
  backup: {
    /** Undefined where none is set and there is no database file to put it beside. */
    folder: string | undefined
    /** As cron says it, or `off`. */
    at: string
    keep: number
  }
}

/** Says in one sentence each what is wrong with the settings. */
export class WrongSettings extends Error {
  override name = 'WrongSettings'
}

/** Reads the environment once; what is empty counts as not set. Throws WrongSettings. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== '')
  const read = settings.safeParse(Object.fromEntries(given))
  if (!read.success) {
    throw new WrongSettings(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const { PORT, HOST, DATABASE_URL, PUBLIC_URL, SECRET, TRUSTED_PROXIES, YDAN_MODE, DEMO_DATA } = read.data
  const { BACKUP_FOLDER, BACKUP_AT, BACKUP_KEEP } = read.data
  const { LOG_LEVEL, METRICS_TOKEN } = read.data
  return {
    port: PORT,
    host: HOST ?? (YDAN_MODE === 'production' ? '0.0.0.0' : '127.0.0.1'),
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL?.replace(/\/$/, ''),
    secret: SECRET,
    trustedProxies: TRUSTED_PROXIES,
    logLevel: LOG_LEVEL ?? (YDAN_MODE === 'production' ? 'info' : 'warn'),
    metricsToken: METRICS_TOKEN,
    mode: YDAN_MODE,
    keepDemoData: DEMO_DATA === 'keep',
    largeExport: read.data.LARGE_EXPORT,
    resultsMemoryMb: read.data.RESULTS_MEMORY_MB,
    backup: { folder: BACKUP_FOLDER ?? besideFile(DATABASE_URL), at: BACKUP_AT, keep: BACKUP_KEEP },
  }
}

const besideFile = (databaseUrl: string): string | undefined =>
  databaseUrl.startsWith('postgres') ? undefined : join(dirname(filePath(databaseUrl)), 'backups')
