import { Command, InvalidArgumentError } from 'commander';
import { APP_VERSION } from '@app/composition';
import { acceptLoss } from './accept-loss.command.js';
import { asOf, history, token } from './audit.command.js';
import { cleanOrphans } from './clean-orphans.command.js';
import { both, speakBothLanguages } from './command-line-texts.js';
import { copyToServers } from './copy-to-servers/copy-to-servers.command.js';
import { demo } from './demo/demo.command.js';
import { doctor } from './doctor.command.js';
import { rebuild } from './rebuild.command.js';

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('cần một số nguyên / a whole number');
  return Number(text);
};

const scale = (text: string): number => {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value < 0.02 || value > 100)
    throw new InvalidArgumentError('từ 0,02 đến 100, gõ 0.02 / from 0.02 to 100');
  return value;
};

/** The command line: every command with its options. */
export const program = speakBothLanguages(new Command('sangkien'))
  .description(both('Quản lý và kiểm chứng chương trình sáng kiến', 'Runs and audits innovation programmes'))
  .version(APP_VERSION, '-V, --version', both('xem số phiên bản', 'show the version'))
  .showHelpAfterError();

program
  .command('demo')
  .description(both('Chạy chương trình mẫu và in các con số', 'Runs the sample programme and prints its figures'))
  .option('--seed <n>', both('số khởi tạo ngẫu nhiên', 'seed of the random numbers'), wholeNumber, 1)
  .option('--scale <x>', both('quy mô, 1 là bằng chương trình thật', 'size, 1 is that of the real programme'), scale, 1)
  .option('--no-serve', both('chỉ in kết quả rồi dừng', 'exit after printing'))
  .option('--json', both('chỉ in một đối tượng JSON', 'print one JSON object only'))
  .option(
    '--event-store <esdb://…>',
    both('ghi vào một EventStoreDB trống thay cho thư mục dữ liệu', 'an empty EventStoreDB instead of the data folder'),
  )
  .option(
    '--mongo <mongodb://…>',
    both('MongoDB cho dữ liệu tra cứu, dùng cùng --event-store', 'MongoDB for the read models, with --event-store'),
  )
  .action(demo);

program
  .command('token')
  .description(both('Tạo mã truy cập dùng thử cho một người', 'Signs a development token for a person'))
  .requiredOption(
    '--member <id>',
    both(
      'mã định danh đoàn viên, hoặc operator để khởi tạo tổ chức',
      'id of a member, or operator to found the organisation',
    ),
  )
  .option('--hours <n>', both('số giờ có hiệu lực, tối đa 2.160', 'lifetime in hours, 2160 at most'), wholeNumber, 8)
  .action(token);

const audited = (command: Command): Command =>
  command
    .argument('<initiativeId>', both('mã định danh sáng kiến', 'id of the initiative'))
    .requiredOption(
      '--as <memberId>',
      both(
        'mã định danh của người đọc; kiểm tra viên xem được cả bí mật công nghệ',
        'member to read as; auditors also see technical secrets',
      ),
    )
    .option('--url <url>', both('địa chỉ hệ thống đang chạy', 'address of the running service'));

audited(program.command('history'))
  .description(
    both(
      'In lịch sử một sáng kiến, đọc thẳng từ sổ sự kiện',
      'Prints the history of an initiative, read from the event log',
    ),
  )
  .option('--json', both('mỗi sự kiện một dòng JSON', 'one JSON line per event'))
  .action(history);

audited(program.command('as-of'))
  .description(
    both(
      'In một sáng kiến tại một thời điểm hoặc vị trí trong sổ',
      'Prints an initiative as of an instant or a log position',
    ),
  )
  .requiredOption(
    '--at <instant|position>',
    both(
      'thời điểm hoặc vị trí, ví dụ 2022-05-31T17:00:00Z hoặc 1234',
      'instant or position, for example 2022-05-31T17:00:00Z or 1234',
    ),
  )
  .action(asOf);

program
  .command('rebuild')
  .description(
    both(
      'Dựng lại dữ liệu tra cứu từ sổ sự kiện; dừng dịch vụ trước khi chạy',
      'Rebuilds the read models from the event log; stop the service first',
    ),
  )
  .action(rebuild);

program
  .command('doctor')
  .description(
    both(
      'Kiểm tra toàn bộ dữ liệu đã lưu, khi dịch vụ đang chạy hoặc đã dừng; mã thoát 1 nếu có lỗi',
      'Checks all stored data, of a running or a stopped service; exits with 1 if a check fails',
    ),
  )
  .option('--json', both('chỉ in một đối tượng JSON', 'print one JSON object only'))
  .action(doctor);

program
  .command('clean-orphans')
  .description(
    both(
      'Xóa tên của người không phải đoàn viên, do lệnh bị ngắt để lại; dừng dịch vụ trước khi chạy',
      'Removes names that belong to no member, left by interrupted commands; stop the service first',
    ),
  )
  .action(cleanOrphans);

program
  .command('accept-loss')
  .description(
    both(
      'Chấp nhận phần cuối sổ sự kiện hoặc danh sách người đã mất hẳn, để dịch vụ chạy tiếp; dừng dịch vụ trước khi chạy',
      'Accepts that the end of the event log or the personal names are lost for good, so that the service starts; stop the service first',
    ),
  )
  .option('--yes', both('chấp nhận; không có thì chỉ cho biết sẽ mất gì', 'accept; without it only say what is lost'))
  .action(acceptLoss);

program
  .command('copy-to-servers')
  .description(
    both(
      'Chép sổ sự kiện và danh sách người từ thư mục dữ liệu lên SANGKIEN_EVENT_STORE và SANGKIEN_MONGO; dừng dịch vụ trước khi chạy',
      'Copies the event log and the personal names of the data folder to SANGKIEN_EVENT_STORE and SANGKIEN_MONGO; stop the service first',
    ),
  )
  .action(copyToServers);
