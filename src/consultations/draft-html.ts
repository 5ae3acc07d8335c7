export { markdownHtml as draftHtml } from '../kernel/markdown-html'
