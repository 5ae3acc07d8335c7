/** The invented commune and special zone of the demo: 24 hamlets with 6.240 households, 4 with 1.120. */
export const minhHoa = {
  name: 'Xã Minh Họa',
  kind: 'xa',
  takenOn: '2026-06-30',
  hamlets: [
    284, 301, 264, 247, 312, 229, 318, 276, 341, 198, 255, 187, 243, 280, 262, 271, 176, 308, 296, 283, 214, 259, 162, 274,
  ].map((households, place) => ({ name: `Thôn ${place + 1}`, kind: 'thôn', households })),
}

export const daoMau = {
  name: 'Đặc khu Đảo Mẫu',
  kind: 'dacKhu',
  takenOn: '2026-06-30',
  hamlets: [
    { name: 'Thôn 1', kind: 'thôn', households: 342 },
    { name: 'Thôn 2', kind: 'thôn', households: 305 },
    { name: 'Thôn 3', kind: 'thôn', households: 271 },
    { name: 'Thôn 4', kind: 'thôn', households: 202 },
  ],
}
