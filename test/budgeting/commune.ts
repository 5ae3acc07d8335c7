import type { BallotMode, Rule } from '../../src/budgeting/election'
import { budget } from '../../src/questions/types/budget'

/** Nine works of xã Minh Họa and the 5.200 triệu đồng for roads and what belongs to them, from its budget for 2027. Invented. */

const MILLION = 1_000_000

const WORKS = [
  ['duong37', 'Đường liên thôn 3–7', 1850, 'Thôn 3, thôn 7', 'Bê tông 1,6 km, rộng 3,5 m; hiện mưa là lầy.'],
  ['kenh9', 'Kênh tiêu thôn 9', 950, 'Thôn 9', 'Nạo vét và xây 800 m kênh trước mùa lũ.'],
  ['mamnon', 'Phòng học mầm non điểm lẻ', 1400, 'Thôn 12', 'Hai phòng học và bếp ăn cho 60 cháu.'],
  ['nuoc1820', 'Nước sạch thôn 18–20', 2100, 'Thôn 18, 19, 20', 'Đường ống 4 km, 310 hộ có nước.'],
  ['san5', 'Sân nhà văn hóa thôn 5', 350, 'Thôn 5', 'Lát sân 600 m², trồng cây.'],
  ['den', 'Đèn đường trục chính', 620, 'Trục chính của xã', '85 đèn tiết kiệm điện.'],
  ['rac', 'Bãi tập kết rác', 480, 'Thôn 14', 'Nền bê tông, tường chắn, lối xe vào.'],
  ['cong6', 'Cống thoát nước thôn 6', 270, 'Thôn 6', 'Thay ba cống nhỏ hay tắc.'],
  ['cau2', 'Sửa cầu dân sinh thôn 2', 780, 'Thôn 2', 'Thay mặt cầu và lan can.'],
] as const

export const projects = WORKS.map(([code, label, cost, place, description]) => ({
  code,
  label,
  cost: cost * MILLION,
  place,
  description,
  picture: null,
}))

export const MONEY = 5200 * MILLION

/** As stored in a version of a questionnaire. */
export const budgetQuestion = (id: string, mode: BallotMode, rule: Rule, more: Record<string, unknown> = {}) => ({
  id,
  type: budget.name,
  label: 'Với 5.200 triệu đồng năm 2027, bà con muốn làm việc nào?',
  hint: '',
  required: false,
  shownWhen: null,
  settings: { mode, rule, money: MONEY, most: 3, points: 10, projects, ...more },
})
