import { expect, onTestFinished, test } from 'vitest'
import { openStorage } from '../../db/open'
import { problem } from '../../src/kernel/problem'
import type { Job } from '../../src/upkeep/job'
import { listJobs } from '../../src/upkeep/jobs-store'
import { type Scheduler, SILENT_MS, schedulerOf } from '../../src/upkeep/scheduler'
import { town } from '../support/town'

const at = (local: string) => new Date(`${local}+07:00`)

/** A commune at eight in the morning; each process opens the database for itself and shares the clocks. */
async function machines() {
  const given = await town({ now: at('2026-11-25T08:00') })
  let steady = 0
  const runs: { process: string; at: Date }[] = []
  const endings: (() => void)[] = []
  return {
    ...given,
    runs,
    pass: (ms: number) => {
      steady += ms
    },
    /** Ends the work that is under way. */
    end: () => endings.shift()?.(),
    rows: () => listJobs(given.storage.reader),
    process: async (name: string, { work = 'quick' as 'quick' | 'slow' | 'failing' } = {}): Promise<Scheduler> => {
      const storage = await openStorage(given.config.databaseUrl)
      onTestFinished(() => storage.close())
      const job: Job = {
        name: 'tidy',
        when: '30 2 * * *',
        run: async ({ now }) => {
          runs.push({ process: name, at: now() })
          if (work === 'slow') await new Promise<void>((resolve) => endings.push(resolve))
          if (work === 'failing') throw problem('stale', { typed: 1 })
        },
      }
      return schedulerOf({ ...given.system, storage }, [job], () => steady)
    },
  }
}

/** Looks, and waits for what was begun. */
async function lookAndFinish(...schedulers: Scheduler[]): Promise<void> {
  await Promise.all(schedulers.map((each) => each.look()))
  await Promise.all(schedulers.map((each) => each.stop()))
}

test('of four processes that look at the same moment one does the work, each night anew', async () => {
  const given = await machines()
  const all = await Promise.all(['A', 'B', 'C', 'D'].map((name) => given.process(name)))

  await lookAndFinish(...all)
  await lookAndFinish(...all)
  expect(given.runs).toHaveLength(1)

  given.at(at('2026-11-26T02:30'))
  await lookAndFinish(...all)
  expect(given.runs).toHaveLength(2)

  given.at(at('2026-12-03T08:00'))
  await lookAndFinish(...all)
  await lookAndFinish(...all)
  expect(given.runs).toHaveLength(3)
})

test('work under way is nobody else’s; when its holder shows nothing for a minute, another does the same moment', async () => {
  const given = await machines()
  const [one, other] = [await given.process('one', { work: 'slow' }), await given.process('other')]
  await one.look()

  await other.look()
  given.pass(SILENT_MS - 1)
  await other.look()
  expect(given.runs.map(({ process }) => process)).toEqual(['one'])

  given.pass(1)
  await lookAndFinish(other)
  expect(given.runs.map(({ process }) => process)).toEqual(['one', 'other'])
  const [row] = await given.rows()
  expect(row).toMatchObject({ dueAt: at('2026-11-25T02:30'), tries: 2, fault: null })

  given.end()
  await one.stop()
  expect((await given.rows())[0]).toEqual(row)
})

test('a clock that jumps while work is under way takes it from nobody, and a night is never done twice', async () => {
  const given = await machines()
  const [one, other] = [await given.process('one', { work: 'slow' }), await given.process('other')]
  await one.look()

  for (const now of ['2026-11-25T23:00', '2026-11-24T09:00', '2026-11-26T03:00', '2026-11-25T08:00']) {
    given.at(at(now))
    await other.look()
  }
  given.end()
  await one.stop()
  await lookAndFinish(other)

  expect(given.runs.map(({ process }) => process)).toEqual(['one'])
})

test('work that failed is told in its row, without what was in it, and tried at the next moment alone', async () => {
  const given = await machines()
  const only = await given.process('only', { work: 'failing' })

  await lookAndFinish(only)
  await lookAndFinish(only)
  expect(given.runs).toHaveLength(1)
  expect(await given.rows()).toMatchObject([{ fault: 'Problem: stale', endedAt: given.now() }])

  given.at(at('2026-11-26T08:00'))
  await lookAndFinish(only)
  expect(given.runs).toHaveLength(2)
})

test('a process that stops gives back what takes too long, and another takes it at once', async () => {
  const given = await machines()
  const [one, other] = [await given.process('one', { work: 'slow' }), await given.process('other')]
  await one.look()

  await one.stop(0)
  await lookAndFinish(other)
  given.end()

  expect(given.runs.map(({ process }) => process)).toEqual(['one', 'other'])
  expect(await given.rows()).toMatchObject([{ tries: 1, fault: null }])
})
