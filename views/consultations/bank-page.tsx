import type { Child } from 'hono/jsx'
import type { BankItem, ListedBank } from '../../src/consultations/bank'
import { number } from '../../src/i18n/locale'
import { typeWords } from '../../src/questions/type-words'
import { questionTypes } from '../../src/questions/types'
import { Select, TextField } from '../components/form'
import { Badge, Empty, Pagination } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface BankListProps extends ListedBank {
  /** Where the list is, for its search and its pages. */
  address: string
}

interface BankPageProps extends BankListProps {
  mayKeep: boolean
}

/** What the own units keep, and those above them offer. */
export const BankPage = ({ mayKeep, ...list }: BankPageProps) => {
  const { words } = usePage()
  const { bank } = words
  return (
    <Layout kind="staff" title={bank.title}>
      <p class="crumbs">
        <a href="/staff/consultations">{words.consultations.list.title}</a>
      </p>
      <h1>{bank.title}</h1>
      <p class="lead">{bank.lead}</p>
      {mayKeep && (
        <p>
          <a class="button" href="/staff/bank/new">
            {bank.fresh}
          </a>
        </p>
      )}
      <BankSearch {...list} />
      <BankList
        {...list}
        named={({ id, name }) => (
          <a href={`/staff/bank/${id}`} aria-label={bank.open(name)}>
            {name}
          </a>
        )}
      />
      <p>
        <a href={list.isRetired ? '/staff/bank' : '/staff/bank?retired=1'}>
          {list.isRetired ? bank.currentOnes : bank.retiredOnes}
        </a>
      </p>
    </Layout>
  )
}

export const BankSearch = ({
  address,
  search,
  kind,
  type,
  isRetired,
  kinds = true,
  more = {},
}: BankListProps & { kinds?: boolean; more?: Record<string, string> }) => {
  const { words, locale } = usePage()
  const { bank } = words
  return (
    <form method="get" action={address} class="panel">
      {isRetired && <input type="hidden" name="retired" value="1" />}
      {Object.entries(more).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <TextField name="search" type="search" label={bank.search} value={search} maxlength={200} />
      {kinds && (
        <Select
          name="kind"
          label={bank.kind}
          empty={bank.everyKind}
          value={kind}
          choices={(['question', 'options'] as const).map((each) => ({ value: each, label: bank.kinds[each] }))}
        />
      )}
      <Select
        name="type"
        label={bank.type}
        empty={bank.everyType}
        value={type}
        choices={questionTypes.map(({ name }) => ({ value: name, label: typeWords(name, locale).name }))}
      />
      <button class="button" type="submit">
        {bank.find}
      </button>
    </form>
  )
}

type ListProps = BankListProps & {
  named: (item: BankItem) => Child
  doing?: (item: BankItem) => Child
  more?: Record<string, string>
}

/** The items of a page, marked by whose they are. */
export const BankList = ({ items, owners, total, page, pages, named, doing, more = {}, ...asked }: ListProps) => {
  const { words, locale } = usePage()
  const { bank, common } = words
  const hrefOf = (at: number) => {
    const { search, kind, type, isRetired } = asked
    const query = new URLSearchParams({ ...more, search, kind, type, ...(isRetired && { retired: '1' }), page: String(at) })
    return `${asked.address}?${query}`
  }
  return (
    <>
      <p class="meta" role="status">
        {bank.count(number(total, locale))}
      </p>
      {items.length === 0 && <Empty title={bank.none} />}
      <ul class="cards">
        {items.map((item) => (
          <li class="card">
            <p>{named(item)}</p>
            {item.content.kind === 'question' && <p>{item.content.question.label}</p>}
            <p class="meta">
              <Told item={item} />
            </p>
            <p>
              <Badge tone="quiet">{item.unitPath ? bank.ofUnit(owners.get(item.unitPath) ?? '') : bank.ofAll}</Badge>
            </p>
            {doing?.(item)}
          </li>
        ))}
      </ul>
      <Pagination
        label={bank.pages}
        page={page}
        pages={pages}
        hrefOf={hrefOf}
        previous={common.previous}
        next={common.next}
        where={common.pageOf(number(page, locale), number(pages, locale))}
      />
    </>
  )
}

const MOST_SAID = 4

const Told = ({ item: { content, isRetired } }: { item: BankItem }) => {
  const { words, locale } = usePage()
  const { bank } = words
  const said =
    content.kind === 'question'
      ? [bank.kinds.question, typeWords(content.question.type, locale).name]
      : [
          bank.kinds.options,
          bank.options(number(content.options.length, locale)),
          `${content.options
            .slice(0, MOST_SAID)
            .map(({ label }) => label)
            .join('; ')}${content.options.length > MOST_SAID ? '…' : ''}`,
        ]
  return <>{[...said, ...(isRetired ? [bank.retired] : [])].join(' · ')}</>
}
