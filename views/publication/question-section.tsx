import { number } from '../../src/i18n/locale'
import type { PublishedQuestion } from '../../src/publication/snapshot'
import type { Block } from '../../src/questions/tally'
import { DataTable } from '../components/pieces'
import { usePage } from '../page-context'
import { BlockFigure } from '../results/figure'
import { OutcomeSection } from '../results/outcome'
import { PartTitle, partBlockId, SeamList } from '../results/seam-list'

interface Props {
  question: PublishedQuestion
  place: number
  /** All sheets; null when fewer than are shown. */
  sheets: number | null
  source: string
}

/** One question as published: its wording, its base in words, each figure with a note on how it was counted. */
export const QuestionSection = ({ question: { id, label, hint, tally, seams, lot, outcome }, place, sheets, source }: Props) => {
  const parts = [{ label, tally }, ...(seams?.earlier ?? [])]
  return (
    <section class="question-result" id={`result-${id}`}>
      <h3>
        {place}. {label}
      </h3>
      {hint && <p class="meta">{hint}</p>}
      {lot && <Wordings lot={lot} />}
      {seams && <SeamList wordings={seams.wordings} id={id} />}
      <div class={parts.length > 1 ? 'seam-parts' : undefined}>
        {parts.map((part, at) => (
          <div>
            {seams && parts.length > 1 && (
              <h4>
                <PartTitle wordings={seams.wordings} part={at} />
              </h4>
            )}
            <Part
              {...part}
              sheets={sheets}
              source={source}
              blockId={(block) => (seams ? partBlockId(seams.wordings, at, block) : block)}
            />
          </div>
        ))}
      </div>
      {outcome && <OutcomeSection outcome={outcome} title={label} />}
    </section>
  )
}

/** That a lot gave each sheet one of several wordings, which they are, and how many were asked in each where that is told. */
const Wordings = ({ lot: { wordings, undrawn } }: { lot: NonNullable<PublishedQuestion['lot']> }) => {
  const { words, locale } = usePage()
  const count = (asked: number | null) => (asked === null ? words.results.hidden : number(asked, locale))
  const told = wordings.some(({ asked }) => asked !== null)
  const { lotCaption, lotColumns, lotUndrawn, lotHidden } = words.publication
  return (
    <>
      <p>{words.publication.lot(number(wordings.length, locale))}</p>
      {told ? (
        <DataTable
          caption={lotCaption}
          columns={[{ label: lotColumns.way }, { label: lotColumns.asked, numeric: true }]}
          rows={[
            ...wordings.map(({ label, asked }) => [label, count(asked)]),
            ...(undrawn === 0 ? [] : [[lotUndrawn, count(undrawn)]]),
          ]}
        />
      ) : (
        <>
          <ul aria-label={lotCaption}>
            {wordings.map(({ label }) => (
              <li>{label}</li>
            ))}
          </ul>
          <p class="meta">{lotHidden}</p>
        </>
      )}
    </>
  )
}

interface PartProps extends Pick<Props, 'sheets' | 'source'> {
  label: string
  tally: PublishedQuestion['tally']
  /** Of a block on this page. */
  blockId: (id: string) => string
}

/** What is counted together: its base in words, and each figure with a note on how it was counted. */
const Part = ({ label, tally, sheets, source, blockId }: PartProps) => {
  const { words } = usePage()
  return (
    <>
      {tally.withheld ? <p>{words.publication.withheldQuestion}</p> : <Base tally={tally} sheets={sheets} />}
      {tally.joined && <p class="meta">{words.publication.joined}</p>}
      {tally.answered === 0
        ? null
        : tally.blocks.map((block) => (
            <>
              <BlockFigure
                block={{ ...block, id: blockId(block.id) }}
                question={label}
                source={source}
                allSheets={tally.ofAllSheets ? sheets : null}
              />
              <p class="meta">{methodOf(block, words.publication.method)}</p>
              {block.kind === 'words' && <p class="meta">{words.publication.wordsNote}</p>}
            </>
          ))}
    </>
  )
}

const Base = ({
  tally: { asked, answered, unanswered, ofAllSheets },
  sheets,
}: Pick<PublishedQuestion, 'tally'> & { sheets: number | null }) => {
  const { words, locale } = usePage()
  if (answered === 0) return <p>{words.publication.nobodyAnswered}</p>
  const said = [
    answered !== null && asked !== null && words.publication.base(number(answered, locale), number(asked, locale)),
    answered !== null && asked === null && words.publication.baseOnly(number(answered, locale)),
    unanswered !== null && unanswered > 0 && words.publication.unanswered(number(unanswered, locale)),
    ofAllSheets && sheets !== null && words.publication.ofAllSheets(number(sheets, locale)),
  ]
  return <p class="meta">{said.filter(Boolean).join(' ')}</p>
}

function methodOf(
  block: Block,
  method: Record<Exclude<Block['kind'], 'distribution'> | 'exclusive' | 'several' | 'people' | 'meanOfPeople', string>,
): string {
  if (block.kind === 'numbers' && block.people) return method.people
  if (block.kind === 'measures' && block.people) return method.meanOfPeople
  if (block.kind !== 'distribution') return method[block.kind]
  return block.exclusive ? method.exclusive : method.several
}
