import type { FaultKind } from '../../db/faults'
import { fileSize } from '../../src/i18n/locale'
import { usePage } from '../page-context'

interface TroubleNoticeProps {
  trouble: { kind: FaultKind; file?: string | undefined; freeBytes?: number | undefined }
}

/** For the staff: what keeps the machine from storing anything, and what to do about it. */
export const TroubleNotice = ({ trouble: { kind, file, freeBytes } }: TroubleNoticeProps) => {
  const { words, locale } = usePage()
  const { title, text } = words.problems.trouble[kind]
  return (
    <section class="notice notice-warning">
      <p class="notice-title">
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
      {(kind === 'full' || kind === 'damaged') && freeBytes !== undefined && (
        <p>{words.problems.troubleFree(fileSize(freeBytes, locale))}</p>
      )}
      {file && <p class="meta">{words.problems.troubleFile(file)}</p>}
    </section>
  )
}
