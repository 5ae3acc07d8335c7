import type { Locale } from '../kernel/locale'
import { LANGUAGE, VIETNAMESE } from './translations'

/** Languages a consultation may be asked in, by their codes of BCP 47. */

export interface Language {
  code: string
  /** What its speakers call it. */
  own: string
  names: Names
}

/** By language of the interface; one that has none here says the Vietnamese. */
type Names = { readonly vi: string } & Readonly<Partial<Record<Locale, string>>>

const language = (code: string, own: string, vi: string, en: string): Language => ({
  code,
  own,
  names: { vi: `Tiếng ${vi}`, en },
})
const OF_VIETNAMESE: Names = { vi: 'Tiếng Việt', en: 'Vietnamese' }

/** English, and the languages of the peoples of Viet Nam that have a code; where dialects have their own, each is named. */
export const LANGUAGES: readonly Language[] = [
  { code: 'en', own: 'English', names: { vi: 'Tiếng Anh', en: 'English' } },
  language('tyz', 'Tày', 'Tày', 'Tay'),
  language('blt', 'Táy Đăm', 'Thái (Thái Đen)', 'Tai Dam'),
  language('twh', 'Táy Đón', 'Thái (Thái Trắng)', 'Tai Don'),
  language('mtq', 'Mường', 'Mường', 'Muong'),
  language('km', 'ភាសាខ្មែរ', 'Khmer', 'Khmer'),
  language('hmn', 'Hmoob', 'Hmông', 'Hmong'),
  language('mww', 'Hmoob Dawb', 'Hmông Trắng', 'White Hmong'),
  language('hnj', 'Hmoob Leeg', 'Hmông Xanh', 'Green Hmong'),
  language('nut', 'Nồng', 'Nùng', 'Nung'),
  language('ium', 'Iu Mienh', 'Dao', 'Iu Mien'),
  language('mji', 'Kim Mun', 'Dao (Kim Mun)', 'Kim Mun'),
  language('zh', '中文', 'Hoa', 'Chinese'),
  language('yue', '粵語', 'Hoa (Quảng Đông)', 'Cantonese'),
  language('hak', '客家話', 'Ngái (Khách Gia)', 'Hakka'),
  language('jra', 'Jrai', 'Gia Rai', 'Jarai'),
  language('rad', 'Êđê', 'Ê Đê', 'Rade'),
  language('bdq', 'Bahnar', 'Ba Na', 'Bahnar'),
  language('sed', 'Sơdrá', 'Xơ Đăng', 'Sedang'),
  language('mlc', 'Cao Lan', 'Sán Chay (Cao Lan)', 'Cao Lan'),
  language('kpm', 'Kơho', 'Cơ Ho', 'Koho'),
  language('cma', 'Maa', 'Mạ', 'Maa'),
  language('cjm', 'Cam', 'Chăm (Đông)', 'Eastern Cham'),
  language('cja', 'Cam', 'Chăm (Tây)', 'Western Cham'),
  language('hre', 'Hrê', 'Hrê', 'Hre'),
  language('cmo', 'Bunong', 'Mnông (Trung)', 'Central Mnong'),
  language('mng', 'Mnông', 'Mnông (Đông)', 'Eastern Mnong'),
  language('rog', 'Raglai', 'Ra Glai (Bắc)', 'Northern Roglai'),
  language('rgs', 'Raglai', 'Ra Glai (Nam)', 'Southern Roglai'),
  language('sti', 'Stiêng', 'Xtiêng (Bù Lơ)', 'Bulo Stieng'),
  language('stt', 'Stiêng', 'Xtiêng (Bù Đek)', 'Budeh Stieng'),
  language('bru', 'Bru', 'Bru – Vân Kiều', 'Eastern Bru'),
  language('tou', 'Thổ', 'Thổ', 'Tho'),
  language('kjg', 'Kmhmu’', 'Khơ Mú', 'Khmu'),
  language('ktv', 'Cơ Tu', 'Cơ Tu', 'Eastern Katu'),
  language('pcc', 'Giáy', 'Giáy, Bố Y', 'Bouyei'),
  language('jeh', 'Jeh', 'Giẻ', 'Jeh'),
  language('stg', 'Triêng', 'Triêng', 'Trieng'),
  language('tth', 'Ta Oi', 'Tà Ôi (Thượng)', 'Upper Ta’oih'),
  language('pac', 'Pacoh', 'Pa Cô', 'Pacoh'),
  language('cua', 'Kor', 'Co', 'Cua'),
  language('crw', 'Chrau', 'Chơ Ro', 'Chrau'),
  language('puo', 'Xinh Mun', 'Xinh Mun', 'Puoc'),
  language('hni', 'Haqniqdoq', 'Hà Nhì', 'Hani'),
  language('cje', 'Chru', 'Chu Ru', 'Chru'),
  language('lo', 'ພາສາລາວ', 'Lào', 'Lao'),
  language('kjm', 'Kháng', 'Kháng', 'Khang'),
  language('lbt', 'La Chí', 'La Chí', 'Lachi'),
  language('lha', 'La Ha', 'La Ha', 'Laha'),
  language('phh', 'Phù Lá', 'Phù Lá', 'Phula'),
  language('lhu', 'Ladhof', 'La Hủ', 'Lahu'),
  language('khb', 'Lự', 'Lự', 'Lü'),
  language('nty', 'Mantsi', 'Lô Lô', 'Mantsi'),
  language('scb', 'Chứt', 'Chứt', 'Chut'),
  language('zng', 'Mảng', 'Mảng', 'Mang'),
  language('pha', 'Pà Thẻn', 'Pà Thẻn', 'Pa-Hng'),
  language('gqu', 'Cơ Lao', 'Cơ Lao', 'Gelao'),
  language('cnc', 'Cống', 'Cống', 'Coong'),
  language('slt', 'Si La', 'Si La', 'Sila'),
  language('laq', 'Pu Péo', 'Pu Péo', 'Qabiao'),
  language('brb', 'Brâu', 'Brâu', 'Brao'),
  language('tyh', 'Ơ Đu', 'Ơ Đu', 'O’du'),
  language('rmx', 'Rơ Măm', 'Rơ Măm', 'Romam'),
]

const byCode = new Map(LANGUAGES.map((each) => [each.code, each]))

/** What a language is called in the interface; of a code nobody knows, the code. */
export function languageName(code: string, locale: Locale): string {
  const names = code === VIETNAMESE ? OF_VIETNAMESE : byCode.get(code)?.names
  if (names) return names[locale] ?? names.vi
  const named = LANGUAGE.test(code) ? new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(code) : undefined
  return named ? named.replace(/^./, (letter) => letter.toUpperCase()) : code
}

/** What its speakers call it. */
export function ownName(code: string): string {
  if (code === VIETNAMESE) return 'Tiếng Việt'
  const known = byCode.get(code)
  if (known) return known.own
  const named = LANGUAGE.test(code) ? new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code) : undefined
  return named ?? code
}
