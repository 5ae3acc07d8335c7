import { number } from '../../src/i18n/locale'
import { Layout } from '../layout'
import { usePage } from '../page-context'

/** Shown while a large consultation is counted for the first time; asks again by itself, with scripts or without. */
export const ProgressPage = ({ title, done, total }: { title: string; done: number; total: number }) => {
  const { words, locale } = usePage()
  const text = words.results.countingText(number(done, locale), number(total, locale))
  return (
    <Layout title={words.results.of(title)} kind="staff" head={<meta http-equiv="refresh" content="1" />}>
      <h1>{words.results.countingTitle}</h1>
      <p role="status">{text}</p>
      <progress value={done} max={total} aria-label={words.results.countingTitle} />
    </Layout>
  )
}
