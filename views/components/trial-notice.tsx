import { usePage } from '../page-context'

/** On every page of a trial: this is not the real form. */
export const TrialNotice = () => {
  const { words, countsAt } = usePage()
  const { trial } = words.beside
  return (
    <section class="notice notice-warning" aria-label={trial.bannerTitle}>
      <p class="notice-title">
        <strong>{trial.bannerTitle}</strong>
      </p>
      <p>{trial.bannerText}</p>
      {countsAt && (
        <p>
          {trial.isOpen} <a href={countsAt}>{trial.toReal}</a>
        </p>
      )}
    </section>
  )
}
