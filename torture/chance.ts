import { randomOf } from '../src/questions/draw'

/** Everything that is left to chance, the same again for the same seed. */
export interface Chance {
  /** True that often; 0.1 is one in ten. */
  of(share: number): boolean
  /** A whole number from least to greatest. */
  whole(least: number, greatest: number): number
  pick<Item>(items: readonly Item[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
  /** A further source that hangs on this one. */
  branch(): Chance
}

export function chanceOf(seed: number): Chance {
  const random = randomOf(seed)
  const whole = (least: number, greatest: number) => least + Math.floor(random() * (greatest - least + 1))
  return {
    of: (share) => random() < share,
    whole,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new Error('There is nothing to choose from.')
      return item
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: random() }))
        .sort((one, other) => one.at - other.at)
        .map(({ item }) => item),
    branch: () => chanceOf(Math.floor(random() * 2 ** 32)),
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
