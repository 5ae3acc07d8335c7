import { Layout } from '../layout'
import { usePage } from '../page-context'

/** A link that opens nothing any more, and what to do instead. */
export const LinkPage = ({ said }: { said: { title: string; text: string } }) => {
  const { words } = usePage()
  return (
    <Layout title={said.title}>
      <h1>{said.title}</h1>
      <p>{said.text}</p>
      <p>
        <a class="button button-plain" href="/sign-in">
          {words.people.links.signIn}
        </a>
      </p>
    </Layout>
  )
}
