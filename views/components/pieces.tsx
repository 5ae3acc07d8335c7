import type { Child, PropsWithChildren } from 'hono/jsx'
import { idOf } from './form'

/** Leaf pieces of pages. */

/** A list of faults at the top of a form, each a link to its field. */
export const ErrorSummary = ({
  title,
  faults,
}: {
  title: string
  faults: readonly { name: string; text: string; label?: string }[]
}) =>
  faults.length === 0 ? null : (
    <div class="error-summary" role="alert" tabindex={-1} id="error-summary" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {faults.map(({ name, text, label }) => (
          <li>
            <a href={`#${idOf(name)}`}>{label ? `${label}${/[.?!:]$/.test(label) ? '' : ':'} ${text}` : text}</a>
          </li>
        ))}
      </ul>
    </div>
  )

/** Something the reader must notice; `tone` never stands alone, the title says it in words. */
export const Notice = ({
  tone = 'plain',
  title,
  children,
}: PropsWithChildren<{ tone?: 'plain' | 'received' | 'warning'; title?: Child }>) => (
  <section class={`notice notice-${tone}`}>
    {title && <h2 class="notice-title">{title}</h2>}
    {children}
  </section>
)

/** A short word on a state, such as "Đang mở". */
export const Badge = ({ tone = 'plain', children }: PropsWithChildren<{ tone?: 'plain' | 'open' | 'quiet' | 'warning' }>) => (
  <span class={`badge badge-${tone}`}>{children}</span>
)

export const Empty = ({ title, children }: PropsWithChildren<{ title: Child }>) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children}
  </div>
)

/** Terms and what they mean: who asks, until when. */
export const Facts = ({ facts }: { facts: readonly (readonly [term: Child, meaning: Child])[] }) => (
  <dl class="facts">
    {facts.map(([term, meaning]) => (
      <div class="fact">
        <dt>{term}</dt>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
)

type Column = { label: Child; numeric?: boolean }

/** A real table that scrolls by itself on a narrow screen. The first cell of each row is its header. */
export const DataTable = ({
  caption,
  columns,
  rows,
  foot,
}: {
  caption: Child
  columns: readonly Column[]
  rows: readonly (readonly Child[])[]
  foot?: readonly Child[]
}) => (
  <div class="table-scroll" tabindex={0}>
    <table class="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column.numeric ? 'numeric' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow cells={row} columns={columns} />
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <TableRow cells={foot} columns={columns} />
        </tfoot>
      )}
    </table>
  </div>
)

const TableRow = ({ cells, columns }: { cells: readonly Child[]; columns: readonly Column[] }) => (
  <tr>
    {cells.map((cell, place) =>
      place === 0 ? <th scope="row">{cell}</th> : <td class={columns[place]?.numeric ? 'numeric' : undefined}>{cell}</td>,
    )}
  </tr>
)

interface PaginationProps {
  label: string
  /** 1 is the first. */
  page: number
  pages: number
  hrefOf: (page: number) => string
  previous: string
  next: string
  where: string
}

export const Pagination = ({ label, page, pages, hrefOf, previous, next, where }: PaginationProps) =>
  pages <= 1 ? null : (
    <nav class="pagination" aria-label={label}>
      {page > 1 && (
        <a rel="prev" href={hrefOf(page - 1)}>
          {previous}
        </a>
      )}
      <span>{where}</span>
      {page < pages && (
        <a rel="next" href={hrefOf(page + 1)}>
          {next}
        </a>
      )}
    </nav>
  )

/** Something long behind its title, where it `folds`; open on paper in any case. */
export const Foldable = ({ title, folds, children }: PropsWithChildren<{ title: Child; folds: boolean }>) => {
  if (!folds) return children
  return (
    <details class="fold">
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** A button that must be opened before it can be pressed: what would be lost is said first. Works without scripts. */
export const Confirmed = ({ action, ask, children }: PropsWithChildren<{ action: Child; ask: Child }>) => (
  <details class="confirm">
    <summary class="button button-plain">{action}</summary>
    <div class="confirm-body">
      <p>{ask}</p>
      {children}
    </div>
  </details>
)
