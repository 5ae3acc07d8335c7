const LINES = {
  viewBox: '0 0 24 24',
  width: '24',
  height: '24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
  focusable: 'false',
} as const

/** A drawing that ships with us, in the colour of the words beside it, which say the same: a screen reader skips it. */
export const Star = () => (
  <svg class="star" {...LINES}>
    <path d="M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5L12 17.5l-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z" />
  </svg>
)

/** An arrow that turns back, for undoing, or forth again. */
export const Turn = ({ way }: { way: 'undo' | 'redo' }) => (
  <svg class="turn" {...LINES} width="20" height="20" stroke-width="2">
    <path d={way === 'undo' ? 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3' : 'M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3'} />
  </svg>
)

// From a mouth turned down to one that laughs.
const MOUTHS = ['M7.5 18q4.500-5.500 9 0', 'M8 17.200q4-2.700 8 0', 'M8 16.200h8', 'M8 15.300q4 3 8 0', 'M7 14.300q5 7.400 10 0z']
const BROWS = ['M6.500 7.300l3 1.400M17.500 7.300l-3 1.400', '', '', '', '']

/** One of five moods, from 0 for the worst. */
export const Face = ({ mood }: { mood: number }) => (
  <svg class="face" {...LINES}>
    <circle cx="12" cy="12" r="10.5" />
    <path d={`M8.500 9.500v1.500M15.500 9.500v1.500${MOUTHS[mood] ?? ''}${BROWS[mood] ?? ''}`} />
  </svg>
)
