import { fileSize } from '../../src/i18n/locale'
import { type Trouble, usePage } from '../page-context'

/** For the staff: what keeps the machine from storing anything, and what to do about it. */
export const TroubleNotice = ({ trouble: { kind, file, freeBytes } }: { trouble: Trouble }) => {
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
