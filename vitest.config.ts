import { defineConfig } from 'vitest/config'

const common = { testTimeout: 30_000, hookTimeout: 60_000, setupFiles: ['test/support/as-started.ts'] }

const journeys = {
  ...common,
  env: { YDAN_ENGINE: 'sqlite' },
  globalSetup: ['test/support/own-folder.mjs', 'test/support/programs.mjs'],
  testTimeout: 120_000,
}

/** Marks the words of the interface for good: nothing else may live with them. */
const MARKING = ['test/i18n/marked.stored.test.ts']

/** What is to be on a page within a time: nothing else may be running. */
const TIMED = ['test/journeys/{builder-follows,live,live-results,two-processes}.test.ts']

/** `*.test.ts` are rules and run once; `*.stored.test.ts` need a database and run on both engines, `*.postgres.test.ts` on that one; journeys need a browser. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // As many as the smallest machine has processors: a worker often waits for a database or a browser.
    maxWorkers: 2,
    // The files of a worker share what they import, half of all the time otherwise; what a test changes it puts back.
    isolate: false,
    reporters: ['default', './test/support/counting-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'rules',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.{stored,postgres}.test.{ts,tsx}', 'test/journeys/**'],
          globalSetup: ['test/support/own-folder.mjs', 'test/support/programs.mjs'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'sqlite',
          include: ['test/**/*.stored.test.{ts,tsx}'],
          exclude: MARKING,
          env: { YDAN_ENGINE: 'sqlite' },
          globalSetup: ['test/support/own-folder.mjs', 'test/support/programs.mjs'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'postgres',
          include: ['test/**/*.{stored,postgres}.test.{ts,tsx}'],
          exclude: MARKING,
          env: { YDAN_ENGINE: 'postgres' },
          globalSetup: ['test/support/own-folder.mjs', 'test/support/postgres.ts', 'test/support/programs.mjs'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'marked',
          include: MARKING,
          env: { YDAN_ENGINE: 'sqlite' },
          globalSetup: ['test/support/own-folder.mjs'],
          isolate: true,
        },
      },
      {
        extends: true,
        test: {
          ...journeys,
          name: 'journeys',
          include: ['test/journeys/**/*.test.{ts,tsx}'],
          exclude: TIMED,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { ...journeys, name: 'journeys-timed', include: TIMED, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
