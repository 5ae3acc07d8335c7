import { EACH_WORDING, lettersOf, type PaperWays, sheetsOf } from '../../src/consultations/paper'
import { ownName } from '../../src/questions/languages'
import { filesFor } from '../../src/questions/page-files'
import { VIETNAMESE } from '../../src/questions/translations'
import { Select, Tick } from '../components/form'
import { Empty, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { PaperSheet, type PaperSheetProps } from './paper-sheet'

interface PaperPageProps extends PaperSheetProps {
  backHref: string
  /** Where there is a draft text to print beside the questions. */
  hasDraft: boolean
  /** Of staff alone: which version; absent where there is one only. */
  version?: 'published' | 'working' | undefined
  /** Nobody can answer this version yet. */
  notOpen?: boolean
  /** In which it may be printed; none where Vietnamese is the only one. */
  languages?: readonly string[]
  /** Staff choose which wording is printed. */
  choosesWording?: boolean
}

/** A sheet to print, and how. The controls are a form of its own address, so nothing needs scripts. */
export const PaperPage = (props: PaperPageProps) => {
  const { words } = usePage()
  const { paper } = words
  const { head, questions, backHref, notOpen = false, ways, choosesWording = false } = props
  const letters = choosesWording ? lettersOf(questions) : []
  const printed = ways.wording === EACH_WORDING ? '' : letters.includes(ways.wording) ? ways.wording : 'a'
  return (
    <Layout
      title={paper.title(head.title)}
      kind="bare"
      styles={['css/paper.css', ...filesFor(questions).styles]}
      scripts={['js/print.js']}
    >
      <div class="paper-tools">
        <h1>{paper.title(head.title)}</h1>
        <p>{paper.lead}</p>
        {notOpen && <Notice tone="warning" title={paper.notOpen} />}
        {questions.length === 0 && <Empty title={paper.empty} />}
        {letters.length > 0 && (
          <Notice title={paper.wordingsTitle(printed)}>
            <p>{paper.wordingsText}</p>
          </Notice>
        )}
        <Choosing {...props} letters={letters} />
        <p class="row">
          <button class="button" type="button" hidden data-print>
            {paper.print}
          </button>
          <a class="button button-quiet" href={backHref}>
            {paper.back}
          </a>
        </p>
      </div>
      {sheetsOf(questions, choosesWording ? ways.wording : 'a').map((worded) => (
        <PaperSheet {...props} questions={worded} />
      ))}
    </Layout>
  )
}

interface ChoosingProps extends PaperPageProps {
  ways: PaperWays
  letters: readonly string[]
}

const Choosing = ({ ways, hasDraft, version, languages = [], language = VIETNAMESE, letters }: ChoosingProps) => {
  const { words } = usePage()
  const { paper } = words
  return (
    <form class="paper-choosing" method="get">
      {languages.length > 0 && (
        <Select
          name="language"
          label={words.languages.form.paper}
          value={language}
          choices={languages.map((each) => ({ value: each, label: ownName(each) }))}
        />
      )}
      {version && (
        <Select
          name="version"
          label={paper.version}
          value={version}
          choices={[
            { value: 'published', label: paper.published },
            { value: 'working', label: paper.working },
          ]}
        />
      )}
      {letters.length > 0 && (
        <Select
          name="wording"
          label={paper.wording}
          value={ways.wording}
          choices={[
            ...letters.map((letter) => ({ value: letter, label: paper.oneWording(letter) })),
            { value: EACH_WORDING, label: paper.eachWording },
          ]}
        />
      )}
      <Select
        name="columns"
        label={paper.columns}
        value={String(ways.columns)}
        choices={[
          { value: '1', label: paper.oneColumn },
          { value: '2', label: paper.twoColumns },
        ]}
      />
      <Select
        name="type"
        label={paper.typeSize}
        value={ways.largeType ? 'large' : ''}
        choices={[
          { value: '', label: paper.usualType },
          { value: 'large', label: paper.largeType },
        ]}
      />
      {hasDraft && <Tick name="draft" label={paper.withDraft} ticked={ways.withDraft} />}
      <button class="button button-plain" type="submit">
        {paper.show}
      </button>
    </form>
  )
}
