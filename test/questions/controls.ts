import { type Fields, fieldsOf } from '../../src/kernel/fields'

/** The controls of markup, as a browser finds them. */

const controls = (html: string) => [...html.matchAll(/<(input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag)
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
const buttons = (html: string) => [...html.matchAll(/<button\b[^>]* name="[^>]*>/g)].map(([tag]) => tag)
export const namesIn = (html: string) => [...controls(html), ...buttons(html)].map((tag) => attribute(tag, 'name') ?? '')
export const idsOfControls = (html: string) =>
  controls(html)
    .filter((tag) => attribute(tag, 'type') !== 'hidden')
    .map((tag) => attribute(tag, 'id'))

/** What a browser would send of the markup: values of inputs, what is checked, the selected option, text of areas. */
export function formOf(markup: unknown): Fields {
  const html = String(markup)
  const entries: [string, string][] = []
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const toMark = ['radio', 'checkbox'].includes(attribute(tag, 'type') ?? '')
    if (!toMark || / checked/.test(tag)) entries.push([attribute(tag, 'name') ?? '', plain(attribute(tag, 'value') ?? '')])
  }
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const tags = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const selected = tags.find((option) => / selected/.test(option)) ?? tags[0] ?? ''
    entries.push([attribute(tag, 'name') ?? '', plain(attribute(selected, 'value') ?? '')])
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs))
    entries.push([attribute(tag, 'name') ?? '', plain(text)])
  return fieldsOf(entries)
}

const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
