import type { Country } from './country'
import { WORDS_QUESTION } from './country-answers'
import { ABSENT_WORD, COMMON_WORD, RARE_WORD } from './country-words'

/** Every page with a list or a search on it, by who looks; the address is its name. */
export type Looker = 'visitor' | keyof Country['sessions']

const words = [COMMON_WORD, 'ngân sách nông thôn', RARE_WORD, ABSENT_WORD].map(encodeURIComponent)
const PHASES = ['draft', 'notYetOpen', 'open', 'closed', 'withdrawn']

function publicPages({ slugs }: Country): string[] {
  const searches = words.flatMap((each) => [`/?q=${each}`, `/?q=${each}&show=published`])
  const shows = ['open', 'coming', 'published'].flatMap((show) => [`/?show=${show}`, `/?show=${show}&page=40`])
  return [
    '/',
    ...shows,
    '/?show=published&page=600',
    ...searches,
    `/?q=${words[0]}&page=800`,
    '/?category=road',
    '/?category=road&page=100',
    '/?unit=an+binh',
    '/?unit=thon+1',
    '/?unit=tinh',
    '/?from=2024-01-01&to=2024-03-31',
    '/?from=2024-01-01&page=400',
    `/c/${slugs.largest}`,
    `/c/${slugs.published}/results`,
    '/q/B3',
    '/receipts/C1000',
  ]
}

function staffPages({ ids }: Country): string[] {
  const { largest, draft, published, province, commune, hamlet, person } = ids
  const list = '/staff/consultations'
  const big = `${list}/${largest}/results`
  return [
    '/staff',
    list,
    `${list}?page=3`,
    `${list}?page=1000`,
    ...PHASES.flatMap((phase) => [`${list}?phase=${phase}`, `${list}?phase=${phase}&page=30`]),
    `${list}?phase=closed&page=650`,
    ...words.flatMap((each) => [`${list}?search=${each}`, `${list}?phase=open&search=${each}`]),
    `${list}?search=${words[0]}&page=900`,
    `${list}?unit=${commune}`,
    `${list}/new`,
    `${list}/new?name=xa`,
    `${list}/${largest}`,
    `${list}/${largest}/places`,
    `${list}/${draft}`,
    `${list}/${draft}/check`,
    `${list}/${published}/publication`,
    `${big}/words/${WORDS_QUESTION}`,
    `${big}/words/${WORDS_QUESTION}?after=20000`,
    ...['thôn', RARE_WORD, ABSENT_WORD].map((each) => `${big}/words/${WORDS_QUESTION}?search=${encodeURIComponent(each)}`),
    `${big}/replies`,
    `${big}/replies?after=50000`,
    '/staff/units',
    `/staff/units/${province}`,
    `/staff/units/${commune}`,
    `/staff/units/${hamlet}`,
    '/staff/people',
    '/staff/people?page=18',
    '/staff/people?q=sam',
    '/staff/people?q=khongaitenthe',
    `/staff/people/${person}`,
    '/staff/people/invite',
    `/staff/people/invite?unit=${commune}`,
    '/staff/log',
    '/staff/log?before=100',
    '/staff/log?before=100000',
    `/staff/log?unit=${province}`,
    `/staff/log?unit=${commune}&before=150000`,
    `/staff/log?unit=${hamlet}`,
    '/staff/account',
  ]
}

export const pagesOf = (made: Country): [Looker, string[]][] => [
  ['visitor', publicPages(made)],
  ['country', staffPages(made)],
  ['province', staffPages(made)],
  ['commune', staffPages(made)],
  ['hamlet', staffPages(made)],
]
