import { z } from 'zod'
import { BALLOT_MODES, type BallotMode, RULES } from '../budgeting/election'
import { messages } from '../i18n/messages'
import { type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { sentPlaces } from './budget-rows'
import { pictureSchema, readPicture } from './picture'
import { settingText, typedLine, typedNumber, wholeNumber } from './settings'
import { typedMoney } from './typed-money'
import { LARGEST_NUMBER } from './typed-number'

export const MOST_PROJECTS = 100
const MOST_POINTS = 1000
const PLACE_LONGEST = 200
const DESCRIPTION_LONGEST = 600

const words = (longest: number) =>
  z
    .string()
    .max(longest, `tooLong ${longest}`)
    .refine((text) => text.isWellFormed(), 'badText')
    .default('')

const project = z.strictObject({
  // A code is a key of stored answers, so it may not be the name of something every object has.
  code: z
    .string()
    .regex(/^[0-9A-Za-z]{1,8}$/)
    .refine((code) => !(code in {})),
  label: settingText(200),
  /** In đồng. */
  cost: wholeNumber(1, LARGEST_NUMBER),
  place: words(PLACE_LONGEST),
  description: words(DESCRIPTION_LONGEST),
  picture: pictureSchema.nullable().default(null),
})
export type BudgetProject = z.infer<typeof project>

const FAULT_OF: Readonly<Record<string, string>> = {
  cost: 'projectCost',
  label: 'projectLabel',
  place: 'projectPlace',
  description: 'projectDescription',
  picture: 'projectPicture',
}

// One fault for the whole list, so it says which project it is about.
const projects = z
  .array(z.unknown())
  .transform((rows, context) =>
    rows.flatMap((row, place): BudgetProject[] => {
      const read = project.safeParse(row)
      if (read.success) return [read.data]
      const fault = FAULT_OF[String(read.error.issues[0]?.path[0] ?? '')] ?? 'projectWrong'
      context.addIssue({ code: 'custom', message: `${fault} ${place + 1}` })
      return []
    }),
  )
  .refine((each) => each.length >= 2, 'tooFewOptions 2')
  .refine((each) => each.length <= MOST_PROJECTS, `tooManyOptions ${MOST_PROJECTS}`)
  .refine((each) => new Set(each.map(({ code }) => code)).size === each.length, 'repeatedOption')
  .refine((each) => new Set(each.map(({ label }) => label)).size === each.length, 'repeatedOption')

export const budgetSettings = z
  .strictObject({
    mode: z.enum(BALLOT_MODES, 'required'),
    rule: z.enum(RULES, 'required'),
    /** In đồng. */
    money: z
      .number({ error: ({ input }) => (typeof input === 'string' ? 'moneyUnclear' : 'required') })
      .pipe(wholeNumber(1, LARGEST_NUMBER)),
    /** How many may be chosen or put in order; null where the mode asks for neither. */
    most: wholeNumber(1, MOST_PROJECTS).nullable().default(null),
    /** How many are shared out; null where none are. */
    points: wholeNumber(1, MOST_POINTS).nullable().default(null),
    projects,
  })
  .refine(({ mode, most }) => !isOrderedOrCounted(mode) || most !== null, { path: ['most'], error: 'required' })
  .refine(({ most, projects: all }) => most === null || most <= all.length, { path: ['most'], error: 'moreThanProjects' })
  .refine(({ mode, points }) => mode !== 'points' || points !== null, { path: ['points'], error: 'required' })
export type BudgetSettings = z.infer<typeof budgetSettings>

const isOrderedOrCounted = (mode: BallotMode): boolean => mode === 'approval' || mode === 'ranked'

/** What an author writes over. */
export function blankBudget(locale: Locale): BudgetSettings {
  const name = messages[locale].budgeting.settings.project
  const blank = (code: string, place: string): BudgetProject => ({
    code,
    label: name(place),
    cost: 100_000_000,
    place: '',
    description: '',
    picture: null,
  })
  return {
    mode: 'knapsack',
    rule: 'mostVotes',
    money: 150_000_000,
    most: null,
    points: null,
    projects: [blank('a', '1'), blank('b', '2')],
  }
}

/** What `BudgetEditor` sends. */
export const readBudget = (sent: Fields): unknown => ({
  mode: one(sent, 'mode'),
  rule: one(sent, 'rule'),
  money: typedMoney(sent, 'money'),
  most: typedNumber(sent, 'most'),
  points: typedNumber(sent, 'points'),
  projects: sentPlaces(sent, 'projects').flatMap((place) => {
    const own = `projects.${place}`
    const label = typedLine(sent, `${own}.label`)
    if (!label) return []
    return [
      {
        code: one(sent, `${own}.code`),
        label,
        cost: typedMoney(sent, `${own}.cost`),
        place: typedLine(sent, `${own}.place`),
        description: typedLine(sent, `${own}.description`),
        picture: readPicture(sent, `${own}.picture`),
      },
    ]
  }),
})
