import { z } from 'zod'
import { note, residentAct } from '../audit/act'
import { phaseAt } from '../consultations/consultation'
import { findConsultation } from '../consultations/store'
import { type Fields, fieldsOf } from '../kernel/fields'
import { readable } from '../kernel/ids'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Questionnaire } from '../questions/questionnaire'
import { typeOf } from '../questions/types'
import {
  addKept,
  countKept,
  listConsultationsWithKept,
  maybeFindKept,
  removeExpired,
  removeKept,
  removeKeptOf,
} from './aside-store'
import type { PublicConsultation } from './open-consultations'
import type { Posted } from './posted'
import { DRAFT_CODE_LENGTH, draftKeyOf, sealed, unsealed } from './sealing'

/** A sheet is put aside under a code, and gone on with wherever the code is typed. */

const KEPT_DAYS = 30
const DAY = 24 * 60 * 60 * 1000
const LARGEST = 64 * 1024
const MOST_KEPT = 20_000

const content = z.object({
  consultation: z.number(),
  /** Of the sheet: sent from wherever it was gone on with, it is one. Missing in what was put aside by earlier releases. */
  key: z.string().default(''),
  version: z.number(),
  page: z.string(),
  answers: z.array(z.tuple([z.string(), z.array(z.string())])),
  brought: z.array(z.tuple([z.string(), z.array(z.string())])),
})

export interface PutAside {
  code: string
  lookup: string
  until: Date
}

/** What names a person and what is a file stays where it is: neither is sealed with the rest. */
export function leftOut(questionnaire: Questionnaire): ReadonlySet<string> {
  const items = questionnaire.questions.filter(({ type }) => typeOf(type).apart || typeOf(type).files)
  return new Set(items.map(({ id }) => id))
}

interface Aside {
  shown: PublicConsultation
  questionnaire: Questionnaire
  posted: Posted
  key: string
  /** Of what the same browser put aside of this sheet before, which this takes the place of; '' for none. */
  before: string
}

/** Throws tooLarge, tooMany, busy. */
export async function putAside(world: World, { shown, questionnaire, posted, key: ofSheet, before }: Aside): Promise<PutAside> {
  const { id, closesAt } = shown.consultation
  const apart = leftOut(questionnaire)
  const kept = {
    consultation: id,
    key: ofSheet,
    version: questionnaire.version,
    page: posted.page,
    answers: [...posted.answers].filter(([name]) => !apart.has(name.split('.', 1)[0] ?? '')),
    brought: [...posted.brought],
  }
  const code = readable(DRAFT_CODE_LENGTH)
  const key = await draftKeyOf(code)
  const bytes = sealed(JSON.stringify(kept), key)
  if (bytes.length > LARGEST) throw problem('tooLarge')
  const now = world.now().getTime()
  const until = new Date(Math.min(now + KEPT_DAYS * DAY, closesAt?.getTime() ?? Number.POSITIVE_INFINITY))
  await keep(world, { id, lookup: key.lookup, sealed: bytes, until, before })
  return { code, lookup: key.lookup, until }
}

interface Keeping {
  id: number
  lookup: string
  sealed: Buffer
  until: Date
  before: string
}

const keep = residentAct(async ({ writer, now }, { id, lookup, sealed: bytes, until, before }: Keeping) => {
  if (before) await removeKept(writer, id, before)
  if ((await countKept(writer, id)) >= MOST_KEPT) throw problem('tooMany')
  await addKept(writer, { lookup, consultationId: id, savedAt: now, expiresAt: until, sealed: bytes })
})

export interface Found {
  consultationId: number
  lookup: string
  /** Of the sheet; '' where it was not kept. */
  key: string
  version: number
  page: string
  answers: Fields
  brought: Fields
}

/** What the code opens; undefined for a code nobody was given, or whose time is over. Throws busy. */
export async function takeUp(world: World, code: string): Promise<Found | undefined> {
  const key = await draftKeyOf(code)
  const row = await maybeFindKept(world.storage.reader, key.lookup)
  const text = row && world.now() < row.expiresAt ? unsealed(row.sealed, key) : undefined
  if (text === undefined) return undefined
  const { consultation, key: ofSheet, version, page, answers, brought } = content.parse(JSON.parse(text))
  return {
    consultationId: consultation,
    lookup: key.lookup,
    key: ofSheet,
    version,
    page,
    answers: fieldsIn(answers),
    brought: fieldsIn(brought),
  }
}

/** How long what the code opens is kept; undefined where it opens nothing of this consultation. Throws busy. */
export async function keptUntil(world: World, consultationId: number, code: string): Promise<Date | undefined> {
  const row = await maybeFindKept(world.storage.reader, (await draftKeyOf(code)).lookup)
  return row?.consultationId === consultationId && world.now() < row.expiresAt ? row.expiresAt : undefined
}

const fieldsIn = (entries: readonly (readonly [string, readonly string[]])[]): Fields =>
  fieldsOf(entries.flatMap(([name, values]) => values.map((value) => [name, value] as const)))

/** A sheet that was sent is no longer put aside. */
export const dropAside = residentAct(({ writer }, { consultationId, lookup }: { consultationId: number; lookup: string }) =>
  removeKept(writer, consultationId, lookup),
)

/** Sweeps away what is over: 30 days, or its consultation. Right when it breaks off or runs twice. */
export async function sweepAside(world: World): Promise<void> {
  const { reader } = world.storage
  const ended: number[] = []
  for (const id of await listConsultationsWithKept(reader))
    if (phaseAt(await findConsultation(reader, id), world.now()) !== 'open') ended.push(id)
  await sweep(world, ended)
}

const sweep = note(async ({ writer, now }, ended: readonly number[]) => {
  await removeExpired(writer, now)
  await removeKeptOf(writer, ended)
})
