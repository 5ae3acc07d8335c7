import { aboutYou, anythingElse, multi, single } from '../../consultations/templates/ask'
import type { Template } from '../../consultations/templates/template'
import type { Question } from '../../questions/question-type'

/** Consultations of the demo that no template offers: votes on projects, with pages, statements and branches. Invented. */

const MILLION = 1_000_000

type Work = readonly [code: string, label: string, millions: number, place: string, description: string]

const projectsOf = (works: readonly Work[]) =>
  works.map(([code, label, millions, place, description]) => ({
    ...{ code, label, cost: millions * MILLION, place, description },
    picture: null,
  }))

const item = (id: string, type: string, label: string, settings: unknown, more: Partial<Question> = {}): Question => ({
  ...{ id, type, label, hint: '', required: false, shownWhen: null, settings },
  ...more,
})

const linesOf = (labels: readonly string[]) => labels.map((label, place) => ({ code: 'abcdefgh'.charAt(place), label }))

const PROPOSED: readonly Work[] = [
  ['duong37', 'Đường liên thôn 3–7', 1850, 'Thôn 3, thôn 7', 'Bê tông 1,6 km, rộng 3,5 m; hiện mưa là lầy.'],
  ['kenh9', 'Kênh tiêu thôn 9', 950, 'Thôn 9', 'Nạo vét và xây 800 m kênh trước mùa lũ.'],
  ['mamnon', 'Phòng học mầm non điểm lẻ', 1400, 'Thôn 12', 'Hai phòng học và bếp ăn cho 60 cháu.'],
  ['nuoc1820', 'Nước sạch thôn 18–20', 2100, 'Thôn 18, 19, 20', 'Đường ống 4 km, 310 hộ có nước.'],
  ['san5', 'Sân nhà văn hóa thôn 5', 350, 'Thôn 5', 'Lát sân 600 m², trồng cây.'],
  ['den', 'Đèn đường trục chính', 620, 'Trục chính của xã', '85 đèn tiết kiệm điện.'],
  ['rac', 'Bãi tập kết rác', 480, 'Thôn 14', 'Nền bê tông, tường chắn, lối xe vào.'],
  ['cong6', 'Cống thoát nước thôn 6', 270, 'Thôn 6', 'Thay ba cống nhỏ hay tắc.'],
  ['cau2', 'Sửa cầu dân sinh thôn 2', 780, 'Thôn 2', 'Thay mặt cầu và lan can.'],
]

const worksBallot: Template = {
  name: 'works-ballot',
  category: 'budget',
  title: 'Bà con chọn công trình làm trong năm 2027, xã Minh Họa',
  asker: 'UBND xã Minh Họa',
  matter:
    'Trong dự toán năm 2027, xã dự kiến 5.200 triệu đồng cho đường và công trình nhỏ. Các thôn đề xuất chín công trình, tổng cộng 8.800 triệu đồng, nên không thể làm hết trong một năm. UBND xã xin bà con chọn công trình làm trước, trong số tiền đang có. Kết quả được trình HĐND xã xem xét.',
  draftText: `## Số tiền và chín công trình

Có **5.200 triệu đồng**. Mỗi công trình ghi kinh phí theo khái toán của đơn vị tư vấn.

| Công trình | Triệu đồng |
|---|---:|
${PROPOSED.map(([, label, millions]) => `| ${label} | ${millions.toLocaleString('vi-VN')} |`).join('\n')}

## Cách tính

- Bà con chọn các công trình sao cho tổng kinh phí không vượt 5.200 triệu đồng.
- Công trình được nhiều người chọn nhất được xếp trước, lần lượt cho đến khi hết tiền. Công trình nào không còn đủ tiền thì bỏ qua, xét công trình kế tiếp.
- Cách tính này công bố trước và không đổi khi đã có phiếu.

## Sau khi lấy ý kiến

1. Kết quả được công bố kèm từng bước tính để ai cũng kiểm tra lại được.
2. UBND xã trình HĐND xã; HĐND xã quyết định.
3. Công trình chưa làm năm 2027 được xét tiếp trong dự toán năm 2028.`,
  legalClause: 'L10.25.1',
  days: 30,
  otherLaw: null,
  offersReply: false,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    item('qPageA', 'section', 'Chọn công trình', {
      text: 'Bà con xem bảng dưới đây rồi chọn công trình làm trước trong số tiền đang có.',
    }),
    item('qFacts', 'text', 'Điều nên biết trước khi chọn', {
      text: 'Năm 2026 xã đã làm 2,4 km đường ở các thôn 1, 4 và 8. Kênh thôn 9 bồi lắng ba năm nay. Thôn 18–20 còn 310 hộ chưa có nước sạch.',
      folds: false,
      foldTitle: '',
      pictures: [],
    }),
    item(
      'qWorks',
      'budget',
      'Với 5.200 triệu đồng năm 2027, bà con muốn làm những công trình nào?',
      { mode: 'knapsack', rule: 'mostVotes', money: 5200 * MILLION, most: null, points: null, projects: projectsOf(PROPOSED) },
      { name: 'cong_trinh' },
    ),
    single(
      'qWater',
      'Nhà bà con đang dùng nước nào là chính?',
      ['Nước máy', 'Giếng khoan', 'Giếng đào', 'Nước mưa', 'Mua nước', 'Không muốn nói'],
      {
        hint: 'Câu này hỏi những ai chọn công trình nước sạch hoặc kênh tiêu.',
        shownWhen: { formula: "'nuoc1820' in qWorks or 'kenh9' in qWorks" },
      },
    ),
    item('qPageB', 'section', 'Cách làm và giám sát', { text: 'Bà con đồng ý hay không đồng ý với từng nhận định sau?' }),
    item('qSay', 'statements', 'Nhận định về cách làm', {
      items: linesOf([
        'Nên làm dứt điểm ít công trình hơn là làm dở nhiều công trình.',
        'Thôn nào chưa có công trình ba năm qua thì nên được xét trước.',
        'Nên để bà con góp ngày công khi làm đường thôn.',
        'Tiền thu chi từng công trình phải niêm yết ở nhà văn hóa thôn mỗi tháng.',
        'Nên ưu tiên công trình cho trẻ em.',
      ]),
    }),
    multi('qWatch', 'Bà con muốn theo dõi công trình bằng cách nào?', [
      'Bảng tin tại nơi thi công',
      'Loa truyền thanh',
      'Nhóm Zalo của thôn',
      'Họp thôn hằng quý',
      'Tham gia Ban Giám sát đầu tư của cộng đồng',
    ]),
    item('qHour', 'time', 'Nếu họp thôn nghe báo cáo, mấy giờ thì tiện?', { least: '06:00', most: '21:00' }),
    item('qEase', 'smileys', 'Bà con thấy phiếu này thế nào?', {
      steps: ['Khó trả lời', 'Bình thường', 'Dễ trả lời'],
      unknown: null,
    }),
    item('qTell', 'nps', 'Bà con sẵn lòng rủ hàng xóm cùng trả lời phiếu này đến mức nào?', {
      low: 'Hoàn toàn không',
      high: 'Rất sẵn lòng',
    }),
    anythingElse,
    item('qSign', 'signature', 'Chỗ ký trên phiếu giấy (không bắt buộc)', {
      signer: 'Chữ ký hoặc điểm chỉ của người trả lời',
      writer: 'Chữ ký của người ghi giúp',
    }),
  ],
}

