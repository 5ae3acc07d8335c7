import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { problem } from '../kernel/problem'
import type { Env, Handled } from './env'
import { EXPOSITION_TYPE, expositionOf } from './exposition'
import { metricsOf } from './metrics'
import { socketAddress } from './source'

/** Figures for Prometheus, for nobody else: to everybody else the address is not there. */
export const metricsRoutes = new Hono<Env>().get('/metrics', async (c) => {
  if (!mayRead(c)) throw problem('notFound')
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', EXPOSITION_TYPE)
  const { storage, now } = c.var.world
  return c.body(expositionOf(await metricsOf(storage, now())))
})

const FORWARDED = ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via']

/** Who brings METRICS_TOKEN; where it is not set, who asks from this machine itself and through no proxy. */
function mayRead(c: Handled): boolean {
  const { metricsToken } = c.var.config
  if (metricsToken) return isSame(c.req.header('Authorization') ?? '', `Bearer ${metricsToken}`)
  const isLocal = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(socketAddress(c.env))
  return isLocal && FORWARDED.every((name) => c.req.header(name) === undefined)
}

// By digests of one length, so that the time it takes tells nothing.
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
