import { number } from '../../src/i18n/locale'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface ProgressPageProps {
  title: string
  progress:
    | { kind: 'counting'; done: number; total: number }
    | { kind: 'inLine'; ahead: number }
    | { kind: 'beyond'; needed: number; limit: number }
}

/** Shown while a large consultation is counted for the first time; asks again by itself, with scripts or without. */
export const ProgressPage = ({ title, progress }: ProgressPageProps) => {
  const {
    words: { results: words },
    locale,
  } = usePage()
  const figure = (value: number) => number(value, locale)
  const again = <meta http-equiv="refresh" content="1" />
  if (progress.kind === 'beyond') {
    return (
      <Layout title={words.of(title)} kind="staff">
        <h1>{words.beyondTitle}</h1>
        <p>{words.beyondText(figure(progress.needed), figure(progress.limit))}</p>
      </Layout>
    )
  }
  if (progress.kind === 'inLine') {
    return (
      <Layout title={words.of(title)} kind="staff" head={again}>
        <h1>{words.inLineTitle}</h1>
        <p role="status">{words.inLineText(figure(progress.ahead))}</p>
      </Layout>
    )
  }
  return (
    <Layout title={words.of(title)} kind="staff" head={again}>
      <h1>{words.countingTitle}</h1>
      <p role="status">{words.countingText(figure(progress.done), figure(progress.total))}</p>
      <progress value={progress.done} max={progress.total} aria-label={words.countingTitle} />
    </Layout>
  )
}
