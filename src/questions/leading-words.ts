/**
 * Words that put the answer into people's mouths, as data: add to them freely. Each group says why it leads, after
 * "Writing survey questions" (Pew Research Center), the best practices of AAPOR and the chapter on questions of the
 * Handbook of Survey Research (2nd edition, 2010). Matched in lower case. A question that asks for the same judgement,
 * "có đúng đắn không", "tốt hay xấu", leads nobody and is left alone.
 */

interface Leading {
  because: string
  patterns: readonly RegExp[]
}

const any = (words: readonly string[]): string => `(?:${words.join('|')})`

/** What a commune puts before people. */
const THINGS = [
  ...['chủ trương', 'chính sách', 'quyết định', 'phương án', 'kế hoạch', 'dự án', 'dự thảo', 'đề án', 'đề xuất', 'giải pháp'],
  ...['công trình', 'chương trình', 'quy hoạch', 'quy ước', 'mức thu', 'mức đóng góp', 'nghị quyết', 'cách làm', 'việc làm'],
]
const DEGREES = ['rất', 'hết sức', 'vô cùng', 'thật sự', 'thực sự', 'cực kỳ', 'quá', 'hoàn toàn', 'đặc biệt', 'đầy']
/** Praise by itself. */
const PRAISE = [
  ...['đúng đắn', 'sáng suốt', 'ưu việt', 'tối ưu', 'tốt nhất', 'hợp lý nhất', 'tuyệt vời', 'tốt đẹp', 'nhân văn'],
  ...['hợp lòng dân', 'được lòng dân', 'ích nước lợi dân', 'ích nước, lợi dân', 'đem lại lợi ích', 'mang lại lợi ích'],
  ...['tâm huyết', 'đột phá', 'đúng hướng', 'kịp thời', 'thiết thực', 'đầy ý nghĩa'],
]
/** Praise once a degree stands before it. */
const PRAISED = [
  ...['cần thiết', 'quan trọng', 'cấp thiết', 'cấp bách', 'đúng đắn', 'đúng', 'hợp lý', 'thiết thực', 'hữu ích', 'có ích'],
  ...['có lợi', 'ý nghĩa', 'có ý nghĩa', 'nhân văn', 'kịp thời', 'hiệu quả', 'phù hợp', 'tuyệt vời', 'tiến bộ', 'văn minh'],
  ...['tốt', 'hay', 'ưu việt', 'xứng đáng', 'sáng suốt'],
]
const ASSENTS = ['đồng ý', 'tán thành', 'nhất trí', 'ủng hộ', 'đồng tình', 'hưởng ứng', 'chấp thuận', 'hoan nghênh']
/** Any other word between a thing and its praise; these ask or deny. */
const WORD = '(?!(?:nào|nao|gì|có|sao|hay|hoặc|không|chưa|chẳng|đừng|mức|bao|ít)[ ,.?])\\S+'
/** The end of a word, and no choice or question behind it. */
const STATED =
  '(?=$|[\\s,.;:?!)”])(?!,? (?:không|chưa|hay|hoặc|nào|nhất không|đến mức|ở mức|tới mức|như thế nào|thế nào|ra sao|là (?:\\S+ ){0,3}?(?:nào|gì)))'
const BALANCED =
  '(?!(?:,[^?.]{0,60})?[^?.]{0,40}(?:,| hay| hoặc) (?:\\S+ ){0,2}?(?:không|chưa|kém|xấu|tệ|dở|bình thường|trung bình|ít)(?=$|[\\s,.?]))'
const ASKED_FOR = '(?<!(?:chọn|đâu là|tìm|cho biết|đề xuất|đề nghị|nêu|góp ý|viết|hiến) (?:ra )?(?:một |những |các )?)'

const THING = `${ASKED_FOR}${any(THINGS)}`
const UP_TO = (most: number) => `(?: ${WORD}){0,${most}}?`

const pattern = (source: string): RegExp => new RegExp(source, 'u')

