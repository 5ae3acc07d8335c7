import { Group } from '../../../views/components/group'
import { PaperFrame, PaperItem } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { numbersOf, tallyOf } from '../counting'
import { codesOf, type Draw } from '../draw'
import { sampleWithin } from '../limits'
import { labelOf } from '../options'
import { questionType } from '../question-type'
import { blockName, PaperBlock, RepeatBlock } from '../repeat-block'
import { countedVariables, countLabel, innerTally, innerValues, innerVariables, writtenIn } from '../repeat-counting'
import { RepeatEditor } from '../repeat-editor'
import { type Block, blocksShown, innerPart, judgeBlocks, sentOfBlocks, typedAs } from '../repeat-judging'
import { type Inner, type RepeatSettings, readRepeatSettings, repeatSettings } from '../repeat-settings'
import { faultText, questionLabel, shownFigure } from '../wording'

const BLOCKS_ON_PAPER = 6

/** The same few questions once for each person of a household, each plot, each animal. */
export const repeat = questionType<RepeatSettings, readonly Block[]>({
  name: 'repeat',
  family: 'people',
  picture: 'M7 4h13v12H7zM4 7v13h13M10 8h7M10 12h4',
  settings: repeatSettings,
  asRead: ({ inner, ...settings }) => ({ ...settings, inner: inner.map(({ figure: _, ...each }) => each) }),
  styles: ['css/tables.css'],
  scripts: ['js/repeat.js'],
  grows: true,
  blank: (locale) => ({
    ...{ noun: messages[locale].tables.repeat.usualNoun, least: 0, most: 10 },
    inner: [
      {
        ...{ code: 'a', label: messages[locale].tables.repeat.innerOf(1), kind: 'short', required: false },
        ...{ options: [], unit: '', least: null, most: null, decimals: 0, figure: 'sum' },
      },
    ],
  }),
  Settings: (props) => <RepeatEditor type={repeat} {...props} />,
  readSettings: readRepeatSettings,
  Field: ({ question, sent, faults, locale, number }) => {
    const { id, hint, settings } = question
    const words = messages[locale].tables.repeat
    const noun = settings.noun.toLowerCase()
    const shown = blocksShown(settings, sent)
    const isMore = sent.has('more')
    const said = {
      'data-repeat': String(settings.most),
      'data-name': id,
      'data-block-name': words.block(settings.noun, '#'),
      'data-remove': words.remove(words.block(settings.noun, '#')),
      'data-added': words.added(words.block(settings.noun, '#')),
      'data-removed': words.removed(words.block(settings.noun, '#')),
      'data-full': words.full(String(settings.most)),
    }
    return (
      <Group
        name={id}
        label={questionLabel(question, number, locale)}
        hint={[hint, words.hint(noun, String(settings.most))].filter(Boolean).join(' ')}
        fault={faultText(repeat, faults, '', locale)}
        more={said}
      >
        {Array.from({ length: shown }, (_, place) => (
          <RepeatBlock
            {...{ type: repeat, question, sent, faults, locale }}
            block={place + 1}
            isFresh={isMore && place === shown - 1}
          />
        ))}
        <p class="meta" hidden={shown < settings.most}>
          {words.full(String(settings.most))}
        </p>
        <button
          class="button button-plain"
          type="submit"
          name="go"
          value={`more ${id} ${shown + 1}`}
          data-add=""
          hidden={shown >= settings.most}
        >
          {words.add(noun)}
        </button>
      </Group>
    )
  },
  Paper: ({ question, locale, number }) => {
    const { label, hint, settings } = question
    const shown = Math.max(settings.least, Math.min(settings.most, BLOCKS_ON_PAPER))
    return (
      <PaperFrame
        number={number}
        label={label}
        how={messages[locale].tables.paper.blocks(settings.noun.toLowerCase())}
        hint={hint}
      >
        {Array.from({ length: shown }, (_, place) => (
          <PaperItem label={blockName(question, place + 1, locale)}>
            {settings.inner.map((inner) => (
              <PaperBlock inner={inner} />
            ))}
          </PaperItem>
        ))}
      </PaperFrame>
    )
  },
  partNames: ({ settings: { most, inner } }) =>
    Array.from({ length: most }, (_, place) => inner.map((each) => innerPart(place + 1, each))).flat(),
  judge: judgeBlocks,
  sentOf: ({ settings }, answer) => sentOfBlocks(settings, answer),
  variables: (question, locale = 'vi') => [
    { kind: 'number', id: question.id, label: `${question.label} – ${countLabel(question, locale)}`, unit: '' },
    ...question.settings.inner.flatMap((inner) => innerVariables(question, inner, locale)),
  ],
  counts: countedVariables,
  // Whoever has nobody of a kind says nothing of it, so that a base is the households that have.
  values: ({ id, settings }, answer) => ({
    [id]: answer.length,
    ...Object.fromEntries(settings.inner.flatMap((inner) => innerValues(id, inner, answer))),
  }),
  texts: (answer, { settings }) =>
    answer.flatMap((block) =>
      writtenIn(settings).flatMap(({ code: part }) => (block[part] === undefined ? [] : [{ part, text: String(block[part]) }])),
    ),
  textParts: ({ settings }) => writtenIn(settings).map(({ code, label }) => ({ part: code, label })),
  details: {
    columns: (question, locale) =>
      Array.from({ length: question.settings.most }, (_, place) =>
        question.settings.inner.map((inner) => ({
          part: innerPart(place + 1, inner),
          label: `${question.label} – ${blockName(question, place + 1, locale)} – ${inner.label}`,
          kind:
            inner.kind === 'single' ? ('category' as const) : inner.kind === 'number' ? ('number' as const) : ('words' as const),
          options: inner.options,
        })),
      ).flat(),
    cells: (_, answer) =>
      Object.fromEntries(
        answer.flatMap((block, place) => Object.entries(block).map(([code, value]) => [`${place + 1}.${code}`, value])),
      ),
  },
  tally: (question, counted, locale) =>
    tallyOf(counted, [
      numbersOf({ id: question.id, label: countLabel(question, locale), unit: '', decimals: 0 }, counted),
      ...question.settings.inner.flatMap((inner) => innerTally(question, inner, counted, locale)),
    ]),
  show: (question, answer, locale) =>
    answer
      .map((block, place) => `${blockName(question, place + 1, locale)}: ${shownBlock(question.settings, block, locale)}`)
      .join('\n'),
  sample: ({ id, settings }, draw) => {
    const howMany = draw.whole(id, Math.max(1, settings.least), Math.min(settings.most, Math.max(4, settings.least)))
    return fieldsOf(
      Array.from({ length: howMany }, (_, place) =>
        settings.inner.map((inner) => [innerPart(place + 1, inner), sampleInner(`${id}.${inner.code}`, inner, draw)] as const),
      ).flat(),
    )
  },
  examples: {
    settings: {
      ...{ noun: 'Người', least: 0, most: 4 },
      inner: [
        {
          ...{ code: 'sex', label: 'Giới tính', kind: 'single', required: true, unit: '', least: null, most: null, decimals: 0 },
          figure: 'sum',
          options: [
            { code: 'a', label: 'Nam' },
            { code: 'b', label: 'Nữ' },
          ],
        },
        {
          ...{ code: 'age', label: 'Tuổi', kind: 'number', required: false, options: [] },
          unit: 'tuổi',
          least: 0,
          most: 120,
          decimals: 0,
          figure: 'each',
        },
        {
          ...{ code: 'job', label: 'Nghề', kind: 'short', required: false, options: [] },
          unit: '',
          least: null,
          most: null,
          decimals: 0,
          figure: 'sum',
        },
        {
          ...{ code: 'born', label: 'Sinh', kind: 'date', required: false, options: [] },
          unit: '',
          least: null,
          most: null,
          decimals: 0,
          figure: 'sum',
        },
      ],
    },
    accepts: [
      { '1.sex': ['a'], '1.age': ['34'], '1.job': ['Làm ruộng'], '1.born': ['5/3/1992'] },
      { '1.sex': ['b'], '1.born': ['1990'], '2.sex': [''], '2.age': [''], '3.sex': ['a'], '3.born': ['3/2001'] },
      { '4.sex': ['b'] },
    ],
    refuses: {
      required: [{ '1.age': ['34'] }, { '2.job': ['Thợ may'] }],
      notAnOption: [{ '1.sex': ['x'] }],
      repeated: [{ '1.sex': ['a', 'b'] }],
      notANumber: [{ '1.sex': ['a'], '1.age': ['ba tư'] }],
      tooLarge: [{ '1.sex': ['a'], '1.age': ['121'] }],
      notADate: [
        { '1.sex': ['a'], '1.born': ['hôm qua'] },
        { '1.sex': ['a'], '1.born': ['5/3/92'] },
        { '1.born': ['30/2/1990'] },
      ],
      tooLong: [{ '1.sex': ['a'], '1.job': ['ô'.repeat(201)] }],
      badText: [{ '1.sex': ['a'], '1.job': ['\ud800'] }],
    },
  },
})

const shownBlock = ({ inner }: RepeatSettings, block: Block, locale: Locale): string =>
  inner
    .flatMap((each) => {
      const value = block[each.code]
      if (value === undefined) return []
      const shown = typeof value === 'number' ? `${shownFigure(value, locale)} ${each.unit}`.trim() : typedAs(each, value)
      return [`${each.label}: ${each.kind === 'single' ? labelOf(each.options, shown) : shown}`]
    })
    .join('; ')

function sampleInner(variable: string, inner: Inner, draw: Draw): string {
  if (inner.kind === 'single') return draw.choose(variable, codesOf(inner.options))
  if (inner.kind === 'number') return sampleWithin(inner, (from, to) => draw.whole(variable, from, to))
  return inner.kind === 'date' ? String(draw.whole(variable, 1940, 2020)) : [...draw.words(variable)].slice(0, 100).join('')
}
