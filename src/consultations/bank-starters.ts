import { folded } from '../kernel/search'
import { typeOf } from '../questions/types'
import { type BankContent, type BankItem, codedOptions, wordsOf } from './bank'

/** What every unit finds in its bank. Source: own; worded neutrally, every order from one end to the other. */

const lists: Record<string, { name: string; labels: readonly string[] }> = {
  'age-groups': {
    name: 'Nhóm tuổi',
    labels: ['Dưới 18 tuổi', '18 đến 29 tuổi', '30 đến 44 tuổi', '45 đến 59 tuổi', 'Từ 60 tuổi trở lên'],
  },
  'years-here': {
    name: 'Số năm sống ở đây',
    labels: ['Dưới 1 năm', '1 đến dưới 5 năm', '5 đến dưới 10 năm', 'Từ 10 năm trở lên'],
  },
  agreement: {
    name: 'Mức độ đồng ý',
    labels: ['Rất không đồng ý', 'Không đồng ý', 'Không hẳn đồng ý, không hẳn không', 'Đồng ý', 'Rất đồng ý', 'Chưa có ý kiến'],
  },
  satisfaction: {
    name: 'Mức độ hài lòng',
    labels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng', 'Chưa dùng, không rõ'],
  },
  occupation: {
    name: 'Việc làm chính',
    labels: [
      'Trồng trọt, chăn nuôi, lâm nghiệp, thủy sản',
      'Công nhân, thợ',
      'Buôn bán, dịch vụ',
      'Cán bộ, công chức, viên chức',
      'Học sinh, sinh viên',
      'Nội trợ',
      'Đã nghỉ hưu',
      'Chưa có hoặc đang tìm việc',
      'Việc khác',
    ],
  },
  news: {
    name: 'Hộ gia đình nhận tin của xã qua đâu',
    labels: [
      'Loa truyền thanh',
      'Họp thôn, tổ dân phố',
      'Trưởng thôn, tổ trưởng báo',
      'Zalo',
      'Facebook',
      'Trang thông tin điện tử của xã',
      'Bảng tin, niêm yết',
      'Người quen kể lại',
      'Cách khác',
    ],
  },
  frequency: {
    name: 'Mức độ thường xuyên',
    labels: ['Hằng ngày', 'Hằng tuần', 'Hằng tháng', 'Vài lần một năm', 'Không bao giờ'],
  },
  priority: {
    name: 'Mức độ cần thiết',
    labels: ['Chưa cần', 'Cần nhưng có thể chờ', 'Cần trong năm nay', 'Cần ngay', 'Không rõ'],
  },
}

const questions: readonly { id: string; list: keyof typeof lists; type: 'single' | 'multi'; label: string; hint?: string }[] = [
  { id: 'q-age', list: 'age-groups', type: 'single', label: 'Ông, bà, anh, chị thuộc nhóm tuổi nào?' },
  { id: 'q-years', list: 'years-here', type: 'single', label: 'Ông, bà, anh, chị đã sống ở thôn, tổ dân phố này bao lâu?' },
  {
    id: 'q-occupation',
    list: 'occupation',
    type: 'single',
    label: 'Việc làm chính hiện nay của ông, bà, anh, chị là gì?',
    hint: 'Nếu làm nhiều việc, xin chọn việc mất nhiều thời gian nhất.',
  },
  {
    id: 'q-news',
    list: 'news',
    type: 'multi',
    label: 'Gia đình thường nhận tin của xã qua đâu?',
    hint: 'Có thể chọn nhiều cách.',
  },
]

const optionsOf = (list: string) => codedOptions(lists[list]?.labels ?? [])

function questionItem({ list, type, label, hint = '' }: (typeof questions)[number]): BankContent {
  const own = typeOf(type)
  const blank = own.blank('vi')
  const settings = own.settings.parse({ ...(typeof blank === 'object' ? blank : {}), options: optionsOf(list) })
  return { kind: 'question', question: { type, label, hint, required: false, settings } }
}

const item = (id: string, name: string, content: BankContent): BankItem => ({
  ...{ id, name, content, unitPath: '', revision: 0, isRetired: false, mayUndo: false },
})

export const starters: readonly BankItem[] = [
  ...Object.entries(lists).map(([id, { name, labels }]) =>
    item(id, name, { kind: 'options', options: labels.map((label) => ({ label })) }),
  ),
  ...questions.map((each) => item(each.id, lists[each.list]?.name ?? '', questionItem(each))),
]

/** Those a search finds. */
export const startersSaying = (search: string): readonly BankItem[] => {
  const words = folded(search).split(' ').filter(Boolean)
  return starters.filter(({ name, content }) => {
    const text = folded(wordsOf(name, content))
    return words.every((word) => text.includes(word))
  })
}
