import { filesFor } from '../../src/questions/page-files'
import { questionTypes } from '../../src/questions/types'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { FIGURE_SCRIPTS, FIGURE_STYLES } from '../results/figure'
import { FieldSamples } from './field-samples'
import { ListSamples } from './list-samples'
import { NoticeSamples } from './notice-samples'
import { FigureSamples, QuestionSamples } from './question-samples'

/** Every component in every state, for whoever builds, for axe and for the review of pictures. */
export const ComponentsPage = ({ part: asked = '' }: { part?: string | undefined }) => {
  const { words } = usePage()
  const { builders } = words
  const files = filesFor(questionTypes.map(({ name }) => ({ type: name })))
  const parts = [
    ['type', builders.type, <TypeSamples />],
    ['buttons', builders.buttons, <ButtonSamples />],
    ['forms', builders.forms, <FieldSamples />],
    ['notices', builders.notices, <NoticeSamples />],
    ['lists', builders.lists, <ListSamples />],
  ] as const
  // So many that they have pages of their own.
  const alone = [
    ['questions', builders.questions, <QuestionSamples />],
    ['figures', builders.figures, <FigureSamples />],
  ] as const
  const shown = alone.find(([id]) => id === asked)
  return (
    <Layout
      title={builders.title}
      kind="staff"
      scripts={[...FIGURE_SCRIPTS, 'js/questions.js', ...files.scripts]}
      styles={[...FIGURE_STYLES, ...files.styles]}
    >
      <h1>{builders.title}</h1>
      <p class="lead">{builders.about}</p>
      <nav aria-label={builders.contents}>
        <ul>
          {parts.map(([id, title]) => (
            <li>
              <a href={`/staff/components#${id}`}>{title}</a>
            </li>
          ))}
          {alone.map(([id, title]) => (
            <li>
              <a href={`/staff/components?part=${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {(shown ? [shown] : parts).map(([id, title, samples]) => (
        <section id={id}>
          <h2>{title}</h2>
          {samples}
        </section>
      ))}
    </Layout>
  )
}

const TypeSamples = () => {
  const { builders } = usePage().words
  return (
    <>
      <h3>{builders.longTitle}</h3>
      <p class="lead">{builders.diacritics}</p>
      <p>{builders.paragraph}</p>
      <p class="meta">{builders.paragraph}</p>
      <blockquote>{builders.paragraph}</blockquote>
      <p>
        <a href="#type">{builders.link}</a>
      </p>
      <h4>{builders.steps}</h4>
      <ol class="steps">
        <li>{builders.stepScan}</li>
        <li>{builders.stepAnswer}</li>
        <li>{builders.stepKeep}</li>
      </ol>
    </>
  )
}

const ButtonSamples = () => {
  const { builders, common } = usePage().words
  return (
    <>
      <p class="row">
        <button class="button" type="button">
          {builders.send}
        </button>
        <button class="button button-plain" type="button">
          {builders.preview}
        </button>
        <button class="button button-quiet" type="button">
          {common.undo}
        </button>
        <button class="button button-danger" type="button">
          {common.remove}
        </button>
        <button class="link-button" type="button">
          {common.edit}
        </button>
        <a class="button" href="#buttons">
          {builders.longHamlet}
        </a>
      </p>
      <p class="row">
        <button class="button" type="button" disabled>
          {builders.send}
        </button>
        <button class="button" type="button" aria-busy="true">
          {builders.sending}
        </button>
      </p>
      <details class="confirm" open>
        <summary class="button button-plain">{builders.deleteSheet}</summary>
        <div class="confirm-body">
          <p>{builders.askDelete}</p>
          <p class="row">
            <button class="button button-danger" type="button">
              {builders.deleteSheet}
            </button>
          </p>
        </div>
      </details>
      <div class="stepper">
        <button class="button button-plain" type="button" aria-label={common.remove}>
          −
        </button>
        <input class="input" aria-label={builders.household} value="1.240" inputmode="numeric" />
        <button class="button button-plain" type="button" aria-label={common.add}>
          +
        </button>
      </div>
    </>
  )
}
