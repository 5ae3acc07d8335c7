import { Choices, TextArea, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { BALLOT_MODES, RULES } from '../budgeting/election'
import { moneyText } from '../budgeting/money'
import { number } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { withSpareCodes } from './budget-rows'
import { type BudgetSettings, MOST_PROJECTS } from './budget-settings'
import type { KeptMedium } from './picture'
import { PicturePicker } from './picture-picker'
import type { SettingsProps } from './question-type'
import { shownNumber } from './settings'

/** Of more projects each is folded behind its name. */
const MOST_OPEN = 3

interface EditorProps extends Omit<SettingsProps<BudgetSettings>, 'faults'> {
  /** The words of a setting's fault. */
  faultOf: (setting: string) => string | undefined
}

/** What an author settles of a ballot on projects. Complete without scripts: rows to write in, and two empty ones. */
export const BudgetEditor = ({ settings, prefix, media = [], faultOf, locale }: EditorProps) => {
  const words = messages[locale].budgeting
  const { modes, modeNotes } = words.settings
  const figure = (name: 'money' | 'most' | 'points', label: string, hint: string) => (
    <TextField
      name={`${prefix}${name}`}
      label={label}
      hint={hint}
      value={name === 'money' ? shownMoney(settings.money) : shownNumber(settings[name])}
      inputmode={name === 'money' ? undefined : 'numeric'}
      maxlength={25}
      width={name === 'money' ? 'medium' : 'short'}
      fault={faultOf(name)}
    />
  )
  return (
    <>
      <Choices
        type="radio"
        name={`${prefix}mode`}
        label={words.settings.mode}
        choices={BALLOT_MODES.map((value) => ({ value, label: modes[value], note: modeNotes[value] }))}
        chosen={[settings.mode]}
        fault={faultOf('mode')}
      />
      {figure(
        'money',
        words.settings.money,
        [words.settings.moneyHint, understood(settings.money, locale)].filter(Boolean).join(' '),
      )}
      {figure('most', words.settings.most, words.settings.mostHint)}
      {figure('points', words.settings.points, words.settings.pointsHint)}
      <Choices
        type="radio"
        name={`${prefix}rule`}
        label={words.settings.rule}
        hint={words.settings.ruleHint}
        choices={RULES.map((value) => ({ value, label: words.rules[value], note: words.ruleTexts[value] }))}
        chosen={[settings.rule]}
        fault={faultOf('rule')}
      />
      <Projects projects={settings.projects} prefix={prefix} media={media} faultOf={faultOf} locale={locale} />
    </>
  )
}

interface ProjectsProps {
  projects: BudgetSettings['projects']
  prefix: string
  media: readonly KeptMedium[]
  faultOf: EditorProps['faultOf']
  locale: Locale
}

const Projects = ({ projects, prefix, media, faultOf, locale }: ProjectsProps) => {
  const fault = faultOf('projects')
  const words = messages[locale].budgeting.settings
  return (
    <Group name={`${prefix}projects`} label={words.projects} hint={words.projectsHint} fault={fault}>
      {withSpareCodes(projects, MOST_PROJECTS).map((row, place) => {
        const project = 'label' in row ? row : undefined
        const own = `${prefix}projects.${place}`
        return (
          <details class="option-notes" open={project !== undefined && (projects.length <= MOST_OPEN || fault !== undefined)}>
            <summary>
              {project
                ? [`${place + 1}. ${project.label}`, costOf(project, locale)].filter(Boolean).join(' · ')
                : words.newProject}
            </summary>
            <input type="hidden" name={`${own}.code`} value={row.code} />
            <TextField name={`${own}.label`} label={words.name} value={project?.label} maxlength={200} />
            <TextField
              name={`${own}.cost`}
              label={words.cost}
              value={shownMoney(project?.cost)}
              hint={[words.costHint, understood(project?.cost, locale)].filter(Boolean).join(' ')}
              maxlength={25}
              width="medium"
            />
            <TextField name={`${own}.place`} label={words.place} value={project?.place} maxlength={200} />
            <TextArea
              name={`${own}.description`}
              label={words.description}
              value={project?.description}
              rows={2}
              maxlength={600}
            />
            {project && (
              <PicturePicker
                name={`projects.${place}.picture`}
                prefix={prefix}
                label={words.picture}
                picture={project.picture ?? null}
                media={media}
                fault={faultOf(`projects.${place}.picture`)}
                locale={locale}
              />
            )}
          </details>
        )
      })}
    </Group>
  )
}

/** With dots between thousands, as money is written here and read back; text that is no number as it was typed. */
function shownMoney(value: unknown): string {
  if (typeof value !== 'number') return shownNumber(value)
  // A bare figure as small as that would not be read.
  return value < 1000 ? messages.vi.budgeting.money.dong(number(value, 'vi')) : number(value, 'vi')
}

/** How a sum that was typed is taken. */
const understood = (value: unknown, locale: Locale): string =>
  typeof value === 'number' ? messages[locale].budgeting.settings.understood(moneyText(value, locale)) : ''

const costOf = ({ cost }: { cost: unknown }, locale: Locale): string => (typeof cost === 'number' ? moneyText(cost, locale) : '')
