/** A fraction of whole numbers; the lower part is above zero. Exact, so that a tie is a tie. */
export interface Rational {
  over: bigint
  under: bigint
}

export const rational = (over: bigint, under: bigint): Rational => {
  const shared = divisor(over, under)
  return { over: over / shared, under: under / shared }
}

/** Below zero, zero or above it, as a sort wants it. */
export function compared(one: Rational, other: Rational): number {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const plus = (one: Rational, other: Rational): Rational =>
  rational(one.over * other.under + other.over * one.under, one.under * other.under)

const DIGITS = 1_000_000n

/** As a number for people to read, cut to a millionth. */
export const readable = ({ over, under }: Rational): number => Number((over * DIGITS) / under) / Number(DIGITS)

export function divisor(one: bigint, other: bigint): bigint {
  let [large, small] = one < 0n ? [-one, other] : [one, other]
  while (small !== 0n) [large, small] = [small, large % small]
  return large === 0n ? 1n : large
}
