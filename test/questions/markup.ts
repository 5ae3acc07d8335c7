/** What a test reads of markup that a type made. */

export const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The words between the tags, as they are read one after another. */
export const wordsOf = (html: string): string =>
  plain(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;)])/g, '$1')
    .trim()

/** Every class that is set, once for each time. */
export const markedUp = (html: string): string[] =>
  [...html.matchAll(/ class="([^"]+)"/g)].flatMap(([, classes = '']) => classes.split(' '))

/** What an author called the things people choose from, wherever in the settings they stand. */
export function labelsIn(settings: unknown): string[] {
  if (settings === null || typeof settings !== 'object') return []
  const own = 'code' in settings && 'label' in settings && typeof settings.label === 'string' ? [settings.label] : []
  return [...own, ...Object.values(settings).flatMap(labelsIn)]
}
