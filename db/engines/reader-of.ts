import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/node-postgres'
import { drizzle as drizzleProxy } from 'drizzle-orm/sqlite-proxy'
import type pg from 'pg'
import type { Reader } from '../storage'

/** A connection that somebody else opened, and may hold a transaction on, as a reader. */
export const readerOfClient = (client: pg.Client): Reader => drizzle(client) as unknown as Reader

export const readerOfConnection = (connection: Database.Database): Reader =>
  drizzleProxy(async (text, params, method) => {
    const statement = connection.prepare(text).raw()
    return { rows: method === 'get' ? (statement.get(...params) as unknown[]) : statement.all(...params) }
  })
