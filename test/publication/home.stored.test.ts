import { expect, test } from 'vitest'
import { folded } from '../../src/kernel/search'
import { type Opening, opened } from '../responses/opened'
import { type Town, town } from '../support/town'
import { closedConsultation } from './counted'

const day = (text: string) => new Date(`${text}+07:00`)

/** Consultations named by their state, each found by its title. */
async function listed(here: Town) {
  const make = (title: string, row: Opening['row'] = {}) =>
    opened(here, { row: { title, searchText: folded(`${title} UBND xã Minh Họa`), ...row } })
  await make('Dự toán ngân sách 2027')
  await make('Mức giá thu gom rác', { category: 'fees', closesAt: day('2026-12-20T17:00') })
  await make('Bản nháp chưa mở', { state: 'draft' })
  await make('Việc đã rút', { state: 'withdrawn' })
  await make('Việc sắp hỏi', { opensAt: day('2026-12-01T08:00') })
  await make('Đường liên xã năm ngoái', {
    ...{ state: 'closed', category: 'road' },
    ...{ opensAt: day('2025-11-01T08:00'), closesAt: day('2025-12-01T08:00') },
  })
  await make('Hết hạn hôm qua', { closesAt: day('2026-11-24T17:00') })
}

async function titles(here: Town, query: string): Promise<string[]> {
  const html = await (await here.visitor().get(`/?${query}`)).text()
  return [...html.matchAll(/<h3 class="card-title"><a href="[^"]*">([^<]*)</g)].map((each) => each[1] ?? '')
}

test('the home shows what is open, the soonest to close first, then what is coming, and neither drafts nor withdrawn ones', async () => {
  const here = await town()
  await listed(here)

  const html = await (await here.visitor().get('/')).text()

  expect(await titles(here, '')).toEqual(['Dự toán ngân sách 2027', 'Mức giá thu gom rác', 'Việc sắp hỏi'])
  expect(html).toContain('Còn 20 ngày')
  for (const hidden of ['Bản nháp chưa mở', 'Việc đã rút']) expect(html).not.toContain(hidden)
  for (const query of ['q=nhap', 'q=rut', 'q=viec']) {
    const found = await titles(here, query)
    expect(found).not.toContain('Bản nháp chưa mở')
    expect(found).not.toContain('Việc đã rút')
  }
})

test('words are found without accents, in either spelling, all of them or not at all', async () => {
  const here = await town()
  await listed(here)

  for (const typed of ['du toan', 'DỰ TOÁN', 'ngân dự', 'dự toán minh hoạ', 'du  toan minh hòa'])
    expect(await titles(here, `q=${encodeURIComponent(typed)}`)).toEqual(['Dự toán ngân sách 2027'])
  expect(await titles(here, 'q=duong+lien')).toEqual(['Đường liên xã năm ngoái'])
  for (const typed of ['du toan duong', '%', '_', "'", '\\'])
    expect(await titles(here, `q=${encodeURIComponent(typed)}`)).toEqual([])
})

test('category, unit, days and state narrow the search together', async () => {
  const here = await town()
  await listed(here)

  expect(await titles(here, 'category=fees')).toEqual(['Mức giá thu gom rác'])
  expect(await titles(here, 'from=2025-11-15&to=2025-11-20')).toEqual(['Đường liên xã năm ngoái'])
  expect(await titles(here, 'to=2025-10-31')).toEqual([])
  expect(await titles(here, 'show=open&unit=thon+10')).toHaveLength(2)
  expect(await titles(here, 'show=open&unit=minh+hoa')).toHaveLength(2)
  expect(await titles(here, 'unit=ben+canh')).toEqual([])
  expect(await titles(here, 'show=coming')).toEqual(['Việc sắp hỏi'])
  expect(await titles(here, 'show=published')).toEqual([])
})

test('a published result is on the home and leads to the result', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  const address = `/staff/consultations/${road.id}/publication`
  const choices = { summary: 'Đồng ý.', questions: ['qRoad'], reason: '' }
  const seen = /name="seen" value="([^"]+)"/.exec(await (await clerk.post(`${address}/preview`, choices)).text())?.[1] ?? ''
  expect(await (await here.visitor().get('/')).text()).toContain('Chưa có kết quả nào được công bố')

  await clerk.post(address, { ...choices, seen })

  expect(await (await here.visitor().get('/')).text()).toContain(`href="/c/${road.slug}/results"`)
  expect(await titles(here, 'show=published&q=lam+duong')).toEqual(['Góp ý làm đường thôn'])
})

test('pages of a search hold twenty and link on with the same criteria', async () => {
  const here = await town()
  for (let number = 1; number <= 23; number++)
    await opened(here, { row: { title: `Việc ${number}`, searchText: `viec ${number} chung` } })

  expect(await titles(here, 'q=chung')).toHaveLength(20)
  expect(await titles(here, 'q=chung&page=2')).toHaveLength(3)
  expect(await (await here.visitor().get('/?q=chung')).text()).toContain('href="/?q=chung&amp;page=2"')
  expect(await titles(here, 'q=chung&page=9')).toEqual([])
})

test('nonsense in the address looks for nothing and breaks nothing', async () => {
  const here = await town()
  await listed(here)
  for (const query of [
    'page=-1',
    'page=x',
    'category=%00',
    'from=2026-02-31',
    'show=draft',
    'q=%ED%A0%80',
    'q=%00',
    `q=${'a'.repeat(5000)}`,
  ])
    expect((await here.visitor().get(`/?${query}`)).status).toBe(200)
})
