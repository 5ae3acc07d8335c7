import { Badge, Empty, Notice } from '../components/pieces'
import { usePage } from '../page-context'

export const NoticeSamples = () => {
  const { builders, common } = usePage().words
  return (
    <>
      <Notice title={builders.plainNotice}>
        <p>{builders.paragraph}</p>
      </Notice>
      <Notice tone="received" title={builders.received}>
        <p>{builders.receiptText}</p>
        <p class="receipt-code">K7M-4Q2</p>
      </Notice>
      <Notice tone="warning" title={builders.warning}>
        <p>{builders.untilValue}</p>
      </Notice>
      <p class="row">
        <Badge>{builders.draft}</Badge>
        <Badge tone="open">{builders.open}</Badge>
        <Badge tone="quiet">{builders.closed}</Badge>
        <Badge tone="warning">{builders.withdrawn}</Badge>
      </p>
      <p class="status" role="status">
        {builders.saved}
      </p>
      <p>
        <label for="progress">{common.saving}</label>
        <progress id="progress" max="100" value="62" />
      </p>
      <Empty title={builders.noConsultations}>
        <p>{builders.noConsultationsHint}</p>
        <p class="row">
          <a class="button" href="#notices">
            {common.add}
          </a>
        </p>
      </Empty>
      <div class="panel">
        <h3>{builders.plainNotice}</h3>
        <p>{builders.paragraph}</p>
      </div>
    </>
  )
}
