import { dateTime, fileSize, number } from '../../src/i18n/locale'
import { isUnderWay, type KeptExport, keptUntil } from '../../src/results/export-kept'
import { Facts } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'
import { AgainForm, ContentOf, DiscardForm, exportAddress } from './export-list'

interface ExportPageProps extends Framed {
  kept: KeptExport
  /** How many files are made before this one. */
  ahead: number
}

/** How far a file of answers has come, and the file when it is done; asks again by itself, with scripts or without. */
export const ExportPage = ({ kept, ahead, ...framed }: ExportPageProps) => {
  const { words } = usePage()
  const { prepared, preparedTitle } = words.results
  const again = (
    <noscript>
      <meta http-equiv="refresh" content="2" />
    </noscript>
  )
  return (
    <Frame {...framed} step="results" title={preparedTitle} head={isUnderWay(kept) ? again : undefined}>
      <p role="status" class="visually-hidden" id="export-state">
        {prepared.states[kept.state]}
      </p>
      <div id="export" class="stack">
        {isUnderWay(kept) ? <UnderWay kept={kept} ahead={ahead} /> : <Ended kept={kept} />}
        <ExportFacts kept={kept} />
        <p class="meta">{prepared.asRead}</p>
        <div class="row">
          {!isUnderWay(kept) && <AgainForm kept={kept} />}
          <DiscardForm kept={kept} />
        </div>
      </div>
      <p>
        <a href={`/staff/consultations/${kept.consultationId}/results#export`}>{prepared.back}</a>
      </p>
    </Frame>
  )
}

const UnderWay = ({ kept, ahead }: { kept: KeptExport; ahead: number }) => {
  const { words, locale } = usePage()
  const { prepared } = words.results
  const text = prepared.progress(number(kept.done, locale), number(kept.total, locale))
  return (
    <>
      <div
        hx-get={exportAddress(kept)}
        hx-trigger="every 1s"
        hx-target="#export"
        hx-select="#export"
        hx-select-oob="#export-state"
        hx-swap="outerMorph"
      />
      <p>
        <strong>{prepared.states[kept.state]}</strong>: {text}
      </p>
      <progress value={kept.done} max={Math.max(1, kept.total)} aria-label={text} />
      {ahead > 0 && <p>{prepared.ahead(number(ahead, locale))}</p>}
      <p>{prepared.leave}</p>
      <p>
        <a href={exportAddress(kept)}>{prepared.reload}</a>
      </p>
    </>
  )
}

const Ended = ({ kept }: { kept: KeptExport }) => {
  const { words, locale } = usePage()
  const { prepared } = words.results
  if (kept.state !== 'done') return <p>{prepared.failed}</p>
  return (
    <>
      <p>
        <strong>{prepared.ready}</strong>
      </p>
      <p>
        <a class="button" href={`${exportAddress(kept)}/answers.csv`}>
          {prepared.download(fileSize(kept.bytes, locale))}
        </a>
      </p>
      <p>{prepared.resume}</p>
    </>
  )
}

const ExportFacts = ({ kept }: { kept: KeptExport }) => {
  const { words, locale } = usePage()
  const { prepared } = words.results
  return (
    <Facts
      facts={[
        [prepared.asked, dateTime(kept.createdAt, locale)],
        [prepared.content, <ContentOf kept={kept} />],
        ...(kept.state === 'done' ? [[prepared.rows, number(kept.rows, locale)] as const] : []),
        ...(kept.endedAt ? [[prepared.keptUntil, dateTime(keptUntil(kept.endedAt), locale)] as const] : []),
      ]}
    />
  )
}
