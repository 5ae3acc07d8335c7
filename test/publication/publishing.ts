import { parse } from 'csv-parse/sync'
import type { Town } from '../support/town'
import type { Counted } from './counted'

export const SUMMARY = 'Phần lớn bà con đồng ý làm đường.'
export const ALL = ['qPlace', 'qRoad', 'qWhy', 'qSave', 'qMore']
export const fields = (more: Record<string, string | readonly string[]> = {}) => ({
  summary: SUMMARY,
  questions: ALL,
  reason: '',
  ...more,
})

export const seenIn = (html: string): string => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** Looks at the preview and publishes what was seen. */
export async function publish(
  clerk: Awaited<ReturnType<Town['signedIn']>>,
  { id }: Counted,
  more: Record<string, string | readonly string[]> = {},
) {
  const preview = await clerk.post(`/staff/consultations/${id}/publication/preview`, fields(more))
  const html = await preview.text()
  return {
    preview,
    html,
    answer: await clerk.post(`/staff/consultations/${id}/publication`, { ...fields(more), seen: seenIn(html) }),
  }
}

export const openData = async (anybody: ReturnType<Town['visitor']>, address: string): Promise<Record<string, string>[]> =>
  parse(await (await anybody.get(address)).text(), { columns: true, bom: true })
