/** What each type of question says to people, by its name: src/questions/type-words.ts tells what each text is for. */
export const types = {
  agree3: {
    name: 'Tán thành hay không (hỏi thường)',
    use: 'Hỏi nhanh về một chủ trương, một mức cụ thể: tán thành, không tán thành, ý kiến khác, có thể thêm “chưa rõ”. Ai có ý kiến khác được ghi, không bắt buộc. Kết quả cần tính như một lá phiếu thì chọn “Phiếu lấy ý kiến ba ô”.',
    faults: {},
  },
  allocate: {
    name: 'Chia điểm',
    use: 'Mỗi người chia một số cho trước (thường là 100) cho các nội dung.',
    faults: {
      wrongSum: 'Tổng đang là {1}. Xin chia lại cho đúng {2}.',
    },
  },
  ballot: {
    name: 'Phiếu lấy ý kiến ba ô (chính thức)',
    use: 'Như lá phiếu phát đến từng hộ: in nguyên văn nội dung, đúng ba ô; ai chọn ý kiến khác phải ghi rõ; phiếu giấy in cả lời thế nào là phiếu không hợp lệ. Chỉ hỏi cho biết thì chọn “Tán thành hay không”.',
    faults: {
      sayOther: 'Bà con chọn ý kiến khác. Xin ghi rõ ý kiến đó.',
    },
  },
  budget: {
    name: 'Bỏ phiếu ngân sách',
    use: 'Bà con chọn các dự án trong một số tiền; dự án được chọn tính theo cách công bố trước.',
    faults: {
      overBudget: 'Các dự án đã chọn cần {1} đồng, quá số tiền {2} đồng. Xin bỏ bớt.',
      tooManyProjects: 'Đã chọn {2} dự án, nhiều nhất được {1}. Xin bỏ bớt.',
      gap: 'Xin chọn lần lượt từ thứ nhất, không bỏ trống ở giữa.',
      twice: 'Dự án này đã được chọn ở trên. Xin chọn dự án khác.',
      wrongSum: 'Tổng đang là {1} điểm. Xin chia lại cho đúng {2}.',
      moreThanProjects: 'Không được nhiều hơn số dự án.',
      projectCost:
        'Dự án {1}: chưa rõ kinh phí là bao nhiêu. Xin ghi như 90 triệu, 1,2 tỷ hoặc 90.000.000; một nghìn hai trăm triệu thì ghi 1.200 triệu.',
      moneyUnclear:
        'Chưa rõ số tiền là bao nhiêu. Xin ghi như 90 triệu, 1,2 tỷ hoặc 90.000.000; một nghìn hai trăm triệu thì ghi 1.200 triệu.',
      projectLabel: 'Dự án {1}: tên quá dài, nhiều nhất 200 ký tự.',
      projectPlace: 'Dự án {1}: nơi làm quá dài, nhiều nhất 200 ký tự.',
      projectDescription: 'Dự án {1}: mô tả quá dài, nhiều nhất 600 ký tự.',
      projectPicture: 'Dự án {1}: ảnh chưa dùng được.',
      projectWrong: 'Dự án {1} chưa đúng. Xin xóa rồi thêm lại.',
    },
  },
  calculated: {
    name: 'Giá trị tính sẵn',
    use: 'Máy tính từ các câu trả lời đứng trước, ví dụ tổng thu nhập chia cho số người.',
    faults: {
      badFormula: 'Công thức viết chưa đúng. Xin xem lại dấu ngoặc và tên câu hỏi.',
      noFormula: 'Chưa có công thức.',
    },
  },
  consent: {
    name: 'Lời đồng ý',
    use: 'Xin bà con đồng ý với một lời cam kết hoặc cách dùng thông tin; phiếu ghi lại đúng bản lời đã đồng ý.',
    faults: {
      required: 'Phải đánh dấu đồng ý thì mới gửi được phiếu này.',
    },
  },
  contact: {
    name: 'Thông tin liên hệ',
    use: 'Ai muốn thì để lại họ tên, điện thoại, thư điện tử hoặc địa chỉ; giữ riêng, không kèm câu trả lời.',
    faults: {
      consentMissing: 'Xin đánh dấu đồng ý để chúng tôi được giữ các thông tin này, hoặc xóa các thông tin đã ghi.',
      contactMissing: 'Xin ghi ít nhất một thông tin liên hệ, hoặc bỏ dấu đồng ý.',
      notAPhone: 'Số điện thoại này chưa đúng. Xin ghi từ 8 đến 15 chữ số.',
      notAnEmail: 'Địa chỉ thư này chưa đúng, ví dụ đúng: ten@vidu.vn.',
      nothingAsked: 'Xin hỏi ít nhất một thông tin.',
    },
  },
  date: {
    name: 'Ngày, tháng, năm',
    use: 'Hỏi một ngày, một tháng hoặc một năm, có thể giới hạn từ ngày nào đến ngày nào.',
    faults: {
      notADay: 'Xin ghi đủ ngày, tháng, năm, ví dụ 05/03/1980.',
      notAMonth: 'Xin ghi tháng và năm, ví dụ 03/1980.',
      notAYear: 'Xin ghi năm bằng bốn chữ số, ví dụ 1980.',
      shortYear: 'Xin ghi năm đủ bốn chữ số, ví dụ 1980 chứ không phải 80.',
      unlikelyYear: 'Năm này có lẽ ghi nhầm. Xin xem lại bốn chữ số của năm.',
      noSuchMonth: 'Tháng chỉ từ 1 đến 12. Xin xem lại.',
      noSuchDay: 'Tháng ấy không có ngày này. Xin xem lại ngày và tháng.',
      monthFirst: 'Xin ghi ngày trước, tháng sau, ví dụ 25/03/1980.',
      tooEarly: 'Xin ghi từ {1} trở đi.',
      tooLate: 'Xin ghi không sau {1}.',
      mostBefore: 'Ngày muộn nhất không được trước ngày sớm nhất.',
    },
  },
  dropdown: {
    name: 'Danh sách thả xuống',
    use: 'Chọn một trong danh sách dài, đến 1.000 dòng; gõ vài chữ là tìm thấy.',
    faults: {},
  },
  ending: {
    name: 'Dừng: không thuộc diện hỏi',
    use: 'Khi điều kiện đúng, báo rằng phiếu này không dành cho người đó và không gửi gì.',
    faults: {},
  },
  file: {
    name: 'Tệp hoặc ảnh gửi kèm',
    use: 'Bà con gửi ảnh chụp, đơn, tài liệu. Chỉ cán bộ phụ trách xem được.',
    faults: {
      fileEmpty: 'Có tệp rỗng, không có gì bên trong. Xin chọn lại tệp đó.',
      fileTooLarge: 'Có tệp nặng quá {1} MB. Xin chọn tệp nhẹ hơn.',
      fileKind: 'Có tệp không thuộc loại nhận ở câu này. Xin chọn tệp khác.',
      fileSpoilt: 'Có ảnh không đọc được. Xin chụp hoặc chọn lại.',
      fileGone: 'Tệp gửi hôm trước không còn được giữ. Xin chọn lại tệp.',
      fileUnknown: 'Tệp này không nhận ra được. Xin chọn lại tệp.',
      tooManyFiles: 'Xin gửi nhiều nhất {1} tệp.',
      noRoom: 'Đợt lấy ý kiến này đã nhận hết dung lượng dành cho tệp. Xin gửi phiếu không kèm tệp, hoặc nộp tệp tại UBND xã.',
      tooOften: 'Từ mạng này vừa có quá nhiều tệp được gửi. Xin đợi ít phút rồi gửi lại, hoặc gửi phiếu không kèm tệp.',
    },
  },
  jump: {
    name: 'Chuyển đến',
    use: 'Khi điều kiện đúng, bỏ qua các câu ở giữa và đi thẳng đến câu hoặc phần đã chọn.',
    faults: {},
  },
  likert5: {
    name: 'Thang năm mức',
    use: 'Đo mức hài lòng, dễ hiểu, lo ngại hoặc đồng ý theo năm mức.',
    faults: {},
  },
  long: {
    name: 'Đoạn văn',
    use: 'Mời bà con viết ý kiến, nhiều nhất 2.000 ký tự.',
    faults: {},
  },
  mapPoint: {
    name: 'Chỉ chỗ trên bản đồ',
    use: 'Bà con chạm vào bản đồ của xã, viết tên chỗ hoặc chọn thôn.',
    faults: {
      noWay: 'Cần bản đồ, hoặc cho viết tên chỗ, hoặc cho chọn thôn.',
    },
  },
  matrix: {
    name: 'Bảng nhiều dòng',
    use: 'Đánh giá nhiều nội dung theo cùng một thang mức.',
    faults: {},
  },
  matrixMany: {
    name: 'Bảng chọn nhiều',
    use: 'Mỗi dòng được đánh dấu nhiều ô, ví dụ mỗi nhóm người cần những hỗ trợ nào.',
    faults: {
      tooManyChosen: 'Dòng này xin chọn nhiều nhất {1} ô.',
    },
  },
  matrixNumber: {
    name: 'Bảng ghi số',
    use: 'Mỗi ô ghi một con số, ví dụ diện tích và sản lượng của từng loại cây.',
    faults: {
      mostNotAbove: 'Số lớn nhất phải lớn hơn số nhỏ nhất.',
      tooManyCells: 'Bảng có quá {1} ô. Xin bớt dòng hoặc cột.',
    },
  },
  matrixText: {
    name: 'Bảng ghi chữ',
    use: 'Mỗi ô ghi vài chữ, ví dụ mỗi thôn cần sửa gì và ở đâu.',
    faults: {
      tooManyCells: 'Bảng có quá {1} ô. Xin bớt dòng hoặc cột.',
    },
  },
  multi: {
    name: 'Chọn nhiều',
    use: 'Mỗi người đánh dấu một hoặc nhiều nội dung, có thể giới hạn số lượng.',
    faults: {
      tooManyChosen: 'Xin chọn nhiều nhất {1} nội dung.',
      tooFewChosen: 'Xin chọn ít nhất {1} nội dung.',
      notAlone: 'Một lựa chọn trong số này không đi cùng lựa chọn khác. Xin bỏ bớt.',
      leastAboveMost: 'Số ít nhất không được lớn hơn số nhiều nhất.',
    },
  },
  nps: {
    name: 'Thang từ 0 đến 10',
    use: 'Hỏi mức hài lòng, hoặc mức sẵn lòng giới thiệu cho người khác, bằng một số từ 0 đến 10; kết quả có ba nhóm và điểm chênh lệch.',
    faults: {},
  },
  number: {
    name: 'Số',
    use: 'Hỏi một con số: mức tiền, số người, diện tích.',
    faults: {
      mostNotAbove: 'Số lớn nhất phải lớn hơn số nhỏ nhất.',
    },
  },
  perItem: {
    name: 'Góp ý từng mục',
    use: 'Bà con góp ý, hoặc tán thành và góp ý, cho từng điều, từng mục của dự thảo.',
    faults: {},
  },
  pictures: {
    name: 'Chọn ảnh',
    use: 'Mỗi lựa chọn có một ảnh: mẫu nhà văn hóa, vị trí, loại cây.',
    faults: {
      pictureMissing: 'Có lựa chọn chưa có ảnh.',
      oneOnly: 'Xin chọn một ảnh thôi.',
    },
  },
  place: {
    name: 'Thôn',
    use: 'Hỏi bà con ở thôn nào, trong các thôn được lấy ý kiến.',
    faults: {},
  },
  rank: {
    name: 'Xếp thứ tự',
    use: 'Chọn vài việc cần nhất và xếp theo thứ tự.',
    faults: {
      gap: 'Xin chọn lần lượt từ thứ nhất, không bỏ trống ở giữa.',
      twice: 'Nội dung này đã được chọn ở trên. Xin chọn nội dung khác.',
      moreThanItems: 'Số thứ tự cần chọn không được nhiều hơn số nội dung.',
    },
  },
  repeat: {
    name: 'Nhóm lặp lại',
    use: 'Hỏi cùng mấy câu cho từng người trong hộ, từng thửa đất; bà con tự thêm phần.',
    faults: {
      tooFewBlocks: 'Xin ghi ít nhất {1} phần.',
      notADate: 'Xin ghi ngày/tháng/năm với năm đủ bốn chữ số, ví dụ 05/03/1980, 03/1980 hoặc 1980.',
      noInner: 'Xin ghi ít nhất một câu hỏi trong mỗi phần.',
      innerOptions: 'Câu {1} cần ít nhất hai lựa chọn.',
      innerBounds: 'Ở câu {1}, số lớn nhất phải lớn hơn số nhỏ nhất.',
      leastAboveMost: 'Số ít nhất không được lớn hơn số nhiều nhất.',
    },
  },
  section: {
    name: 'Phần mới (trang mới)',
    use: 'Mở đầu một trang của phiếu, có tên phần và lời dẫn.',
    faults: {},
  },
  short: {
    name: 'Một dòng chữ',
    use: 'Hỏi một ý ngắn, nhiều nhất 200 ký tự.',
    faults: {},
  },
  signature: {
    name: 'Ô ký tên (phiếu giấy)',
    use: 'Chừa chỗ ký hoặc điểm chỉ trên phiếu giấy; trả lời trên mạng thì không phải ký.',
    faults: {},
  },
  simulator: {
    name: 'Thử cân đối ngân sách',
    use: 'Bà con tăng, giảm các khoản thu chi trong giới hạn cho đến khi cân đối, và thấy một hộ được gì, góp gì.',
    faults: {
      outOfBalance: 'Chi đang nhiều hơn thu {1}. Xin chỉnh lại cho cân đối rồi gửi.',
      surplus: 'Thu đang nhiều hơn chi {1}. Chi phải đúng bằng thu; xin chỉnh lại rồi gửi.',
      workedOut: 'Đã tính xong, đang cân đối. Phiếu chưa gửi; nếu đồng ý, xin bấm nút gửi.',
      notOnStep: 'Xin ghi theo bước {1}, tính từ {2}.',
      neverBalanced: 'Với các giới hạn này, thu và chi không bao giờ cân đối được.',
      lineLabel: 'Khoản {1}: tên quá dài, nhiều nhất 200 ký tự.',
      lineSide: 'Khoản {1}: xin chọn thu hay chi.',
      lineNumber: 'Khoản {1}: xin ghi mức thấp nhất bằng số nguyên, từ 0 trở lên.',
      lineStart: 'Khoản {1}: mức hiện nay phải là số nguyên nằm giữa thấp nhất và cao nhất.',
      lineMost: 'Khoản {1}: mức cao nhất phải là số nguyên không nhỏ hơn mức thấp nhất.',
      lineStep: 'Khoản {1}: bước phải chia hết khoảng từ thấp nhất đến hiện nay và đến cao nhất.',
      lineHousehold: 'Khoản {1}: công thức cho một hộ viết chưa đúng, chỉ dùng amount, start, change.',
      lineWrong: 'Khoản {1} chưa đúng. Xin xem lại.',
    },
  },
  single: {
    name: 'Chọn một',
    use: 'Mỗi người chọn đúng một trong các phương án.',
    faults: {},
  },
  slider: {
    name: 'Thanh kéo',
    use: 'Kéo trên thanh giữa hai đầu, hoặc ghi số vào ô; không đặt sẵn số nào.',
    faults: {
      notANumber: 'Xin ghi một số bằng chữ số.',
      mostNotAbove: 'Đầu cao phải lớn hơn đầu thấp.',
      unevenSteps: 'Khoảng giữa hai đầu phải chia hết cho mỗi nấc.',
      tooManySteps: 'Thanh kéo có nhiều nhất {1} nấc. Xin tăng mỗi nấc.',
      notOnStep: 'Xin ghi số theo nấc {1}, tính từ {2}.',
    },
  },
  smileys: {
    name: 'Khuôn mặt',
    use: 'Ba hoặc năm khuôn mặt từ không vui đến vui, có chữ bên dưới; dễ trả lời cho mọi người.',
    faults: {
      threeOrFive: 'Xin ghi 3 hoặc 5 dòng: mỗi khuôn mặt một dòng.',
    },
  },
  stars: {
    name: 'Chấm sao',
    use: 'Bà con cho từ một đến nhiều nhất mười sao.',
    faults: {},
  },
  statements: {
    name: 'Từng nhận định một',
    use: 'Bà con đồng ý, không đồng ý hoặc bỏ qua từng nhận định, đến 30 câu.',
    faults: {},
  },
  text: {
    name: 'Đoạn văn, bảng, ảnh',
    use: 'Cho bà con đọc thông tin trước khi trả lời: lời giải thích, bảng số liệu, hình ảnh.',
    faults: {
      nothingToTell: 'Chưa có nội dung hay ảnh nào.',
    },
  },
  time: {
    name: 'Giờ',
    use: 'Hỏi một giờ trong ngày: giờ họp, giờ thu gom rác.',
    faults: {
      notATime: 'Xin ghi giờ và phút, ví dụ 7:30 hoặc 14:30.',
      noSuchTime: 'Giờ từ 0 đến 23, phút từ 0 đến 59. Xin xem lại.',
      tooEarly: 'Xin ghi từ {1} trở đi.',
      tooLate: 'Xin ghi không sau {1}.',
      mostBefore: 'Giờ cuối phải sau giờ đầu.',
    },
  },
}
