import type { Child, PropsWithChildren } from 'hono/jsx'

/** Leaf pieces of a question on paper, to be filled in by pen; styled by public/css/paper.css. Texts come from the caller. */

interface PaperFrameProps {
  number: string
  label: Child
  /** How it is to be filled in, such as "mark one box". */
  how?: Child
  hint?: Child
  /** What begins a part of the sheet, and asks nothing. */
  heading?: boolean
}

/** A question is never torn apart between two pages. */
export const PaperFrame = ({ number, label, how, hint, heading = false, children }: PropsWithChildren<PaperFrameProps>) => (
  <section class="paper-question">
    {heading ? (
      <h3 class="paper-heading">{label}</h3>
    ) : (
      <p class="paper-label">
        {number && <span class="question-number">{number}. </span>}
        {label}
        {how && <span class="paper-how"> ({how})</span>}
      </p>
    )}
    {hint && <p class="paper-hint">{hint}</p>}
    {children}
  </section>
)

/** A circle where one is to be marked, a square where several may be. */
export type Mark = 'one' | 'several'

const Box = ({ mark }: { mark: Mark }) => (
  <span class={mark === 'one' ? 'paper-box paper-circle' : 'paper-box'} aria-hidden="true" />
)

interface PaperOptionsProps {
  mark: Mark
  options: readonly { label: Child; note?: Child /** A line to write on follows. */; line?: boolean }[]
}

export const PaperOptions = ({ mark, options }: PaperOptionsProps) => (
  <ul class={areShort(options) ? 'paper-options paper-short' : 'paper-options'}>
    {options.map(({ label, note, line }) => (
      <li class={line ? 'paper-wide' : undefined}>
        <Box mark={mark} /> {label}
        {line && <PaperLine />}
        {note && <span class="paper-note">{note}</span>}
      </li>
    ))}
  </ul>
)

const areShort = (options: PaperOptionsProps['options']): boolean =>
  options.length > 3 && options.every(({ label, note }) => typeof label === 'string' && label.length < 22 && !note)

/** The steps of a scale in one row, from the lowest to the highest. */
export const PaperSteps = ({ steps }: { steps: readonly Child[] }) => (
  <ul class="paper-options paper-steps">
    {steps.map((step) => (
      <li>
        <Box mark="one" /> {step}
      </li>
    ))}
  </ul>
)

/** A dotted line, with what is to be written on it before and its unit after. */
export const PaperLine = ({ label, unit }: { label?: Child; unit?: Child }) => (
  <span class="paper-line">
    {label && <span>{label} </span>}
    <span class="paper-dots" />
    {unit && <span> {unit}</span>}
  </span>
)

export const PaperLines = ({ count }: { count: number }) => (
  <div class="paper-lines">
    {Array.from({ length: count }, () => (
      <div class="paper-dots" />
    ))}
  </div>
)

/** Room to sign, side by side. */
export const PaperSignatures = ({ signers }: { signers: readonly Child[] }) => (
  <div class="paper-signatures">
    {signers.map((signer) => (
      <p class="paper-signature">{signer}</p>
    ))}
  </div>
)

/** One of several things asked about in one question. */
export const PaperItem = ({ label, note, children }: PropsWithChildren<{ label: Child; note?: Child }>) => (
  <div class="paper-item">
    <p class="paper-item-label">
      {label}
      {note && <span class="paper-note">{note}</span>}
    </p>
    {children}
  </div>
)

/** Things in a list, each with room before it for a figure, such as its place in an order. */
export const PaperRows = ({
  cells = 1,
  rows,
}: {
  cells?: number
  rows: readonly { label: Child; note?: Child; unit?: Child }[]
}) => (
  <ul class="paper-options paper-rows">
    {rows.map(({ label, note, unit }) => (
      <li>
        <PaperCells count={cells} unit={unit} /> {label}
        {note && <span class="paper-note">{note}</span>}
      </li>
    ))}
  </ul>
)

/** A box for each figure or letter. */
export const PaperCells = ({ count, unit }: { count: number; unit?: Child }) => (
  <span class="paper-cells">
    {Array.from({ length: count }, () => (
      <span class="paper-cell" />
    ))}
    {unit && <span> {unit}</span>}
  </span>
)

interface PaperTableProps {
  caption: string
  corner?: Child
  columns: readonly Child[]
  rows: readonly Child[]
  /** What stands in each cell: a mark to make, or room to write. */
  cell: Mark | 'write'
}

export const PaperTable = ({ caption, corner = '', columns, rows, cell }: PaperTableProps) => (
  <table class="table paper-table">
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <td>{corner}</td>
        {columns.map((column) => (
          <th scope="col">{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row">{row}</th>
          {columns.map(() => (
            <td class={cell === 'write' ? 'paper-room' : 'paper-mark'}>{cell !== 'write' && <Box mark={cell} />}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
