import type { Child } from 'hono/jsx'
import type { ShownClash } from '../../src/consultations/clashing'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'

interface ClashProps {
  clash: ShownClash
  /** Of the list of questions. */
  address: string
  revision: number
}

/** What the author wanted and what another did meanwhile, each with a button. */
export const ClashNotice = ({ clash, address, revision }: ClashProps) => {
  const { words } = usePage()
  const said = words.editor.clash
  const { kind, question, who, done } = clash
  return (
    <Notice tone="warning" title={said.titles[kind](question.label)}>
      <p>{said.lead}</p>
      <div class="versus">
        <div class="versus-side">
          <h3>{words.editor.conflict.mine}</h3>
          <div class="versus-text">
            <p>{wantedOf(clash, words)}</p>
          </div>
          <MineForm clash={clash} address={address} revision={revision} />
        </div>
        <div class="versus-side">
          <h3>{words.editor.conflict.theirs(who)}</h3>
          <div class="versus-text">
            {done.map((each) => (
              <p>{each}</p>
            ))}
          </div>
          <p>
            <a class="button button-plain" href={`${address}#${question.id}`}>
              {said.theirs[kind](clash.stands)}
            </a>
          </p>
        </div>
      </div>
    </Notice>
  )
}

type Words = ReturnType<typeof usePage>['words']

function wantedOf({ kind, question, wanted }: ClashProps['clash'], { editor }: Words): string {
  if (kind === 'changed') return editor.steps.remove(question.label)
  if (kind === 'moved' && wanted) return editor.clash.wanted(wanted.where)
  return kind === 'sectionGone' ? editor.clash.wantedSection(question.label) : editor.clash.wantedGone
}

const MineForm = ({ clash: { kind, question, wanted, mayRestore }, address, revision }: ClashProps) => {
  const { words } = usePage()
  const { mine } = words.editor.clash
  const own = `${address}/${question.id}`
  const form = (path: string, label: string, more?: Child) => (
    <form method="post" action={`${own}/${path}`}>
      <input type="hidden" name="revision" value={String(revision)} />
      {more}
      <button class="button" type="submit">
        {label}
      </button>
    </form>
  )
  if (kind === 'changed') return form('removal', mine.changed)
  if (kind === 'moved' && wanted)
    return form('move', mine.moved(wanted.where), <input type="hidden" name="to" value={String(wanted.place)} />)
  if (kind === 'moved' || !mayRestore) return null
  const place = wanted && <input type="hidden" name="place" value={String(wanted.place)} />
  return form('restoration', mine[kind], place)
}
