import { draftFaultText } from '../../src/questions/draft'
import type { MustMend } from '../../src/questions/questionnaire-faults'
import { idOf } from '../components/form'
import { usePage } from '../page-context'

/** What is wrong with a questionnaire as a whole, or with a quota of its settings. */
export const WholeProblems = ({ id, problems }: { id: number; problems: readonly MustMend[] }) => {
  const { words, locale } = usePage()
  const { checks } = words
  const whole = problems.filter(({ question }) => question === '')
  if (whole.length === 0) return null
  return (
    <ul>
      {whole.map(({ quota, fault }) => (
        <li class="field-fault">
          {quota && `${checks.quota(quota.name)}: `}
          {draftFaultText(undefined, fault, locale)} {quota && <a href={quotaAddress(id, quota.place)}>{checks.open}</a>}
        </li>
      ))}
    </ul>
  )
}

/** Where a quota is written. */
export const quotaAddress = (id: number, place: number): string =>
  `/staff/consultations/${id}/questions/settings#${idOf(`quota.${place}.name`)}`
