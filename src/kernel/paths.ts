/** The paths that lie below none of the others, each once, in order. */
export function outermost(paths: readonly string[]): string[] {
  const each = [...new Set(paths)].sort()
  return each.filter((path) => !each.some((other) => other !== path && path.startsWith(other)))
}
