#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { APP_VERSION } from '@app/composition';
import { asOf, history, token } from './audit.command.js';
import { copyToServers } from './copy-to-servers/copy-to-servers.command.js';
import { demo } from './demo/demo.command.js';
import { rebuild } from './rebuild.command.js';

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('cần một số nguyên / a whole number');
  return Number(text);
};

const scale = (text: string): number => {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value < 0.02 || value > 100)
    throw new InvalidArgumentError('từ 0,02 đến 100, viết 0.02 / from 0.02 to 100');
  return value;
};

const program = new Command('sangkien')
  .description('Sáng Kiến: quản lý và kiểm chứng chương trình sáng kiến / run and audit the innovation programme')
  .version(APP_VERSION)
  .showHelpAfterError();

program
  .command('demo')
  .description('Chạy chương trình mẫu và in các con số / run the sample programme and print its figures')
  .option('--seed <n>', 'số khởi tạo ngẫu nhiên / seed', wholeNumber, 1)
  .option('--scale <x>', 'quy mô, so với chương trình thật / size, 1 is the real one', scale, 1)
  .option('--no-serve', 'chỉ in kết quả rồi dừng / exit after printing')
  .option('--json', 'chỉ in một đối tượng JSON / print only one JSON object', false)
  .option(
    '--event-store <esdb://…>',
    'EventStoreDB trống thay cho kho nhúng / an empty EventStoreDB instead of the embedded log',
  )
  .option('--mongo <mongodb://…>', 'MongoDB cho dữ liệu tra cứu, dùng cùng --event-store / for read models')
  .action(demo);

program
  .command('token')
  .description('Tạo mã truy cập dùng thử cho một người / sign a development token')
  .requiredOption(
    '--member <id>',
    'mã đoàn viên, hoặc operator để khởi tạo tổ chức / id of a member, or operator, to found the organisation',
  )
  .option('--hours <n>', 'số giờ có hiệu lực, tối đa 2.160 / lifetime in hours, 2160 at most', wholeNumber, 8)
  .action(token);

const audited = (command: Command): Command =>
  command
    .requiredOption(
      '--as <memberId>',
      'mã đoàn viên của người đọc; kiểm tra viên xem được cả bí mật công nghệ / member to read as; auditors also see technical secrets',
    )
    .option('--url <url>', 'địa chỉ hệ thống / address of the running service');

audited(program.command('history'))
  .description('Lịch sử một sáng kiến, đọc thẳng từ sổ sự kiện / every event of an initiative')
  .argument('<initiativeId>')
  .option('--json', 'mỗi sự kiện một dòng JSON / one JSON line per event', false)
  .action(history);

audited(program.command('as-of'))
  .description('Sáng kiến tại một thời điểm hoặc vị trí trong sổ / an initiative as of then')
  .argument('<initiativeId>')
  .requiredOption('--at <instant|position>', 'ví dụ 2022-05-31T17:00:00Z hoặc 1234')
  .action(asOf);

program
  .command('rebuild')
  .description(
    'Dựng lại dữ liệu tra cứu từ sổ sự kiện; dừng dịch vụ trước khi chạy / rebuild the read models of a stopped service',
  )
  .action(rebuild);

program
  .command('copy-to-servers')
  .description(
    'Chép sổ sự kiện và danh sách người từ thư mục dữ liệu lên máy chủ SANGKIEN_EVENT_STORE và SANGKIEN_MONGO; dừng dịch vụ trước khi chạy / copy the event log and the personal names of a stopped service there',
  )
  .action(copyToServers);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