const LEADING_WORDS: readonly Leading[] = [
  {
    because: 'It states an opinion and asks for assent: many say yes to whatever is stated.',
    patterns: [
      pattern(
        `${any([...ASSENTS, 'thấy', 'cho'])} rằng .{0,120}(?:rất|hết sức|vô cùng|thật sự|là) (?:\\S+ )?${any(PRAISED.slice(0, 8))}${STATED}`,
      ),
      pattern(`${any(ASSENTS)} rằng`),
      /do you (?:also )?agree that|don.t you (?:think|agree)|would(?:n.t)? you (?:also )?agree that/,
    ],
  },
  {
    because: 'What is asked about is praised before it is judged.',
    patterns: [
      pattern(`${THING}${UP_TO(4)} (?:là )?(?:${any(DEGREES)} )?${any(PRAISE)}${STATED}${BALANCED}`),
      pattern(`${THING}${UP_TO(4)} (?:là )?(?:việc )?${any(DEGREES)} ${any(PRAISED)}${STATED}${BALANCED}`),
      pattern(`(?<!(?:nào|có) (?:là )?)${any(DEGREES.slice(0, 6))} ${any(PRAISED.slice(0, 8))}${STATED}${BALANCED}`),
      pattern(
        `(?:việc|điều)${UP_TO(6)} (?:là|sẽ) (?:\\S+ )?${any(['cần thiết', 'đúng đắn', 'tất yếu', 'đương nhiên', 'có lợi cho'])}${STATED}${BALANCED}`,
      ),
    ],
  },
  {
    because: 'It says what others think: people join the many, and hide that they differ.',
    patterns: [
      /(?:ai cũng|ai ai cũng|mọi người đều|bà con đều|như (?:bà con|mọi người|chúng ta|ai) (?:đã|đều|cũng)) (?:biết|thấy|đồng ý|hiểu|rõ|mong)/,
      /(?:đa số|phần lớn|hầu hết|đông đảo|tuyệt đại đa số|nhiều (?:thôn|xã|hộ|nơi)|các (?:thôn|xã|hộ)) (?:\S+ ){0,4}?(?:đã|đều) (?:\S+ )?(?:đồng ý|ủng hộ|nhất trí|tán thành|đồng tình|hưởng ứng|làm theo)/,
      /as everyone knows|(?:most|nearly all) (?:people|households|residents) (?:already )?(?:agree|support|want)/,
    ],
  },
  {
    because: 'It speaks with the weight of an authority: few speak against it.',
    patterns: [
      /được (?:cấp trên|đảng ủy|chi bộ|trung ương|tỉnh|chuyên gia|các chuyên gia|các nhà khoa học|lãnh đạo) (?:\S+ ){0,3}?(?:đánh giá cao|khen|khẳng định|ủng hộ|nhất trí|tán thành)/,
      /(?:chuyên gia|nhà khoa học|cấp trên|lãnh đạo \S+) (?:đã |đều )?(?:khẳng định|chứng minh|kết luận|đánh giá cao)/,
      /sự quan tâm (?:\S+ ){0,3}?của (?:đảng|nhà nước|lãnh đạo|cấp ủy|chính quyền|xã|tỉnh)/,
      /(?:experts|scientists|authorities) (?:agree|say|have shown) that/,
    ],
  },
  {
    because: 'It takes the answer for certain.',
    patterns: [
      /(?:rõ ràng|hiển nhiên|đương nhiên|chắc chắn|không thể phủ nhận|dĩ nhiên)(?: là| rằng|,)/,
      /(?:(?<!có )(?:đúng không|phải không)|có phải không|đúng chứ|đồng ý chứ|đúng vậy không|nhỉ|chứ gì|chứ)\s*\?\s*$/,
      /\b(?:obviously|of course|undeniably|surely)\b|is(?:n.t| it not) it (?:true|clear)/,
    ],
  },
  {
    because: 'It appeals to duty, to the common good or to fear, so that a no looks shameful.',
    patterns: [
      /(?:đề nghị|mong|kêu gọi|vận động) (?:bà con|mọi người|các hộ|toàn dân|nhân dân) (?:\S+ )?(?:ủng hộ|đồng ý|tán thành|nhất trí|đồng tình|hưởng ứng)/,
      /(?:^|\s)(?:hãy|nên|cần|phải) (?:cùng )?(?:ủng hộ|đồng ý|tán thành|nhất trí)(?! (?:hay|hoặc|không))/,
      /vì (?:lợi ích chung|sự phát triển(?: chung| của)|sự nghiệp|tương lai (?:của )?con (?:em|cháu)|con em (?:chúng ta|mình))/,
      /là (?:trách nhiệm|nghĩa vụ|bổn phận) của (?:mỗi|mọi|toàn|từng|tất cả)/,
      /(?:nếu không|kẻo|để khỏi|để không) (?:\S+ ){0,6}?(?:tụt hậu|thua kém|lạc hậu|mất cơ hội|thiệt thòi|lỡ cơ hội)/,
      /for the (?:common good|sake of our children)|it is (?:our|everyone.s) duty/,
    ],
  },
  {
    because: 'It calls those who differ by ugly names.',
    patterns: [
      /chây ì|ích kỷ|chống đối|thiếu ý thức|cố tình (?:cản trở|chống)|(?:người|hộ|kẻ|nhà|tư tưởng|suy nghĩ|nếp nghĩ)(?: \S+){0,2} (?:lạc hậu|cản trở)/,
      /\b(?:selfish|backward|troublemakers?)\b/,
    ],
  },
  {
    because: 'Words of praise in English.',
    patterns: [
      /(?:excellent|wonderful|sensible|much-needed|long-awaited|wise|(?<!\b(?:which|what|choose|pick|name)\b[^.?!]{0,60})best) (?:new )?(?:plan|policy|proposal|decision|project|option|programme)/,
    ],
  },
]

export const LEADING: readonly RegExp[] = LEADING_WORDS.flatMap(({ patterns }) => patterns)

/** Beside a choice, tells people to take it, praises it, or shames another. */
export const LEADING_OPTION: readonly RegExp[] = [
  /\((?:[^)]*\s)?(?:khuyến nghị|khuyến khích|khuyên chọn|nên chọn|đề nghị chọn|tốt nhất|ưu tiên chọn|(?<!(?:được|hộ|diện|người|đối tượng) )ưu tiên|được đề xuất|xã chọn|xã đề xuất|đa số chọn|recommended|best|preferred)(?:\s[^)]*)?\)/,
  /[★☆⭐👍✅✔✓]/u,
  pattern(`${THING}${UP_TO(4)} (?:${any(DEGREES)} )?${any(PRAISE)}${STATED}`),
  pattern(`${THING}${UP_TO(4)} ${any(DEGREES)} ${any(PRAISED)}${STATED}`),
  /vì (?:lợi ích chung|sự phát triển|tương lai (?:của )?con (?:em|cháu)|con em|cộng đồng)/,
  /chây ì|ích kỷ|mặc kệ|tụt hậu|(?:không|chưa) (?:đồng ý|tán thành|ủng hộ|nhất trí|tham gia|đóng góp).{0,60}(?:chống đối|thờ ơ|lạc hậu|cản trở)/,
]
