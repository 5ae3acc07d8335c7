/** Which consultations the demo shows, when they opened (days before today) and how many answered. */
export interface Planned {
  template: string
  commune: 'minhHoa' | 'daoMau'
  openedDaysAgo: number
  sheets: number
  /** Names of the hamlets asked; absent for all. */
  only?: readonly string[]
  /** Places of its own beside one a hamlet. */
  places: readonly { kind: 'noticeBoard' | 'zalo' | 'counter' | 'other'; label: string }[]
  published?: { daysAgo: number; summary: string; correction?: { daysAgo: number; reason: string } }
}

const usual = [
  { kind: 'noticeBoard', label: 'Bảng tin trụ sở UBND xã' },
  { kind: 'zalo', label: 'Nhóm Zalo các thôn' },
] as const

export const plan: readonly Planned[] = [
  { template: 'budget-estimate', commune: 'minhHoa', openedDaysAgo: 12, sheets: 2400, places: usual },
  {
    template: 'island-road',
    commune: 'daoMau',
    openedDaysAgo: 9,
    sheets: 412,
    places: [
      { kind: 'noticeBoard', label: 'Bến tàu' },
      { kind: 'zalo', label: 'Nhóm Zalo đặc khu' },
    ],
  },
  {
    template: 'fee-levels',
    commune: 'minhHoa',
    openedDaysAgo: 61,
    sheets: 1148,
    places: [...usual, { kind: 'noticeBoard', label: 'Cổng chợ xã' }],
    published: {
      daysAgo: 28,
      summary:
        'Phần đông bà con giữ mức cũ hoặc chấp nhận tăng ít nếu xe đi đúng lịch. UBND xã đề nghị tỉnh mức 25.000 đồng mỗi hộ mỗi tháng, miễn cho hộ nghèo, và yêu cầu đội thu gom niêm yết lịch từng thôn. Ý kiến về mức thu tại chợ được chuyển Ban quản lý chợ trả lời.',
    },
  },
  { template: 'works-ballot', commune: 'minhHoa', openedDaysAgo: 8, sheets: 734, places: usual },
  {
    template: 'island-works',
    commune: 'daoMau',
    openedDaysAgo: 40,
    sheets: 356,
    places: [{ kind: 'noticeBoard', label: 'Bến tàu' }],
    published: {
      daysAgo: 14,
      summary:
        'UBND đặc khu trình các việc được chọn theo cách chia phần bằng nhau, như đã công bố trước khi lấy ý kiến. Việc chưa được chọn được đưa vào danh mục xét cho năm 2028.',
    },
  },
  { template: 'new-rural', commune: 'minhHoa', openedDaysAgo: 25, sheets: 1716, places: usual },
  {
    template: 'school',
    commune: 'minhHoa',
    openedDaysAgo: 46,
    sheets: 238,
    only: ['Thôn 10', 'Thôn 11', 'Thôn 12', 'Thôn 13'],
    places: [{ kind: 'other', label: 'Cổng điểm trường thôn 12' }],
    published: {
      daysAgo: 20,
      summary:
        'Ý kiến chia gần đều giữa giữ cả năm khối và đưa lớp 3–5 về điểm chính. Nhà trường tạm giữ điểm lẻ trong năm học này, sửa phòng học và nhà vệ sinh, và sẽ hỏi lại bà con khi cầu qua suối làm xong.',
    },
  },
  { template: 'land-use', commune: 'minhHoa', openedDaysAgo: 15, sheets: 655, places: usual },
  {
    template: 'village-convention',
    commune: 'minhHoa',
    openedDaysAgo: 6,
    sheets: 97,
    only: ['Thôn 3'],
    places: [{ kind: 'noticeBoard', label: 'Nhà văn hóa thôn 3' }],
  },
  {
    template: 'one-stop-shop',
    commune: 'minhHoa',
    openedDaysAgo: 118,
    sheets: 842,
    places: [
      { kind: 'counter', label: 'Quầy 1: hộ tịch, chứng thực' },
      { kind: 'counter', label: 'Quầy 2: đất đai, xây dựng' },
      { kind: 'counter', label: 'Quầy 3: bảo trợ, bảo hiểm' },
    ],
  },
  {
    template: 'poverty-review',
    commune: 'minhHoa',
    openedDaysAgo: 84,
    sheets: 536,
    places: usual,
    published: {
      daysAgo: 55,
      summary:
        'Nhiều bà con chưa biết cách chấm điểm và chưa được mời họp. Năm nay mỗi thôn đọc tiêu chí trước khi họp, họp buổi tối, cử người đến nhà người già ở một mình, và niêm yết kết quả bằng chữ to tại nhà văn hóa.',
      correction: {
        daysAgo: 51,
        reason: 'Bổ sung lời tổng hợp về việc cử người đến nhà người già ở một mình; số liệu không đổi.',
      },
    },
  },
]

/** The staff of the demo, all with the one password it prints. */
export const staff = [
  { email: 'quantri@minhhoa.example', name: 'Quản trị xã Minh Họa', role: 'administrator', unit: 'province' },
  { email: 'canbo@minhhoa.example', name: 'Cán bộ xã Minh Họa', role: 'committeeMember', unit: 'minhHoa' },
  { email: 'truongthon3@minhhoa.example', name: 'Trưởng thôn 3', role: 'hamletHead', unit: 'Thôn 3' },
  { email: 'theodoi@minhhoa.example', name: 'Ban Chỉ đạo tỉnh (chỉ xem)', role: 'reader', unit: 'province' },
] as const
