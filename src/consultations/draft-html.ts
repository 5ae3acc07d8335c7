import markdownIt from 'markdown-it'

/** Authors write Markdown; no HTML of theirs ever reaches a page, and pictures would be requests to outside. */
const markdown = markdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 }).disable('image')

markdown.validateLink = (address) => /^(https?:\/\/|mailto:)/i.test(address.trim())
markdown.renderer.rules['link_open'] = (tokens, place, options, _env, self) => {
  tokens[place]?.attrSet('rel', 'noopener nofollow')
  return self.renderToken(tokens, place, options)
}
// The page has one h1 and the draft stands under an h2.
markdown.core.ruler.push('lower_headings', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${Math.min(6, Number(token.tag[1]) + 2)}`
  }
})

/** Markdown as HTML that is safe to put into a page: headings from h3 on, links to http, https and mailto only, no images. */
export const draftHtml = (text: string): string => markdown.render(text)

/** The first words of a draft without marks, for previews in chat apps and lists; at most `longest` letters. */
export function plainSummary(text: string, longest = 200): string {
  const words = markdown
    .parse(text, {})
    .flatMap((token) => (token.children ?? []).filter((child) => child.type === 'text' || child.type === 'code_inline'))
    .map((token) => token.content)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...words]
  return letters.length <= longest
    ? words
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
