import { messages } from '../../src/i18n/messages'

/**
 * Makes the interface's languages ones whose every text is marked, `⟦Lưu⟧`. Imported before anything else, so that
 * texts which a module keeps for itself are marked too.
 */
for (const words of Object.values(messages)) markAll(words)

function markAll(group: object): void {
  const texts = group as Record<string, unknown>
  for (const [name, text] of Object.entries(texts)) {
    // A tag of BCP 47, for Intl.
    if (name === 'tag' && 'moment' in texts) continue
    texts[name] = markedOne(text)
  }
}

function markedOne(text: unknown): unknown {
  if (typeof text === 'string') return text === '' ? '' : `⟦${text}⟧`
  if (Array.isArray(text)) return text.map(markedOne)
  if (typeof text === 'function') return (...given: unknown[]) => markedOne((text as (...given: unknown[]) => unknown)(...given))
  if (typeof text === 'object' && text !== null) markAll(text)
  return text
}
