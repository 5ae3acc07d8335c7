/** How many there are in all, counted only where the page does not tell: a last page that is not empty does. */
export function totalOf(
  { shown, limit, offset }: { shown: number; limit: number; offset: number },
  count: () => Promise<number>,
): Promise<number> {
  const isLast = shown < limit && (shown > 0 || offset === 0)
  return isLast ? Promise.resolve(offset + shown) : count()
}
