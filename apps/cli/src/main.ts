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
    throw new InvalidArgumentError('từ 0.02 đến 100 / from 0.02 to 100');
  return value;
};

const program = new Command('sangkien')
  .description('Sáng Kiến: điều hành và kiểm chứng chương trình sáng kiến / run and audit the innovation programme')
  .version(APP_VERSION)
  .showHelpAfterError();

program
  .command('demo')
  .description('Chạy chương trình mẫu và in các con số / run the sample programme and print its figures')
  .option('--seed <n>', 'hạt giống / seed', wholeNumber, 1)
  .option('--scale <x>', 'nhân mọi chỉ tiêu / multiplies every quota', scale, 1)
  .option('--no-serve', 'in xong thì dừng / exit after printing')
  .option('--json', 'chỉ in một đối tượng JSON / print only one JSON object', false)
  .option('--event-store <esdb://…>', 'EventStoreDB trống thay cho kho nhúng / empty, replaces the embedded log')
  .option('--mongo <mongodb://…>', 'MongoDB cho dữ liệu đọc, cùng với --event-store / for read models')
  .action(demo);

program
  .command('token')
  .description('Ký mã thử cho một người / sign a development token')
  .requiredOption('--member <id>', 'memberId, hoặc operator để lập tổ chức / or operator, to found the organisation')
  .option('--hours <n>', 'thời hạn, tối đa 2160 giờ / lifetime', wholeNumber, 8)
  .action(token);

const audited = (command: Command): Command =>
  command
    .requiredOption('--as <memberId>', 'người đọc / member to read as; auditors also see technical secrets')
    .option('--url <url>', 'địa chỉ dịch vụ / address of the running service');

audited(program.command('history'))
  .description('Mọi sự kiện của một sáng kiến, đọc từ luồng / every event of an initiative')
  .argument('<initiativeId>')
  .option('--json', 'mỗi sự kiện một dòng JSON / one JSON line per event', false)
  .action(history);

audited(program.command('as-of'))
  .description('Sáng kiến tại một thời điểm hay vị trí / an initiative as of then')
  .argument('<initiativeId>')
  .requiredOption('--at <instant|position>', 'ví dụ 2022-05-31T17:00:00Z hoặc 1234')
  .action(asOf);

program
  .command('rebuild')
  .description('Dựng lại dữ liệu đọc từ nhật ký; dịch vụ phải đang dừng / rebuild the read models of a stopped service')
  .action(rebuild);

program
  .command('copy-to-servers')
  .description(
    'Chép nhật ký và tên người của thư mục dữ liệu (dịch vụ đang dừng) lên SANGKIEN_EVENT_STORE và SANGKIEN_MONGO / copy the event log and the personal names of a stopped service there',
  )
  .action(copyToServers);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
