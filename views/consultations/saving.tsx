import type { Faults } from '../../src/kernel/fields'
import { idOf } from '../components/form'
import { usePage } from '../page-context'
import { summaryOf } from './fault-words'

export interface SaveState {
  /** Of what is stored; the form carries it, and an older one is refused. */
  revision: number
  /** The prints of what is stored (src/questions/merging.ts), for a form that is merged. */
  base?: string
  /** What others changed meanwhile, who and when; it was merged in. */
  meanwhile?: readonly string[]
  /** Said after saving, as "14 giờ 30, 22/11/2026". */
  savedAt?: string
  stale?: boolean
  /** Says nothing: another part of the page does. */
  quiet?: boolean
  faults: Faults
}

/** What htmx puts on a form that is saved as one types; without scripts the button does it. */
export const savedAsTyped = (address: string, besides?: string): Record<string, string> => ({
  'hx-post': address,
  'hx-trigger': 'change, input delay:800ms',
  'hx-target': '#saved',
  'hx-select': '#saved',
  'hx-swap': 'outerHTML',
  'hx-sync': 'this:queue last',
  'hx-indicator': '#saved',
  ...(besides ? { 'hx-select-oob': besides } : {}),
})

interface SavedProps extends SaveState {
  labels: Readonly<Record<string, string>>
  /** The faults in words, where these are not of a form of consultations. */
  told?: readonly { name: string; label: string; text: string }[]
}

/** Says whether what is on the page is stored. Replaced by each answer to saving, with the revision the next save needs. */
export const Saved = ({ revision, base, meanwhile = [], savedAt, stale, quiet, faults, labels, told }: SavedProps) => {
  const { words } = usePage()
  const { saving } = words.consultations
  const summary = told ?? summaryOf(words, faults, labels)
  return (
    <div id="saved" class="saved" aria-live="polite" data-offline={saving.offline} data-typing={saving.typing}>
      <input type="hidden" name="revision" value={String(revision)} />
      {base && <input type="hidden" name="base" value={base} />}
      {stale && <p class="saved-not">{saving.stale}</p>}
      {summary.length > 0 && (
        <div class="saved-not">
          <p>{saving.notSaved}</p>
          <ul>
            {summary.map(({ name, label, text }) => (
              <li>
                <a href={`#${idOf(name)}`}>{label ? `${label}: ${text}` : text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!stale && !quiet && summary.length === 0 && <p class="saved-yes">{savedAt ? saving.saved(savedAt) : saving.asYouType}</p>}
      {meanwhile.length > 0 && <Meanwhile changes={meanwhile} />}
    </div>
  )
}

/** What others did since the page was opened. */
export const Meanwhile = ({ changes }: { changes: readonly string[] }) => {
  const { words } = usePage()
  return (
    <div class="meanwhile">
      <p>
        <strong>{words.editor.since.title}.</strong> {words.editor.since.merged}
      </p>
      <ul>
        {changes.map((change) => (
          <li>{change}</li>
        ))}
      </ul>
    </div>
  )
}
