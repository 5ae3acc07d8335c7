import type { Making } from './making'
import { type Note, note } from './outcome'

/** Where the words of a file hold an earlier answer, `${name}` or `{name}`, ours hold it as `{{ q7KM2 }}`. */
export function pipedIn({ meanings }: Pick<Making, 'meanings'>, text: string): { text: string; notes: Note[] } {
  if (!text.includes('{')) return { text, notes: [] }
  const notes: Note[] = []
  const piped = text.replace(/\{\{|\}\}|\$?\{\s*([^{}]{1,200}?)\s*\}/g, (whole, name: string | undefined) => {
    // Two braces would begin what only our own language means.
    if (name === undefined) return whole.slice(1)
    const bare = name.replace(/\.(NAOK|shown|value|code)$/, '')
    const meaning = meanings.get(bare)
    if (meaning?.kind === 'value') return `{{ ${meaning.name} }}`
    notes.push(note('pipingLost', name))
    return '…'
  })
  return { text: piped, notes }
}
