import { expect, test } from 'vitest'
import { markdownHtml } from '../../src/kernel/markdown-html'

test('Markdown becomes headings below the page’s own, lists and tables', () => {
  const html = markdownHtml('# Tổng số\n\n- một\n- **hai**\n\n| a | b |\n|---|---|\n| 1 | 2 |')
  expect(html).toContain('<h3>Tổng số</h3>')
  expect(html).toContain('<strong>hai</strong>')
  expect(html).toContain('<td>2</td>')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '<javascript:alert(1)>',
  '![x](https://evil.example/pixel.png)',
  '[x]: javascript:alert(1)\n\n[x]',
  '`<b onclick=x>`',
])('%s brings neither markup nor a request', (text) => {
  const html = markdownHtml(text)
  expect(html).not.toMatch(/<(script|img|b|iframe)\b/i)
  expect(html).not.toMatch(/(href|src)="(?!https:\/\/evil\.example\/pixel\.png")/i)
})

test('links lead to the web and to mail, and carry no referrer of ours to searchers', () => {
  expect(markdownHtml('[luật](https://example.vn)')).toContain('<a href="https://example.vn" rel="noopener nofollow">')
  expect(markdownHtml('[thư](mailto:xa@example.vn)')).toContain('href="mailto:xa@example.vn"')
})
