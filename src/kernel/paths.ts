/** The paths that lie below none of the others, each once, in order. */
export function outermost(paths: readonly string[]): string[] {
  const each = [...new Set(paths)].sort()
  return each.filter((path) => !each.some((other) => other !== path && path.startsWith(other)))
}

/** `/1/4/17/` as `/1/`, `/1/4/`, `/1/4/17/`. */
export function pathsTo(unitPath: string): string[] {
  const ids = unitPath.split('/').filter(Boolean)
  return ids.map((_, place) => `/${ids.slice(0, place + 1).join('/')}/`)
}
