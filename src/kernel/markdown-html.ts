import markdownIt from 'markdown-it'

/** Authors write Markdown; no HTML of theirs ever reaches a page, and pictures would be requests to outside. */
const markdown = markdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 }).disable('image')

markdown.validateLink = (address) => /^(https?:\/\/|mailto:)/i.test(address.trim())
markdown.renderer.rules['link_open'] = (tokens, place, options, _env, self) => {
  tokens[place]?.attrSet('rel', 'noopener nofollow')
  return self.renderToken(tokens, place, options)
}
// The page has one h1 and the text stands under a heading of it: its own highest level, whatever it is, becomes h3 or h4.
markdown.core.ruler.push('lower_headings', ({ tokens, env }) => {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close')
  const highest = Math.min(...headings.map(({ tag }) => Number(tag[1])))
  for (const token of headings) token.tag = `h${Math.min(6, Number(token.tag[1]) - highest + Number(env['from']))}`
})
// The alignment of a column comes as a style, which the page's policy forbids; a class says the same.
markdown.core.ruler.push('table_classes', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'table_open') token.attrSet('class', 'table')
    const style = token.attrGet('style')
    if (style === null) continue
    token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null
    if (String(style).endsWith('right')) token.attrSet('class', 'numeric')
  }
})
markdown.renderer.rules['table_open'] = (tokens, place, options, _env, self) =>
  `<div class="table-scroll" tabindex="0">${self.renderToken(tokens, place, options)}`
markdown.renderer.rules['table_close'] = () => '</table></div>\n'

/** Markdown as HTML that is safe to put into a page: headings from h3 (or h4) on, links to http, https and mailto only, no images. */
export const markdownHtml = (text: string, from: 3 | 4 = 3): string => markdown.render(text, { from })
