import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../db/engines/migrations-folder'
import { type Figure, round } from './measures'
import { lighthouseOn } from './pages'

/** How long `npm start` takes until the first 200, and `npm run demo` until its addresses work. */
export async function onStart(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const environment = { DATABASE_URL: `file:${join(folder, 'start.sqlite')}`, HOST: '127.0.0.1' }
    const empty = await started('start', { ...environment, PORT: '4590' }, 'http://127.0.0.1:4590/healthz')
    await stop(empty.child)
    const again = await started('start', { ...environment, PORT: '4591' }, 'http://127.0.0.1:4591/healthz')
    await stop(again.child)
    const demo = await started(
      'demo',
      { DATABASE_URL: `file:${join(folder, 'demo.sqlite')}`, PORT: '4592' },
      'http://127.0.0.1:4592/',
    )
    await stop(demo.child)
    return [
      {
        promise: 'npm start on an empty database until the first 200',
        line: '<= 1 s',
        measured: `${round(empty.ms / 1000, 2)} s`,
        held: empty.ms <= 1000,
      },
      {
        promise: 'npm start on a known database until the first 200',
        line: '<= 1 s',
        measured: `${round(again.ms / 1000, 2)} s`,
        held: again.ms <= 1000,
      },
      {
        promise: 'npm run demo until the home page answers',
        line: '<= 10 s',
        measured: `${round(demo.ms / 1000, 2)} s`,
        held: demo.ms <= 10_000,
      },
    ]
  })
}

/** Lighthouse on the demo's budget form, the receipt of an answer sent to the convention's, and a published result. */
export async function onDemo(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const address = 'http://127.0.0.1:4593'
    const { child, printed } = await started(
      'demo',
      { DATABASE_URL: `file:${join(folder, 'demo.sqlite')}`, PORT: '4593' },
      `${address}/`,
    )
    try {
      const form = (await fetch(address + (/\/q\/\w+/.exec(printed())?.[0] ?? ''))).url
      const result = address + (/\/c\/[\w-]+\/results/.exec(printed())?.[0] ?? '')
      return await lighthouseOn([
        { name: 'form', url: form },
        { name: 'receipt', url: await receiptOf(form) },
        { name: 'public result', url: result },
      ])
    } finally {
      await stop(child)
    }
  })
}

/** Answers what must be answered, as a form without scripts would, and gives the receipt's address. */
async function receiptOf(form: string): Promise<string> {
  const page = await (await fetch(form)).text()
  const fields = new URLSearchParams({ key: 'bench-lighthouse-0001', version: '1' })
  const hamlet = /<select[^>]*name="(qPlace)"[\s\S]*?<option value="(\d+)"/.exec(page)
  if (hamlet?.[1] && hamlet[2]) fields.set(hamlet[1], hamlet[2])
  fields.set('q1', 'a')
  fields.set('q2', 'agree')
  const answer = await fetch(`${form}/responses`, { method: 'POST', body: fields, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (!location) throw new Error(`The form answered ${answer.status}: ${(await answer.text()).slice(0, 2000)}`)
  return new URL(location, form).href
}

interface Started {
  child: ChildProcess
  ms: number
  printed: () => string
}

/** Runs `npm run NAME` as a person would and asks until the address answers 200. */
async function started(name: string, environment: Record<string, string>, address: string): Promise<Started> {
  const start = performance.now()
  const child = spawn('npm', ['run', '-s', name], {
    cwd: projectFolder(),
    env: { ...process.env, YDAN_ENGINE: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  for (;;) {
    const answered = await fetch(address).then(
      (answer) => answer.status === 200,
      () => false,
    )
    if (answered) return { child, ms: performance.now() - start, printed: () => printed }
    if (performance.now() - start > 60_000) throw new Error(`npm run ${name} did not answer within a minute.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const stop = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    if (child.pid) process.kill(-child.pid, 'SIGTERM')
  })

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
