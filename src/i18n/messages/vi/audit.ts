import { people } from './people'

/** Tells a detail of an entry as text; empty when the entry does not have it. */
type Told = (detail: string) => string

const roles: Record<string, string> = people.roles
const roleIn = (told: Told) => `${roles[told('role')] ?? told('role')}, ${told('unit')}`

/** What somebody did, after the name: one for each act of audit/permissions.ts. */
const acts: Record<string, (told: Told) => string> = {
  'unit.add': (told) => `thêm ${told('name')} vào ${told('parent')}`,
  'unit.change': (told) => `sửa tên ${told('before')} thành ${told('name')}`,
  'unit.import': (told) => `nhập bảng vào ${told('name')}: thêm ${told('added')} nơi, ghi số hộ ${told('counted')} nơi`,
  'unit.end': (told) =>
    `sắp xếp lại ${told('name')}: ${told('ended')} kết thúc từ ${told('firstDay')}${told('successors') && `, thay bằng ${told('successors')}`}`,
  'unit.count': (told) => `ghi số hộ của ${told('hamlets')} nơi ở ${told('name')}, chốt ngày ${told('takenOn')}`,
  'person.setUp': (told) => `thiết lập ${told('unit')} và nhận vai trò quản trị đầu tiên`,
  'person.invite': (told) => (told('unit') ? `mời ${told('name')} làm ${roleIn(told)}` : 'làm đường dẫn thiết lập lần đầu'),
  'person.revokeInvitation': (told) => `thu hồi lời mời ${told('name')} làm ${roleIn(told)}`,
  'person.accept': (told) => `nhận lời mời làm ${roleIn(told)}`,
  'person.grant': (told) => `giao cho ${told('name')} vai trò ${roleIn(told)}`,
  'person.endGrant': (told) => `cho ${told('name')} thôi vai trò ${roleIn(told)}`,
  'person.disable': (told) => `khóa tài khoản của ${told('name')}`,
  'person.enable': (told) => `mở lại tài khoản của ${told('name')}`,
  'person.signIn': () => 'đăng nhập',
  'person.signOutEverywhere': (told) => `đăng xuất ${told('sessions')} máy`,
  'person.changePassword': () => 'đổi mật khẩu',
  'consultation.create': () => 'lập cuộc lấy ý kiến',
  'consultation.edit': () => 'sửa nội dung cuộc lấy ý kiến',
  'consultation.discard': (told) => `xóa bản nháp ${told('title')}`,
  'consultation.open': () => 'mở cuộc lấy ý kiến',
  'consultation.extend': () => 'kéo dài thời gian lấy ý kiến',
  'consultation.close': () => 'kết thúc cuộc lấy ý kiến',
  'consultation.withdraw': () => 'rút cuộc lấy ý kiến',
  'consultation.changeQuestions': () => 'sửa câu hỏi',
  'consultation.joinWordings': (told) =>
    told('joined') === 'true' ? 'cộng chung hai cách hỏi của một câu' : 'tính riêng hai cách hỏi của một câu',
  'consultation.attach': () => 'đính kèm tệp',
  'consultation.emptyTrials': (told) => `xóa ${told('sheets')} phiếu thử`,
  'consultation.detach': (told) => `gỡ tệp ${told('name')}`,
  'media.add': (told) => `thêm ảnh hoặc bản ghi âm ${told('name')}`,
  'media.describe': () => 'ghi lời mô tả cho ảnh',
  'bank.add': (told) => `giữ “${told('name')}” trong ngân hàng câu hỏi`,
  'bank.change': (told) => `sửa “${told('name')}” trong ngân hàng câu hỏi`,
  'bank.retire': (told) => `thôi dùng “${told('name')}” của ngân hàng câu hỏi`,
  'bank.restore': (told) => `dùng lại “${told('name')}” của ngân hàng câu hỏi`,
  'consultation.addPlace': () => 'thêm nơi treo mã QR',
  'consultation.retirePlace': (told) => `thôi dùng nơi treo mã QR ${told('label')}`,
  'response.export': (told) => (told('step') === 'asked' ? 'cho chuẩn bị tệp các phiếu trả lời' : 'tải các phiếu trả lời về máy'),
  'response.discardExport': () => 'bỏ tệp các phiếu trả lời đã chuẩn bị',
  'response.recount': () => 'đếm lại phiếu và sửa các con số đếm',
  'response.answerDoubt': (told) =>
    told('verdict') === 'explained'
      ? 'ghi lời giải thích cho một điều cần xem lại'
      : 'ghi rằng một điều cần xem lại vẫn còn nghi vấn',
  'publication.publish': () => 'công bố kết quả',
  'backup.take': () => 'lấy một bản sao lưu toàn bộ dữ liệu',
  'backup.download': (told) => `tải bản sao lưu ${told('file')} về máy`,
  'publication.correct': () => 'đính chính kết quả đã công bố',
}

export const audit = {
  title: 'Nhật ký công việc',
  lead: 'Ai đã làm gì, lúc nào. Mỗi dòng mang dấu của dòng trước, nên sửa hay xóa một dòng ở giữa sẽ bị lệnh verify trên máy chủ phát hiện.',
  caption: 'Các việc đã làm, mới nhất ở trên',
  at: 'Lúc',
  who: 'Ai',
  what: 'Đã làm gì',
  where: 'Đơn vị',
  consultation: (id: string) => `Cuộc lấy ý kiến số ${id}`,
  reason: (reason: string) => `Lý do: ${reason}`,
  machine: (name: string) => (name.startsWith('ydan ') ? 'Lệnh trên máy chủ' : name),
  older: 'Các việc cũ hơn',
  newest: 'Về mới nhất',
  pages: 'Các trang nhật ký',
  empty: 'Chưa có việc nào được ghi.',
  notAdministrator: 'Chỉ người quản trị xem được nhật ký.',
  units: 'Xem nhật ký của',
  acts,
}
