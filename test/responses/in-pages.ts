/** A form of four pages, of which each person meets three: two branches, one "not for you", words that follow answers. */

const options = (...labels: string[]) => labels.map((label, place) => ({ code: 'abcdef'[place], label }))
const single = (id: string, label: string, labels: string[], more = {}) => ({
  ...{ id, type: 'single', label, settings: { options: options(...labels), otherCode: null } },
  ...more,
})

export const IN_PAGES = [
  { id: 'qFirst', type: 'section', label: 'Về bà con', settings: { text: 'Xin bà con cho biết đôi điều.' } },
  {
    id: 'qAge',
    type: 'number',
    label: 'Bà con bao nhiêu tuổi?',
    required: true,
    settings: { unit: 'tuổi', least: 0, most: 120, decimals: 0 },
  },
  {
    id: 'qYoung',
    type: 'ending',
    label: 'Phiếu này hỏi người từ 16 tuổi',
    shownWhen: { formula: 'qAge < 16' },
    settings: { text: 'Cảm ơn em đã quan tâm.' },
  },
  single('qLand', 'Nhà mình có đất trong tuyến không?', ['Có', 'Không'], { required: true }),
  {
    id: 'qHave',
    type: 'section',
    label: 'Đất trong tuyến',
    shownWhen: { question: 'qLand', anyOf: ['a'] },
    settings: { text: '' },
  },
  {
    id: 'qArea',
    type: 'number',
    label: 'Bao nhiêu mét vuông?',
    required: true,
    checks: [{ formula: 'qArea <= 2000', message: 'Trong tuyến không có thửa nào quá 2.000 m².' }],
    settings: { unit: 'm²', least: 1, most: null, decimals: 0 },
  },
  single('qGive', 'Với {{ qArea }}, bà con có hiến một phần không?', ['Có hiến', 'Không hiến'], {
    shownWhen: { formula: 'qArea > 100' },
  }),
  {
    id: 'qNone',
    type: 'section',
    label: 'Nhà ngoài tuyến',
    shownWhen: { question: 'qLand', anyOf: ['b'] },
    settings: { text: '' },
  },
  { id: 'qFar', type: 'short', label: 'Nhà cách tuyến bao xa?', settings: {} },
  { id: 'qLast', type: 'section', label: 'Ý kiến chung', settings: { text: '' } },
  single('qRoad', 'Có nên làm đường không?', ['Nên', 'Không nên'], { required: true }),
  { id: 'qMore', type: 'long', label: 'Bà con {{ qAge }}, chọn “{{ qRoad }}”: vì sao?', settings: {} },
]
