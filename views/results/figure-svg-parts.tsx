import type { Child } from 'hono/jsx'

/** What the pictures share: lines of text, and fills that can be told apart in black and white. */

export const WIDTH = 960

export interface Drawn {
  parts: Child
  /** Where the next thing may begin. */
  bottom: number
  /** The figures in words. */
  told: readonly string[]
}

export interface Bar {
  label: string
  value: number
  text: string
}

export interface Stack {
  label: string
  parts: readonly { share: number; text: string }[]
}

/** Breaks a label between words into lines of at most so many letters; four lines, then three dots. */
export function lines(text: string, longest: number): string[] {
  const broken: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > longest) {
      broken.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  broken.push(line)
  return broken.length <= 4 ? broken : [...broken.slice(0, 3), `${broken[3]} …`]
}

/** In the order of the categories: white to black with patterns between, neighbours unlike each other. */
export const FILLS: readonly string[] = [
  '#2b2b2b',
  'url(#rising)',
  '#d9d9d9',
  'url(#dots)',
  '#8a8a8a',
  'url(#falling)',
  '#fff',
  'url(#grid)',
  '#5c5c5c',
  'url(#level)',
]

const stroke = { stroke: '#222', 'stroke-width': '1.5', fill: 'none' } as const

export const PATTERNS = (
  <>
    <pattern id="rising" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="#fff" />
      <path d="M0 8 8 0" {...stroke} />
    </pattern>
    <pattern id="falling" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="#fff" />
      <path d="M0 0 8 8" {...stroke} />
    </pattern>
    <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse">
      <rect width="7" height="7" fill="#fff" />
      <circle cx="3.5" cy="3.5" r="1.6" fill="#222" />
    </pattern>
    <pattern id="grid" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="#fff" />
      <path d="M0 4H8M4 0V8" {...stroke} />
    </pattern>
    <pattern id="level" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill="#eee" />
      <path d="M0 3H6" {...stroke} />
    </pattern>
  </>
)
