import { quantile, round } from '../bench/measures'
import { PROMISES, type PromiseName } from './promises'
import type { Suffered } from './torture'

/** The last table: what was done, and each promise with its verdict. */
export function report(suffered: readonly Suffered[]): string {
  return suffered.flatMap((each) => ['', title(each), ...figuresOf(each), '', ...verdicts(each)]).join('\n')
}

const title = ({ engine, rounds, asked, seconds, broken }: Suffered) => {
  const outOfTime = rounds < asked && broken.length === 0 ? ` of ${asked}, then the time was over` : ''
  return `${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'}: ${rounds} rounds${outOfTime}, ${round(seconds)} s`
}

function figuresOf({ blows, counts, stored, requests, figures }: Suffered): string[] {
  const statuses = [...requests.statuses]
    .sort(([one], [other]) => one - other)
    .map(([status, many]) => `${status}: ${round(many)}`)
  return [
    ...[...blows].map(([name, many]) => line(name, round(many))),
    line('sheets acknowledged / stored in the end', `${round(counts.acknowledged)} / ${round(stored)}`),
    line('changes / deletions acknowledged', `${round(counts.changed)} / ${round(counts.deleted)}`),
    line('requests, of them without an answer', `${round(requests.asked)}, ${round(requests.lost)}`),
    line(
      'tried again / pressed twice / given up',
      `${round(counts.retried)} / ${round(counts.doubled)} / ${round(counts.abandoned)}`,
    ),
    line(
      'acts of the staff / sign-ins / results read',
      `${round(counts.actsOfStaff)} / ${round(counts.signIns)} / ${round(counts.readings)}`,
    ),
    line('answers by status', statuses.join(', ')),
    line('start until the first 200: median / longest', times(figures.starts)),
    line('PostgreSQL back after kill -9: median / longest', times(figures.postgresStarts)),
    line('SIGTERM until the end: median / longest', `${times(figures.stops)}, ${figures.underWayAtStop} requests under way`),
  ]
}

const line = (what: string, figure: string) => `        ${what.padEnd(52)} ${figure}`

const times = (ms: readonly number[]): string =>
  ms.length === 0 ? 'none' : `${round(quantile(ms, 0.5))} / ${round(Math.max(...ms))} ms`

function verdicts({ broken }: Suffered): string[] {
  const names = Object.keys(PROMISES).filter((name): name is PromiseName => name in PROMISES)
  return names.flatMap((name) => {
    const mine = broken.filter(({ promise }) => promise === name)
    const first = mine.slice(0, 5).map(({ round: at, sentence }) => `            round ${at}: ${sentence}`)
    return [`${mine.length === 0 ? 'holds ' : 'BROKEN'}  ${PROMISES[name]}`, ...first]
  })
}
