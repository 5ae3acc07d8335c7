const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** Every text of a page that people see or hear: what stands in it, and the attributes that are read out or shown. */
export function visibleTexts(html: string): string[] {
  const body = html.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<!doctype[^>]*>/gi, ' ')
  const attributes = [...body.matchAll(/<(\w+)([^>]*)>/g)].flatMap(([, element = '', given = '']) => spoken(element, given))
  return [...body.split(/<[^>]*>/), ...attributes].map(plain).filter(Boolean)
}

function spoken(element: string, given: string): string[] {
  const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(given)?.[1] ?? ''
  const names = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label']
  if (element === 'input' && /type="(submit|button|reset)"/.test(given)) names.push('value')
  if (element === 'meta' && /name="description"|property="og:(title|description|site_name|image:alt)"/.test(given))
    names.push('content')
  // What scripts say comes to them in these; one word may be a code.
  const said = [...given.matchAll(/\sdata-[\w-]+="([^"]* [^"]*)"/g)]
    .map(([, text = '']) => text)
    .filter((text) => /^[^{[].*[À-ỹ]/.test(text))
  return [...names.map(attribute), ...said]
}

const plain = (text: string): string =>
  text
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, tens, hex, name) =>
      name ? (NAMED[name] ?? whole) : String.fromCodePoint(tens ? Number(tens) : Number.parseInt(hex, 16)),
    )
    .replace(/\s+/g, ' ')
    .trim()

/** What of a text is neither between marks nor known as data; empty for nothing that has a letter. */
export function unmarked(text: string, isData: (text: string) => boolean, data: readonly string[]): string {
  let left = text
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  // A label that was cut short lost its closing mark.
  left = left.replace(/⟦[^⟧]*$/, ' ').trim()
  if (!/\p{L}/u.test(left) || isData(left)) return ''
  for (const each of data) if (left.includes(each)) left = left.replaceAll(each, ' ')
  return /\p{L}/u.test(left) ? left.replace(/\s+/g, ' ').trim() : ''
}
