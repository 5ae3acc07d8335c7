/** Whether every text of it is one that both databases keep: no half of a letter, no sign of nothing. */
export function isStorable(brought: unknown): boolean {
  const written = JSON.stringify(brought)
  return !/\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(written) || !hasUnkeepable(brought)
}

// An author may well have written `\u0000` out in letters.
function hasUnkeepable(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed() || value.includes('\0')
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([key, each]) => hasUnkeepable(key) || hasUnkeepable(each))
}
