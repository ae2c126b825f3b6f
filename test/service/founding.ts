/** Input that founds an invented organisation. */
export const founding = {
  unit: { code: 'CDN', name: 'Công đoàn ngành Mẫu', level: 'SECTOR' },
  administrator: {
    fullName: 'Phan Thị Mẫu',
    memberNumber: 'MAU-1',
    email: null,
    phone: null,
    category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
  },
  decisionNo: '01/QĐ-MAU',
};
