import type { EventStore } from '@app/event-store';
import type { PersonVault } from '@app/person-vault';
import { writtenCount } from '@app/texts';
import type { Finding } from './check.js';
import { findOrphans } from './find-orphans.js';

/** Looks for what interrupted commands left behind. */
export const inspectOrphans = async (store: EventStore, vault: Pick<PersonVault, 'memberIds'>): Promise<Finding> => {
  const { persons, reservations, furtherFoundings } = await findOrphans(store, vault);
  if (furtherFoundings.length > 0) {
    const roots = furtherFoundings.join(', ');
    return {
      verdict: 'fail',
      detail: { vi: `tổ chức được khởi tạo hơn một lần: ${roots}`, en: `the organisation was founded again: ${roots}` },
    };
  }
  if (persons.length > 0) {
    const [count, first] = [String(persons.length), persons.slice(0, 3).join(', ')];
    return {
      verdict: 'warn',
      detail: {
        vi: `có tên của ${writtenCount(count, 'vi')} người không phải đoàn viên (${first}…): lệnh đang chạy hoặc đã bị ngắt; dừng dịch vụ rồi chạy \`sangkien clean-orphans\``,
        en: `${writtenCount(count, 'en')} names belong to no member (${first}…): their command is running, or was interrupted; stop the service and run \`sangkien clean-orphans\``,
      },
    };
  }
  if (reservations.length === 0) {
    return { verdict: 'pass', detail: { vi: 'không có gì bị bỏ lại', en: 'nothing was left behind' } };
  }
  const count = String(reservations.length);
  return {
    verdict: 'pass',
    detail: {
      vi: `${writtenCount(count, 'vi')} mã hoặc số được giữ cho lệnh đã bị ngắt (${reservations.slice(0, 3).join(', ')}…); ai cần vẫn dùng được`,
      en: `${writtenCount(count, 'en')} codes or numbers are reserved for commands that were interrupted (${reservations.slice(0, 3).join(', ')}…); they can be used all the same`,
    },
  };
};
