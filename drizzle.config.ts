import { defineConfig } from 'drizzle-kit'

const engine = process.env['YDAN_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite'

export default defineConfig({
  dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
  schema: './db/schema/*.ts',
  out: `./db/migrations/${engine}`,
})
