import type { Consultation } from '../../src/consultations/consultation'
import { dateTime } from '../../src/i18n/locale'
import type { Fields } from '../../src/kernel/fields'
import { receiptAddress } from '../../src/responses/receipt'
import type { StoredResponse } from '../../src/responses/store'
import { CarriedFields } from '../components/carried-fields'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface AlreadyReceivedProps {
  consultation: Consultation
  standing: StoredResponse
  /** Everything that was sent now; each button carries it on. */
  sent: Fields
  newKey: string
}

/** The same sheet came again and says something else: nothing is stored and nothing is lost until its author decides. */
export const AlreadyReceivedPage = ({ consultation, standing, sent, newKey }: AlreadyReceivedProps) => {
  const { words, locale } = usePage()
  const action = `/c/${consultation.slug}/responses`
  if (standing.deletedAt)
    return (
      <Layout title={words.responses.alreadyTitle}>
        <h1>{words.responses.alreadyTitle}</h1>
        <p>{words.responses.alreadyDeleted(dateTime(standing.deletedAt, locale))}</p>
        <Carrying action={action} sent={sent} own={{ key: newKey }} label={words.responses.sendAgainAsNew} />
      </Layout>
    )
  return (
    <Layout title={words.responses.alreadyTitle}>
      <h1>{words.responses.alreadyTitle}</h1>
      <p>{words.responses.alreadyText(dateTime(standing.receivedAt, locale))}</p>
      <div class="stack">
        <p>
          <a class="button button-plain" href={receiptAddress(standing.code)}>
            {words.responses.seeSent}
          </a>
        </p>
        <Carrying action={action} sent={sent} own={{ key: standing.key, as: 'replace' }} label={words.responses.replaceSent} />
        <Carrying action={action} sent={sent} own={{ key: newKey }} label={words.responses.sendAsNew} />
      </div>
    </Layout>
  )
}

interface CarryingProps {
  action: string
  sent: Fields
  own: Readonly<Record<string, string>>
  label: string
}

const Carrying = ({ action, sent, own, label }: CarryingProps) => (
  <form method="post" action={action}>
    <CarriedFields fields={new Map([...sent].filter(([name]) => name !== 'key' && name !== 'as'))} />
    {Object.entries(own).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="button button-plain" type="submit">
      {label}
    </button>
  </form>
)
