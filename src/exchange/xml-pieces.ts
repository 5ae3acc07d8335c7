/**
 * Whether anything in an XML text, a tag, a comment or the words between two of them, is longer than `longest`. The
 * library that reads workbooks takes the text in slices and begins anew at each where a piece has not ended: a piece of
 * some megabytes would keep it for ever.
 */
export function hasLongPiece(text: string, longest: number): boolean {
  let at = 0
  for (;;) {
    const start = text.indexOf('<', at)
    if ((start < 0 ? text.length : start) - at > longest) return true
    if (start < 0) return false
    at = endOfPiece(text, start)
    if (at - start > longest) return true
  }
}

const CLOSINGS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function endOfPiece(text: string, start: number): number {
  const closing = CLOSINGS.find(([opening]) => text.startsWith(opening, start))?.[1]
  return closing === undefined ? endOfTag(text, start) : after(text, closing, start)
}

// A sign that would close the tag closes nothing between quotes.
function endOfTag(text: string, start: number): number {
  const signs = /["'>]/g
  signs.lastIndex = start
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (found[0] === '>') return signs.lastIndex
    signs.lastIndex = after(text, found[0], signs.lastIndex)
  }
  return text.length
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from)
  return at < 0 ? text.length : at + sign.length
}
