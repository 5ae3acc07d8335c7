import { Hono } from 'hono'
import type { Env } from '../web/env'
import { signInRoutes } from './sign-in-routes'

export const peopleRoutes = new Hono<Env>().route('/', signInRoutes)
