const AT_ONCE = 1000

interface Slice {
  limit: number
  offset: number
}

/**
 * One page of ids and how many there are in all. To find few among many the whole list must be walked: so the first
 * thousand are asked for together, and counting, which walks it again, is left to lists that are longer.
 */
export async function pageOfIds(
  { limit, offset }: Slice,
  list: (slice: Slice) => Promise<number[]>,
  count: () => Promise<number>,
): Promise<{ ids: number[]; total: number }> {
  if (offset + limit > AT_ONCE) return { ids: await list({ limit, offset }), total: await count() }
  const first = await list({ limit: AT_ONCE, offset: 0 })
  return { ids: first.slice(offset, offset + limit), total: first.length < AT_ONCE ? first.length : await count() }
}
