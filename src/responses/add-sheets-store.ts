import { runRaw } from '../../db/bulk'
import { engine } from '../../db/columns'
import type { Writer } from '../../db/storage'
import { addApart, type NewApart } from './apart-store'
import {
  addContacts,
  addOpinions,
  addResponses,
  type CountChange,
  type Dates,
  moveCounts,
  type NewContact,
  type NewOpinion,
  type NewResponse,
  takeTotals,
} from './intake-store'

/** A sheet as it is stored, but for the numbers that only the database gives. */
export interface NewSheet {
  row: Omit<NewResponse, 'sequence'>
  words: readonly Omit<NewOpinion, 'consultationId' | 'responseId'>[]
  contact: Omit<NewContact, 'consultationId' | 'responseId'> | null
  apart?: readonly Omit<NewApart, 'consultationId' | 'responseId'>[]
}

export interface Group {
  sheets: readonly NewSheet[]
  counts: readonly CountChange[]
  /** Of every consultation in the group, as they were read when it was found to be open. */
  dates: ReadonlyMap<number, Dates>
}

/**
 * Stores a group: the rows, the totals and counters, the words and telephone numbers. Gives the consultations that
 * were stored; on PostgreSQL one whose dates were changed since they were read is not, and nothing of it is.
 */
export const addSheets: (writer: Writer, group: Group) => Promise<ReadonlySet<number>> =
  engine === 'postgres' ? addByOneStatement : addByTurns

// SQLite has one writer: nobody else can come between.
async function addByTurns(writer: Writer, { sheets, counts, dates }: Group): Promise<ReadonlySet<number>> {
  const sizes = new Map([...dates.keys()].map((id) => [id, 0]))
  for (const { row } of sheets) sizes.set(row.consultationId, (sizes.get(row.consultationId) ?? 0) + 1)
  const last = new Map(
    await takeTotals(
      writer,
      [...sizes].map(([consultationId, size]) => ({ consultationId, sequences: size, standing: size })),
    ),
  )
  const rows = sheets.map(({ row }) => {
    const sequence = (last.get(row.consultationId) ?? 0) + 1
    last.set(row.consultationId, sequence)
    return { ...row, sequence }
  })
  const ids = await addResponses(writer, rows)
  await moveCounts(writer, counts)
  const owners = rows.map(({ consultationId, sequence }) => {
    const responseId = ids.get(`${consultationId}:${sequence}`)
    if (responseId === undefined) throw new Error('A sheet was stored without an id.')
    return { consultationId, responseId }
  })
  const ownerOf = (place: number) => owners[place] ?? { consultationId: 0, responseId: 0 }
  await addOpinions(
    writer,
    sheets.flatMap(({ words }, place) => words.map((each) => ({ ...each, ...ownerOf(place) }))),
  )
  await addContacts(
    writer,
    sheets.flatMap(({ contact }, place) => (contact ? [{ ...contact, ...ownerOf(place) }] : [])),
  )
  await addApart(
    writer,
    sheets.flatMap(({ apart = [] }, place) => apart.map((each) => ({ ...each, ...ownerOf(place) }))),
  )
  return new Set(dates.keys())
}

/**
 * One statement that is its own transaction: the row of totals, for which all wait who write sheets of a consultation,
 * is held while the database works and not while we do. The dates are compared under a lock, so a closing stands either
 * before the group or after it.
 */
