/**
 * Text as searched: lower case, without accents, đ as d, one blank between words. Also makes `hoà` equal to `hòa`.
 * Follows domain.md C.4.
 */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** A name fit for an address: `Góp ý dự toán 2027` becomes `gop-y-du-toan-2027`; at most `longest` letters. */
export function slugOf(text: string, longest = 60): string {
  const words = folded(text).match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length + 1 > longest) break
    slug = slug ? `${slug}-${word}` : word
  }
  return slug
}