const islandWorks: Template = {
  name: 'island-works',
  category: 'budget',
  title: 'Bà con chọn việc làm trước mùa bão 2027, đặc khu Đảo Mẫu',
  asker: 'UBND đặc khu Đảo Mẫu',
  matter:
    'Đặc khu có 2.400 triệu đồng để làm các việc nhỏ trước mùa bão. Có sáu việc, tổng cộng 3.960 triệu đồng. Xin bà con chọn nhiều nhất ba việc. Việc được chọn tính theo cách chia phần bằng nhau, để mỗi nhóm bà con đều có phần tiếng nói.',
  draftText: `## Sáu việc được đề xuất

Các thôn và nghiệp đoàn nghề cá đề xuất sáu việc. Số tiền là khái toán.

## Cách tính: chia phần bằng nhau

- 2.400 triệu đồng được coi như chia đều cho những người bỏ phiếu.
- Một việc được chọn khi những người ủng hộ việc ấy góp đủ kinh phí từ phần của mình.
- Nhờ vậy một nhóm nhỏ hơn vẫn có việc hợp với mình, thay vì một nhóm đông chọn hết.
- Tiền còn dư thì xét tiếp theo số phiếu.

## Sau khi lấy ý kiến

1. Công bố từng bước tính.
2. UBND đặc khu trình cấp có thẩm quyền quyết định.`,
  legalClause: 'L10.25.1',
  days: 20,
  otherLaw: null,
  offersReply: false,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    item('qWorks', 'budget', 'Bà con chọn việc nào làm trước mùa bão? (nhiều nhất ba việc)', {
      ...{ mode: 'approval', rule: 'equalSharesMoney', money: 2400 * MILLION, most: 3, points: null },
      projects: projectsOf([
        ['ke', 'Kè chắn sóng bến tàu', 1100, 'Bến tàu', 'Gia cố 120 m kè đá.'],
        ['luong', 'Nạo vét luồng tránh trú', 900, 'Âu thuyền', 'Nạo vét để tàu vào tránh bão khi nước ròng.'],
        ['tru', 'Sửa nhà tránh trú cộng đồng', 760, 'Thôn 1', 'Thay mái, thêm bể nước 40 m³.'],
        ['loa', 'Loa báo bão các thôn', 180, 'Các thôn', 'Mười hai cụm loa có pin.'],
        ['cay', 'Trồng lại rừng chắn gió', 420, 'Phía đông đảo', 'Bốn héc-ta phi lao.'],
        ['yte', 'Máy phát điện trạm y tế', 600, 'Trạm y tế', 'Máy phát và kho dầu.'],
      ]),
    }),
    item('qSay', 'statements', 'Nhận định về phòng chống bão', {
      items: linesOf([
        'Nhà tôi biết nơi tránh trú khi có bão.',
        'Tin bão đến với nhà tôi đủ sớm.',
        'Nên cấm tàu nhỏ ra khơi sớm hơn hiện nay.',
      ]),
    }),
    item('qStars', 'stars', 'Bà con chấm việc phòng chống bão năm 2026 mấy sao?', { most: 5 }),
    anythingElse,
  ],
}

export const ballots: readonly Template[] = [worksBallot, islandWorks]
