import { fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Why work in a process of its own was given up. Nothing of it was done. */
export type GivenUp = 'busy' | 'tooLong' | 'tooMuch'
export type Done<Told> = { done: Told } | { givenUp: GivenUp }

export interface Room {
  /** Of its heap. */
  megabytes: number
  seconds: number
}

/** What such a process says once, before it ends. */
export type LastWord<Told> = { done: Told } | { fault: string }

const MOST_AT_ONCE = 2
const MOST_WAITING = 4
const PATIENCE_MS = 10_000
/** Somebody waits for it too. */
const BEHIND_ANSWERS = 5

/**
 * Does one piece of work in a process of its own, which gives way to the one that answers and ends with it. Not in a thread: one
 * that runs out of memory at the wrong moment takes the whole process with it (docs/decisions/037).
 */
export async function apart<Order extends object, Told>(program: string, order: Order, room: Room): Promise<Done<Told>> {
  if (!(await turn())) return { givenUp: 'busy' }
  try {
    return await inProcess(programFile(program), order, room)
  } finally {
    pass()
  }
}

let running = 0
const waiting: (() => void)[] = []

function turn(): Promise<boolean> | boolean {
  if (running < MOST_AT_ONCE) {
    running++
    return true
  }
  if (waiting.length >= MOST_WAITING) return false
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      waiting.splice(waiting.indexOf(go), 1)
      resolve(false)
    }, PATIENCE_MS)
    const go = () => {
      clearTimeout(late)
      resolve(true)
    }
    waiting.push(go)
  })
}

// Who waits takes the place over: `running` stays as it is.
function pass(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}

/** Beside the bundle; where the sources run as they are, in the folder that was built for the tests. */
function programFile(program: string): string {
  const built = process.env['YDAN_PROGRAMS']
  return fileURLToPath(new URL(`${program}.js`, built ? pathToFileURL(`${built}/`) : import.meta.url))
}

// What a strange file is read by needs no secret, writes nothing and starts nothing.
const PASSED_ON = ['PATH', 'SYSTEMROOT', 'TZ']
const CONFINED = ['--permission', '--allow-fs-read=*', '--max-semi-space-size=8']

function inProcess<Told>(file: string, order: object, { megabytes, seconds }: Room): Promise<Done<Told>> {
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: [...CONFINED, `--max-old-space-size=${megabytes}`],
    env: Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  if (child.pid !== undefined) giveWay(child.pid, BEHIND_ANSWERS)
  return new Promise<Done<Told>>((resolve, reject) => {
    const late = setTimeout(() => {
      resolve({ givenUp: 'tooLong' })
      stop()
    }, seconds * 1000)
    child.once('message', (said: LastWord<Told>) => ('fault' in said ? reject(new Error(said.fault)) : resolve(said)))
    child.once('error', reject)
    child.once('exit', () => {
      clearTimeout(late)
      // Without a last word: out of memory, by its own limit or the machine's.
      resolve({ givenUp: 'tooMuch' })
    })
    child.send(order, (error) => error && child.kill('SIGKILL'))
  }).finally(() => process.off('exit', stop))
}

/** Lets others on the machine go before that process, as `nice` counts; where the system forbids it runs like any other. */
export function giveWay(pid: number, priority: number): void {
  try {
    setPriority(pid, priority)
  } catch {}
}