const HEAD = `with sheet as (
  select * from jsonb_to_recordset($1) as s(consultation bigint, place int, version bigint, key text, code text,
    unit bigint, spot bigint, channel text, at timestamptz, answers jsonb)
), still as (
  select c.id as consultation
  from jsonb_to_recordset($2) as d(id bigint, state text, opens timestamptz, closes timestamptz)
    join consultations c on c.id = d.id and c.state = d.state
      and c.opens_at is not distinct from d.opens and c.closes_at is not distinct from d.closes
  for share of c
), size as (
  select consultation, count(*) as sheets from sheet group by consultation
), moved as (
  insert into response_totals as t (consultation_id, last_sequence, total)
  select consultation, sheets, sheets from size join still using (consultation) order by consultation
  on conflict (consultation_id) do update
    set last_sequence = t.last_sequence + excluded.last_sequence, total = t.total + excluded.total
  returning consultation_id as consultation, last_sequence as last
), before as (
  select consultation, last - sheets as sequence from moved join size using (consultation)
), stored as (
  insert into responses (consultation_id, sequence, version, key, code, unit_id, place_id, channel, received_at, changed_at,
    revision, answers)
  select consultation, before.sequence + place, version, key, code, unit, spot, channel, at, at, 1, answers
  from sheet join before using (consultation) order by consultation, place
  returning id, consultation_id as consultation, sequence
), counted as (
  insert into response_counts as t (consultation_id, unit_id, place_id, channel, day, total)
  select consultation, unit, spot, channel, day, total
  from jsonb_to_recordset($3) as c(consultation bigint, unit bigint, spot bigint, channel text, day text, total bigint)
    join before using (consultation) order by consultation, unit, spot, channel, day
  on conflict (consultation_id, unit_id, place_id, channel, day) do update set total = t.total + excluded.total
), worded as (
  insert into opinions (consultation_id, response_id, question_id, part, text, search_text)
  select before.consultation, stored.id, question, part, said, sought
  from jsonb_to_recordset($4) as w(consultation bigint, place int, question text, part text, said text, sought text)
    join before using (consultation)
    join stored on stored.consultation = before.consultation and stored.sequence = before.sequence + place
  order by stored.id
), reached as (
  insert into reply_contacts (response_id, consultation_id, phone, consent_version, consented_at)
  select stored.id, before.consultation, phone, consent, at
  from jsonb_to_recordset($5) as r(consultation bigint, place int, phone text, consent text, at timestamptz)
    join before using (consultation)
    join stored on stored.consultation = before.consultation and stored.sequence = before.sequence + place
)`
const TAIL = ' select consultation from moved'
const STATEMENT = HEAD + TAIL
// Another text, so that a group without such answers costs what it always did.
const STATEMENT_WITH_APART = `${HEAD}, beside as (
  insert into answer_contacts (response_id, question_id, consultation_id, content, consent_version, consented_at)
  select stored.id, question, before.consultation, content, consent, at
  from jsonb_to_recordset($6) as a(consultation bigint, place int, question text, content jsonb, consent text, at timestamptz)
    join before using (consultation)
    join stored on stored.consultation = before.consultation and stored.sequence = before.sequence + place
)${TAIL}`

async function addByOneStatement(writer: Writer, { sheets, counts, dates }: Group): Promise<ReadonlySet<number>> {
  const places = placesOf(sheets)
  const at = (place: number) => ({ consultation: sheets[place]?.row.consultationId, place: places[place] })
  const given = [
    sheets.map(({ row }, place) => ({
      ...at(place),
      version: row.version,
      key: row.key,
      code: row.code,
      unit: row.unitId,
      spot: row.placeId,
      channel: row.channel,
      at: row.receivedAt,
      answers: row.answers,
    })),
    [...dates].map(([id, { state, opensAt, closesAt }]) => ({ id, state, opens: opensAt, closes: closesAt })),
    counts.map(({ consultationId, unitId, placeId, channel, day, total }) => ({
      consultation: consultationId,
      unit: unitId,
      spot: placeId,
      channel,
      day,
      total,
    })),
    sheets.flatMap(({ words }, place) =>
      words.map(({ questionId, part, text, searchText }) => ({
        ...at(place),
        question: questionId,
        part,
        said: text,
        sought: searchText,
      })),
    ),
    sheets.flatMap(({ contact }, place) =>
      contact ? [{ ...at(place), phone: contact.phone, consent: contact.consentVersion, at: contact.consentedAt }] : [],
    ),
  ]
  const apart = sheets.flatMap(({ apart: beside = [] }, place) =>
    beside.map(({ questionId, content, consentVersion, consentedAt }) => {
      return { ...at(place), question: questionId, content, consent: consentVersion, at: consentedAt }
    }),
  )
  const moved = await runRaw(
    writer,
    apart.length > 0 ? STATEMENT_WITH_APART : STATEMENT,
    (apart.length > 0 ? [...given, apart] : given).map((each) => JSON.stringify(each)),
  )
  return new Set(moved.map(([consultation]) => Number(consultation)))
}

/** Which of its consultation's sheets in the group each is, from 1. */
function placesOf(sheets: readonly NewSheet[]): number[] {
  const sizes = new Map<number, number>()
  return sheets.map(({ row: { consultationId } }) => {
    const place = (sizes.get(consultationId) ?? 0) + 1
    sizes.set(consultationId, place)
    return place
  })
}
