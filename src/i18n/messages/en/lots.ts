import type { vi } from '../vi'

export const lots: typeof vi.lots = {
  variable: (label) => `Wording of “${label}”`,
  way: (letter, text) => `Wording ${letter}: ${text}`,
  wayThen: (letter, version, text) => `Wording ${letter} of version ${version}: ${text}`,
  lead: (count) =>
    `This question has ${count} wordings. A lot gives each sheet one of them, each with the same chance, whoever answers, in whichever hamlet and whenever. So where many sheets came and the results clearly differ, the wording made the difference.`,
  caption: 'Each wording',
  columns: { way: 'Wording', asked: 'Sheets asked', answered: 'Sheets answering' },
  undrawn: (count) =>
    `${count} sheets were asked without a lot, such as before the question had several wordings; they are not in the table.`,
  together: 'The results below add up all sheets, whichever wording the lot gave them.',
  compare: 'Compare the results of each wording',
  title: 'Comparing the wordings',
  question: (label) => `Question: ${label}`,
  caution:
    'The results of a wording are counted among the sheets that were asked in it. While there are few, a few per cent of difference may be chance.',
  newestOnly:
    'This question was changed while answers came in, in a way that cannot be added up; only sheets that answered the newest are counted here.',
  cross: 'See the wordings beside each other in one table',
  nobody: 'No sheet was asked in this wording yet.',
  back: 'Back to the results',
  crossBase: (base) => `Of ${base} sheets of which both are known.`,
  wordsWay: (letter, version) => `Wording ${letter}${version && ` of version ${version}`}`,
}
