/** Words by which the checks before opening know leading, double and one-sided questions. Data: add to it freely. */

/** Said of a thing one agrees to. Matched as whole syllables, in lower case. */
export const AGREES: readonly string[] = [
  'đồng ý',
  'tán thành',
  'nhất trí',
  'ủng hộ',
  'đồng tình',
  'chấp thuận',
  'chấp nhận',
  'hoan nghênh',
  'agree',
  'in favour',
  'support',
  'accept',
]

/** Turns any of these round, or is a "no" by itself, wherever in the label it stands. */
export const DISAGREES: readonly string[] = [
  'không',
  'chưa',
  'phản đối',
  'từ chối',
  'bác bỏ',
  'không nên',
  'hủy',
  'dừng',
  'ý kiến khác',
  'phương án khác',
  'disagree',
  'not',
  'no',
  'oppose',
  'against',
  'another opinion',
  'reject',
]

/** Ways out that take no side. */
export const ELSE: readonly string[] = [
  'khác',
  'phân vân',
  'cân nhắc',
  'bình thường',
  'một phần',
  'trung lập',
  'tùy',
  'other',
  'else',
  'undecided',
  'neither',
  'unsure',
]

/** Asks whether one agrees, so that a "no" must be among the choices. */
export const ASKS_AGREEMENT =
  /(?:^|\s)có (?:\S+ ){0,2}?(?:đồng ý|tán thành|nhất trí|ủng hộ|đồng tình|chấp thuận)|do you (?:agree|support|accept)/

/** Two things asked at once, with one answer for both. */
export const DOUBLE: readonly RegExp[] = [
  /hài lòng (?:với|về) (?:(?!\?| và ).)+ và (?:(?! và ).)+\?/,
  /(?:đồng ý|tán thành|nhất trí|ủng hộ) (?:(?!\?| và ).)+ và (?:(?!\?).)* (?:không|chưa)\s*\?/,
  /có nên (?:(?!\?| và ).)+ và (?:(?!\?).)* (?:không|chưa)\s*\?/,
  /có (?:(?!\?| và ).){3,} không và (?:(?!\?).)*\?/,
  /(?:satisfied with|agree (?:to|with)) [^?]+ and [^?]+\?/,
]

/** What belongs together although an "và" stands between. */
export const ONE_THING: readonly string[] = [
  'thu và chi',
  'nam và nữ',
  'điện và nước',
  'cha và mẹ',
  'ông và bà',
  'trẻ em và phụ nữ',
  'giáo dục và đào tạo',
  'văn hóa và thể thao',
  'hội đồng nhân dân và ủy ban nhân dân',
  'đảng và nhà nước',
]

/** Tells who somebody is. */
export const PERSONAL: readonly RegExp[] = [
  /họ (?:và )?tên|tên (?:đầy đủ|của (?:ông|bà|anh|chị|bà con))/,
  /số điện thoại|điện thoại (?:liên hệ|di động)|số zalo/,
  /căn cước|cccd|chứng minh (?:nhân dân|thư)|số cmnd|số định danh|hộ chiếu/,
  /ngày (?:tháng năm )?sinh(?! hoạt)|ngày,? tháng,? năm sinh/,
  /địa chỉ (?:nhà|nơi ở|thường trú|liên hệ|email|thư)|số nhà/,
  /(?:^|\s)e-?mail(?:\s|$|\?)|số tài khoản|biển số xe|mã số thuế|số (?:thẻ )?bảo hiểm/,
  /(?:your|full) name|phone number|identity (?:card|number)|date of birth|home address/,
]

/** Said where a name is just not wanted. */
export const NOT_ASKED = /không (?:cần |phải )?(?:ghi|nêu|hỏi|viết|điền)|do not (?:write|give)/
