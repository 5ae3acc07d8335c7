import { Problem } from '../kernel/problem'

const MOST_TRIES = 5

/** A counting that outgrew the room it had reserved knows better the next time, and waits in line for the right room. */
export async function againWhenOutgrown<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries >= MOST_TRIES || !(error instanceof Problem) || error.kind !== 'busy') throw error
    }
  }
}
