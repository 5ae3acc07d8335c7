import type { Locale } from '../kernel/locale'

/** The law in Vietnamese, and what it says in languages it was put into for readers. */
export type Told = { readonly vi: string } & Readonly<Partial<Record<Locale, string>>>
export const told = (text: Told, locale: Locale): string => text[locale] ?? text.vi

/**
 * The clauses a consultation may stand on. Data with validity dates, never constants in code: Law 10/2022 was amended
 * by Laws 47/2024 and 97/2025, whose wording of these articles was not available here. A jurist checks this list
 * before a commune relies on it.
 */
export interface LegalClause {
  /** Kept in the database, such as `L10.25.1`: law, article, clause. */
  code: string
  law: Told
  /** Empty where the whole text is meant. */
  article: Told
  /** What it covers, shortened. */
  text: Told
  validFrom: string
  /** Its last day; null while in force. */
  validTo: string | null
  /** The fewest days from publishing the content to closing; null where no period is set. */
  minimumDays: number | null
  /** Where the period comes from; null where none is set. */
  minimumDaysFrom: Told | null
  source: ClauseSource
}

/** How sure we are: read in the official codified text of 2022-2023, told by a secondary source, or general knowledge. */
export type ClauseSource = 'official' | 'secondary' | 'general'

const LAW_10 = { vi: 'Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15', en: 'Law 10/2022/QH15 on grassroots democracy' }
const DECREE_61 = {
  vi: 'Nghị định 61/2023/NĐ-CP về hương ước, quy ước',
  en: 'Decree 61/2023/ND-CP on village conventions',
}
const ARTICLE_28 = { vi: 'Điều 28 Luật 10/2022/QH15', en: 'Law 10/2022/QH15, Article 28' }

const article = (number: number, clause: string): Told => ({
  vi: clause ? `Điều ${number} khoản ${clause}` : `Điều ${number}`,
  en: clause ? `Article ${number}.${clause}` : `Article ${number}`,
})

const ofLaw10 = (code: string, where: Told, vi: string, en: string): LegalClause => ({
  code,
  law: LAW_10,
  article: where,
  text: { vi, en },
  validFrom: '2023-07-01',
  validTo: null,
  minimumDays: null,
  minimumDaysFrom: null,
  source: 'official',
})

// Art. 28: at least twenty days from the day the content is public, unless another law sets a period.
const opinion = (clause: LegalClause): LegalClause => ({ ...clause, minimumDays: 20, minimumDaysFrom: ARTICLE_28 })

const article25 = (clause: number, vi: string, en: string): LegalClause =>
  opinion(ofLaw10(`L10.25.${clause}`, article(25, String(clause)), vi, en))

export const legalClauses: readonly LegalClause[] = [
  article25(
    1,
    'Dự thảo kế hoạch phát triển kinh tế - xã hội của xã, chuyển đổi cơ cấu sản xuất, định canh, định cư, ngành nghề',
    'Draft socio-economic plan, production restructuring, settlement, trades',
  ),
  article25(
    2,
    'Dự thảo quy hoạch, kế hoạch sử dụng đất; quản lý đất giao cho xã',
    'Draft land-use plan; land given to the commune',
  ),
  article25(
    3,
    'Đầu tư, xây dựng, đất đai, môi trường, bồi thường, tái định cư và việc ảnh hưởng trực tiếp đến đời sống của cộng đồng',
    'Investment, building, land, environment, compensation, and what directly affects the life of the community',
  ),
  article25(
    4,
    'Đề án về đơn vị hành chính; thành lập, nhập, đặt tên thôn, tổ dân phố',
    'Schemes on administrative units; forming, merging, naming hamlets',
  ),
  article25(
    5,
    'Dự thảo quyết định hành chính của xã liên quan đến lợi ích của cộng đồng',
    'Draft administrative decisions touching the interest of the community',
  ),
  article25(6, 'Dự thảo quy hoạch xây dựng', 'Draft construction plans'),
  article25(7, 'Dự thảo quy chế thực hiện dân chủ ở xã', 'Draft democracy regulation of the commune'),
  article25(
    8,
    'Dự thảo quyết định làm phát sinh nghĩa vụ hoặc hạn chế quyền của công dân',
    'Draft decisions that create duties or limit rights of citizens',
  ),
  article25(
    9,
    'Nội dung khác theo pháp luật, quy chế của xã, yêu cầu của cơ quan có thẩm quyền hoặc khi xã thấy cần',
    'Other matters by law, by the commune regulation, on request, or when the commune finds it needed',
  ),
  opinion(
    ofLaw10(
      'L10.28.1',
      article(28, '1'),
      'Nội dung do cấp trên quyết định: xã tổng hợp ý kiến và báo cáo lên cấp trên',
      'A matter decided above the commune: the commune sums up the opinions and reports them',
    ),
  ),
  ofLaw10(
    'L10.34.1',
    article(34, '1'),
    'Nhân dân đánh giá mức độ hài lòng đối với xã và cán bộ, công chức',
    'People rate their satisfaction with the commune and its officials',
  ),
  ofLaw10(
    'L10.35.2a',
    { vi: 'Điều 35 khoản 2 điểm a', en: 'Article 35.2.a' },
    'Hệ thống thường xuyên đánh giá mức độ hài lòng, tiếp nhận góp ý, phản ánh',
    'The permanent system for rating satisfaction and receiving comments',
  ),
  {
    ...ofLaw10(
      'D61.convention',
      { vi: '', en: '' },
      'Góp ý dự thảo hương ước, quy ước của thôn, tổ dân phố trước khi họp biểu quyết',
      'Opinions on a draft village convention before the meeting that votes on it',
    ),
    law: DECREE_61,
    validFrom: '2023-08-16',
    minimumDays: 30,
    minimumDaysFrom: DECREE_61,
  },
]

const byCode = new Map(legalClauses.map((clause) => [clause.code, clause]))

export const legalClause = (code: string): LegalClause | undefined => byCode.get(code)

/** The clauses in force on a day (YYYY-MM-DD). */
export const legalClausesOn = (day: string): LegalClause[] =>
  legalClauses.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))

/** Null when the clause is unknown or sets no period. */
export const minimumDaysOf = (code: string): number | null => legalClause(code)?.minimumDays ?? null

/** "Điều 25 khoản 1, Luật …", as printed on pages and posters. */
export function legalName(code: string, locale: Locale): string {
  const clause = legalClause(code)
  if (!clause) return code
  return [told(clause.article, locale), told(clause.law, locale)].filter(Boolean).join(', ')
}
