import { number } from '../../src/i18n/locale'
import type { QuotaShown } from '../../src/results/results'
import { DataTable } from '../components/pieces'
import { usePage } from '../page-context'

/** How many sheets came of how many that are taken, for each quota; nothing where there are none. */
export const QuotaSection = ({ quotas }: { quotas: readonly QuotaShown[] }) => {
  const { words, locale } = usePage()
  const { quota } = words.beside
  if (quotas.length === 0) return null
  const stateOf = ({ taken, most, isPast }: QuotaShown) => (isPast ? quota.past : taken >= most ? quota.full : quota.open)
  return (
    <section aria-labelledby="quotas">
      <h2 id="quotas">{quota.title}</h2>
      <DataTable
        caption={quota.shownHint}
        columns={[{ label: quota.columns.name }, { label: quota.columns.counted }]}
        rows={quotas.map((each) => {
          const counted = quota.counted(number(each.taken, locale), number(each.most, locale))
          return [
            each.name,
            <>
              {counted}. {stateOf(each)}.
              <progress
                class="quota-bar"
                max={each.most}
                value={Math.min(each.taken, each.most)}
                aria-label={`${each.name}: ${counted}`}
              />
            </>,
          ]
        })}
      />
    </section>
  )
}
