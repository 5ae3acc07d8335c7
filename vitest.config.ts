import { defineConfig } from 'vitest/config'

const common = { testTimeout: 30_000, hookTimeout: 60_000 }

/** `*.test.ts` are rules and run once; `*.stored.test.ts` need a database and run on both engines, `*.postgres.test.ts` on that one; journeys need a browser. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // As many as the smallest machine has processors: a worker often waits for a database or a browser.
    maxWorkers: 2,
    reporters: ['default', './test/support/counting-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'rules',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.{stored,postgres}.test.{ts,tsx}', 'test/journeys/**'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'sqlite',
          include: ['test/**/*.stored.test.{ts,tsx}'],
          env: { YDAN_ENGINE: 'sqlite' },
          globalSetup: ['test/support/programs.mjs'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'postgres',
          include: ['test/**/*.{stored,postgres}.test.{ts,tsx}'],
          env: { YDAN_ENGINE: 'postgres' },
          globalSetup: ['test/support/postgres.ts', 'test/support/programs.mjs'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'journeys',
          include: ['test/journeys/**/*.test.{ts,tsx}'],
          env: { YDAN_ENGINE: 'sqlite' },
          globalSetup: ['test/support/programs.mjs'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
