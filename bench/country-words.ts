/** Made-up names and matters from parts, the same for the same seed; no person and no place is meant. */

export interface Chance {
  /** A whole number from 0, below the bound. */
  below(bound: number): number
  pick<Each>(each: readonly Each[]): Each
  /** True in so many of a hundred cases. */
  in100(cases: number): boolean
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
  const pick = <Each>(each: readonly Each[]): Each => {
    const found = each[below(each.length)]
    if (found === undefined) throw new Error('Nothing to pick from.')
    return found
  }
  return { below, pick, in100: (cases) => below(100) < cases }
}

const SYLLABLES =
  'An Bình Cát Châu Đại Điền Đông Đồng Giang Hà Hải Hòa Hồng Hưng Hương Khánh Kim La Lạc Lâm Lộc Long Mai Minh Mỹ Nam Nghĩa Ninh Phong Phú Phúc Quang Quế Sơn Tân Tây Thái Thanh Thạnh Thịnh Thuận Thượng Tiên Trung Trường Tường Vân Vĩnh Xuân Yên'.split(
    ' ',
  )

export const placeName = (chance: Chance): string =>
  Array.from({ length: chance.in100(15) ? 3 : 2 }, () => chance.pick(SYLLABLES)).join(' ')

const FAMILIES = 'Âu Bạch Cù Diệp Giáp Khổng Lục Mạc Nhữ Ông Quách Sầm Thạch Tiêu Ứng Vi'.split(' ')
const MIDDLES = 'Ái Bích Chí Diệu Đức Gia Hữu Khắc Mạnh Ngọc Nhật Quỳnh Thế Thục Tuệ Xuân'.split(' ')
const GIVEN = 'Án Bối Chuyên Duệ Điểm Giao Hạc Khuê Lựu Mẫn Nhạn Oánh Phác Quyến Sảnh Tấm Uyển Vượng'.split(' ')

export const personName = (chance: Chance): string => [chance.pick(FAMILIES), chance.pick(MIDDLES), chance.pick(GIVEN)].join(' ')

export const MATTERS = [
  ['budget', 'Góp ý dự toán ngân sách năm', 'L10.25.1'],
  ['road', 'Góp ý phương án làm đường liên thôn năm', 'L10.25.1'],
  ['fees', 'Góp ý mức thu gom rác năm', 'L10.25.1'],
  ['newRural', 'Góp ý kế hoạch nông thôn mới năm', 'L10.25.1'],
  ['contribution', 'Góp ý mức đóng góp sửa nhà văn hóa năm', 'L10.25.1'],
  ['school', 'Góp ý nâng cấp trường mầm non năm', 'L10.25.1'],
  ['land', 'Góp ý kế hoạch sử dụng đất năm', 'L10.25.1'],
  ['oneStop', 'Bà con chấm điểm bộ phận một cửa năm', 'L10.25.1'],
] as const

const SENTENCES = [
  'Xã dự kiến thu và chi trong năm tới như bản dự thảo kèm theo, xin bà con xem và cho ý kiến.',
  'Đường hiện rộng ba mét, mùa mưa xe khó đi, học sinh phải đi vòng qua cánh đồng.',
  'Phương án một làm trong một năm, phương án hai làm trong hai năm và cần ít tiền hơn.',
  'Hộ nghèo và hộ cận nghèo không phải đóng góp; hộ có công được giảm một nửa.',
  'Kết quả sẽ được niêm yết tại nhà văn hóa các thôn và đăng trên trang này.',
  'Bà con còn băn khoăn điều gì xin ghi vào phần ý kiến khác, xã sẽ trả lời từng việc.',
  'Nước sạch hiện mới đến sáu trên mười thôn, các thôn còn lại dùng giếng khoan.',
  'Hội đồng nhân dân xã sẽ bàn việc này trong kỳ họp cuối năm sau khi có ý kiến của bà con.',
  'Trạm y tế cần thêm một phòng khám và mái che cho người chờ đợi.',
  'Ban giám sát đầu tư của cộng đồng theo dõi công trình từ ngày khởi công.',
]
/** Stands in few matters, so that a search for it finds little. */
export const RARE_WORD = 'đập tràn'
export const COMMON_WORD = 'góp ý'
export const ABSENT_WORD = 'tàu vũ trụ'

export function matterText(chance: Chance): string {
  const sentences = Array.from({ length: 4 + chance.below(5) }, () => chance.pick(SENTENCES))
  if (chance.below(1000) === 0) sentences.push(`Việc này có làm cả ${RARE_WORD}.`)
  return sentences.join(' ')
}

const OPINIONS = [
  'Đề nghị làm rãnh thoát nước trước khi đổ bê tông.',
  'Tôi đồng ý nhưng mức thu hơi cao với hộ ít người.',
  'Nên làm từ đầu thôn vì chỗ ấy ngập nhất.',
  'Cần công khai số tiền đã chi năm ngoái.',
  'Xin thêm đèn ở ngã ba trường học.',
  'Nhà tôi ở cuối xóm, xe rác không vào được.',
  'Không nên thu thêm, dùng quỹ cũ trước.',
  'Giao cho thôn tự làm thì nhanh và rẻ hơn.',
]

export const opinionText = (chance: Chance): string =>
  `${chance.pick(OPINIONS)} ${chance.pick(OPINIONS)}${chance.below(2000) === 0 ? ` Xin sửa ${RARE_WORD}.` : ''}`
