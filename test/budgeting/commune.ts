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

/** The whole budget of xã Minh Họa for 2027 in triệu đồng, to be moved within limits. */
export const simulatorQuestion = (id: string) => ({
  id,
  type: 'simulator',
  label: 'Nếu bà con lập dự toán năm 2027, các khoản thu và chi nên thế nào?',
  hint: '',
  required: false,
  shownWhen: null,
  settings: {
    unit: 'triệu đồng',
    balance: 'within',
    householdUnit: 'đồng mỗi hộ mỗi năm',
    lines: [
      ...lines('income', [
        ['capTren', 'Bổ sung từ ngân sách cấp trên', 38_500, 0, 1, '', '', ''],
        [
          'rac',
          'Thu dịch vụ gom rác',
          1500,
          600,
          100,
          'gom một buổi một tuần',
          'gom ba buổi một tuần',
          'change * 1000000 / 6240',
        ],
        ['dongGop', 'Thu khác và đóng góp tự nguyện', 2500, 500, 100, '', '', ''],
      ]),
      ...lines('spending', [
        ['duong', 'Đường giao thông thôn', 5200, 2000, 200, 'lùi đường thôn 9 sang năm 2028', 'làm thêm 1,2 km ở thôn 6', ''],
        ['truong', 'Trường mầm non, tiểu học', 3100, 800, 100, 'chưa xây bếp ăn điểm lẻ', 'xây đủ hai phòng học', ''],
        ['chiTX', 'Chi thường xuyên còn lại', 33_000, 1000, 500, 'giảm hội nghị, in ấn', 'thêm cán bộ một cửa', ''],
        ['duPhong', 'Dự phòng', 1200, 600, 100, 'ít tiền khi bão lũ', 'có thêm khi bão lũ', ''],
      ]),
    ],
  },
})

type Row = readonly [
  code: string,
  label: string,
  start: number,
  span: number,
  step: number,
  lower: string,
  higher: string,
  household: string,
]

const lines = (side: 'income' | 'spending', rows: readonly Row[]) =>
  rows.map(([code, label, start, span, step, lower, higher, household]) => ({
    ...{ code: code.slice(0, 8), label, side, start, least: start - span, most: start + span, step },
    ...{ lower, higher, household },
  }))
