import { expect, test } from 'vitest'
import { messages } from '../../src/i18n/messages'
import { readMoney } from '../../src/questions/typed-money'
import { typeOf } from '../../src/questions/types'
import { sent } from './asked'
import { wordsOf } from './markup'

test.each([
  ['90.000.000', 90e6],
  ['90000000', 90e6],
  ['90 000 000', 90e6],
  ['90 triệu', 90e6],
  ['90 tr', 90e6],
  ['90tr', 90e6],
  ['90 Triệu đồng', 90e6],
  ['5.200 triệu đồng', 5.2e9],
  ['1,2 tỷ', 1.2e9],
  ['1.2 tỉ', 1.2e9],
  ['1,25 tỷ đồng', 1.25e9],
  ['1,275 tỷ', 1.275e9],
  ['0,125 tỷ', 125e6],
  ['1 tỷ 200 triệu', 1.2e9],
  ['500 nghìn', 500_000],
  ['90 đồng', 90],
  ['90.000.000đ', 90e6],
  ['250.000 VNĐ', 250_000],
])('%s is understood as written in Viet Nam', (typed, value) => {
  expect(readMoney(typed)).toEqual({ value })
})

test.each([
  '90',
  '1,200 triệu',
  '90,000,000',
  '90,000',
  '1.250 tỷ',
  '1 tỷ 200',
  '200 triệu 1 tỷ',
  '1 tỷ 2000 triệu',
  '1,5',
  '0,5 đồng',
  'chín mươi triệu',
  '90 triệu trừ 5',
  '-90 triệu',
  '90 trăm',
  '2000 tỷ',
  '',
])('%s is refused, since it may be another sum or is none', (typed) => {
  expect(readMoney(typed)).toHaveProperty('fault')
})

test('a ballot takes sums as pages write them, shows what it understood, and says what it did not', () => {
  const budget = typeOf('budget')
  const post = (money: string, cost: string) =>
    sent({
      ...{ mode: ['knapsack'], rule: ['mostVotes'], money: [money] },
      ...{ 'projects.0.code': ['a'], 'projects.0.label': ['Kênh'], 'projects.0.cost': [cost] },
      ...{ 'projects.1.code': ['b'], 'projects.1.label': ['Đường'], 'projects.1.cost': ['1,2 tỷ'] },
    })
  const read = budget.settings.parse(budget.readSettings(post('1,5 tỷ', '90 tr')))
  expect(read).toMatchObject({ money: 1.5e9, projects: [{ cost: 90e6 }, { cost: 1.2e9 }] })
  const shown = wordsOf(String(budget.Settings({ settings: read, prefix: '', faults: {}, locale: 'vi' })))
  expect(shown).toContain('Đang ghi là 1.500 triệu đồng')
  expect(shown).toContain('Đang ghi là 90 triệu đồng')

  const refused = budget.settings.safeParse(budget.readSettings(post('90', '1,200 triệu')))
  expect(refused.error?.issues.map(({ message }) => message)).toEqual(['moneyUnclear', 'projectCost 1'])
  expect(messages.vi.types.budget.faults.moneyUnclear).toContain('90 triệu')
  expect(budget.settings.safeParse(budget.readSettings(post('', '90 tr'))).error?.issues[0]?.message).toBe('required')
})
