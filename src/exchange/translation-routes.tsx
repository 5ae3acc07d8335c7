import { Hono } from 'hono'
import { TranslationFilesPage } from '../../views/exchange/translation-files-page'
import { TranslationPreviewPage } from '../../views/exchange/translation-preview-page'
import { phaseAt } from '../consultations/consultation'
import { textRows, textsOf } from '../consultations/language-reading'
import { demandChangeable, translationIn } from '../consultations/language-routes'
import { editLanguages } from '../consultations/translating'
import { findWriting, type Writing } from '../consultations/writing'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { NOTHING_SENT } from '../kernel/upload'
import { xlsxFile } from '../kernel/xlsx'
import type { Translation } from '../questions/translations'
import type { Env, Handled } from '../web/env'
import { readFiles } from '../web/form'
import { download, respond, seeOther } from '../web/respond'
import { givenUpText, readTranslationApart } from './reading-apart'
import { HELD_LARGEST } from './reading-order'
import { comparedWith, heldIn, readHeld } from './translation-compare'
import { translationCsv, translationTable } from './translation-file'

const ONE = '/staff/consultations/:id/languages/:language{[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}}'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Out to translators and back: a table of all texts of one language. */
export const translationRoutes = new Hono<Env>()
  .get(`${ONE}/files`, async (c) => {
    const { writing, translation } = await find(c)
    return showFiles(c, writing, translation)
  })

  .get(`${ONE}/translation.csv`, async (c) => {
    const { writing, translation } = await find(c)
    const csv = translationCsv(tableOf(c, writing, translation))
    return download(c, csv, 'text/csv; charset=UTF-8', nameOf(writing, translation, 'csv'))
  })

  .get(`${ONE}/translation.xlsx`, async (c) => {
    const { writing, translation } = await find(c)
    const file = await xlsxFile([{ name: translation.language, rows: tableOf(c, writing, translation) }])
    return download(c, file, XLSX, nameOf(writing, translation, 'xlsx'))
  })

  .post(`${ONE}/files`, async (c) => {
    const { writing, translation } = await find(c)
    demandChangeable(writing)
    const { files } = await readFiles(c)
    const tried = await readTranslationApart(files.get('file')?.content ?? NOTHING_SENT)
    const { locale } = c.var.world
    if ('givenUp' in tried) return showFiles(c, writing, translation, givenUpText(tried.givenUp, locale))
    const read = tried.done
    if (!read.ok) return showFiles(c, writing, translation, messages[locale].languages.bringing[read.fault])
    const compared = comparedWith(read.rows, writing, translation, locale)
    const isRefused = compared.unknown.length + compared.twice.length + compared.bad.length > 0
    const page = { ...framedBy(c, writing), language: translation.language, compared, isRefused }
    return respond(c, <TranslationPreviewPage {...page} held={heldIn(compared.changes)} />, isRefused ? 422 : 200)
  })

  .post(`${ONE}/files/application`, async (c) => {
    const { writing, translation } = await find(c)
    const { fields } = await readFiles(c, { texts: HELD_LARGEST })
    demandChangeable(writing)
    const said = readHeld(one(fields, 'held'), writing)
    if (!said) throw problem('badRequest')
    const { language } = translation
    const conflicts = await editLanguages(c.var.world, writing.consultation, { kind: 'translate', language, said })
    const told = `applied=${said.length - conflicts.length}${conflicts.length > 0 ? `&conflicts=${conflicts.length}` : ''}`
    return seeOther(c, `/staff/consultations/${writing.consultation.id}/languages/${language}/files?${told}`)
  })

async function find(c: Handled): Promise<{ writing: Writing; translation: Translation }> {
  const writing = await findWriting(c.var.world, c.req.param('id'))
  return { writing, translation: translationIn(writing, c.req.param('language')) }
}

const tableOf = (c: Handled, writing: Writing, translation: Translation): string[][] => {
  const { locale } = c.var.world
  return translationTable(textRows(writing, translation, textsOf(writing), locale), locale)
}

const nameOf = ({ consultation: { id } }: Writing, { language }: Translation, ending: string) =>
  `phieu-${id}-${language}.${ending}`

const framedBy = (c: Handled, { consultation }: Writing) => ({
  consultation,
  phase: phaseAt(consultation, c.var.world.now()),
  mayEdit: true,
})

function showFiles(c: Handled, writing: Writing, { language }: Translation, fault?: string): Response {
  const count = (name: string) => (/^\d{1,6}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : 0)
  const page = { ...framedBy(c, writing), language, mayChange: writing.mayChange }
  const told = { applied: c.req.query('applied') === undefined ? undefined : count('applied'), conflicts: count('conflicts') }
  return respond(c, <TranslationFilesPage {...page} {...told} fault={fault} />, fault ? 422 : 200)
}
