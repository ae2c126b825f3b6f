import { Command, CommanderError } from 'commander';
import { problemOf } from './command-problem.js';
import { both } from './both.js';
import { speakBothLanguages } from './command-line-texts.js';
import {
  initiativeReference,
  memberId,
  moment,
  scale,
  serviceUrl,
  tokenSubject,
  wholeNumber,
  type Moment,
} from './option-values.js';
import type { AuditOptions } from './audited-initiative.js';
import type { DemoOptions } from './demo/demo.command.js';
import type { Output } from './output.js';
import type { TokenOptions } from './token.command.js';

/** The service accepts no token that was signed earlier than this. */
const MAX_TOKEN_HOURS = 90 * 24;
const HELP_HINT = both('Xem hướng dẫn: thêm --help vào lệnh vừa gõ', 'For help add --help to the command');
const MAX_SEED = 999_999_999;

/** What the command line knows of its build. */
export interface Program {
  readonly version: string;
  /** Main file of the projector application. */
  readonly projector: URL;
}

/** The command line: every command with its options. A command is loaded when it runs, so that help comes at once. */
export const programFor = (output: Output, { version, projector }: Program): Command => {
  const program = speakBothLanguages(new Command('sangkien'), output)
    .exitOverride()
    .description(both('Quản lý và kiểm chứng chương trình sáng kiến', 'Runs and audits innovation programmes'))
    .version(version, '-V, --version', both('xem số phiên bản', 'show the version'))
    .showHelpAfterError(!output.isForPrograms && HELP_HINT);

  const command = (name: string): Command =>
    program
      .command(name)
      .option(
        '--json',
        both(
          'in một tài liệu JSON; lỗi in ra stderr, cũng là JSON',
          'print one JSON document, or a JSON error on stderr',
        ),
      );

  command('demo')
    .description(both('Chạy chương trình mẫu và in các con số', 'Runs the sample programme and prints its figures'))
    .option('--seed <n>', both('số khởi tạo ngẫu nhiên', 'seed of the random numbers'), wholeNumber(0, MAX_SEED), 1)
    .option(
      '--scale <x>',
      both('quy mô từ 0,02 đến 100; 1 là bằng chương trình thật', 'size, 0.02 to 100; 1 is that of the real programme'),
      scale,
      1,
    )
    .option('--no-serve', both('chỉ in kết quả rồi dừng', 'exit after printing'))
    .option(
      '--event-store <esdb://…>',
      both(
        'ghi vào một EventStoreDB trống thay cho thư mục dữ liệu',
        'an empty EventStoreDB instead of the data folder',
      ),
    )
    .option(
      '--mongo <mongodb://…>',
      both('MongoDB cho dữ liệu tra cứu, dùng cùng --event-store', 'MongoDB for the read models, with --event-store'),
    )
    .action(async (options: DemoOptions) => (await import('./demo/demo.command.js')).demo(options, projector, output));

  command('token')
    .description(both('Tạo mã truy cập dùng thử cho một người', 'Signs a development token for a person'))
    .requiredOption(
      '--member <id>',
      both(
        'mã định danh đoàn viên, hoặc operator để khởi tạo tổ chức',
        'id of a member, or operator to found the organisation',
      ),
      tokenSubject,
    )
    .option(
      '--hours <n>',
      both('số giờ có hiệu lực, từ 1 đến 2.160', 'lifetime in hours, 1 to 2160'),
      wholeNumber(1, MAX_TOKEN_HOURS),
      8,
    )
    .action(async (options: TokenOptions) => (await import('./token.command.js')).token(options, output));

  const readAs = (of: Command, whom: string): Command =>
    of
      .requiredOption('--as <memberId>', whom, memberId)
      .option('--url <url>', both('địa chỉ hệ thống đang chạy', 'address of the running service'), serviceUrl);
  const audited = (of: Command): Command =>
    readAs(
      of.argument(
        '<initiative>',
        both('mã sáng kiến như SK-TSK-P1-000123, hoặc mã định danh', 'public code such as SK-TSK-P1-000123, or id'),
        initiativeReference,
      ),
      both(
        'mã định danh của người đọc; kiểm tra viên xem được cả bí mật công nghệ',
        'member to read as; auditors also see technical secrets',
      ),
    );

  audited(command('history'))
    .description(
      both(
        'In lịch sử một sáng kiến, đọc thẳng từ sổ sự kiện, theo giờ Việt Nam',
        'Prints the history of an initiative, read from the event log, in Vietnamese time',
      ),
    )
    .action(async (reference: string, options: AuditOptions) =>
      (await import('./history.command.js')).history(reference, options, output),
    );

  audited(command('as-of'))
    .description(
      both(
        'In một sáng kiến như đã ghi đến một ngày, một thời điểm hoặc một vị trí trong sổ',
        'Prints an initiative as recorded until a day, an instant or a log position',
      ),
    )
    .requiredOption(
      '--at <moment>',
      both(
        'ngày như 2022-05-31, nghĩa là hết ngày ấy ở Việt Nam; thời điểm như 2022-05-31T17:00:00+07:00; hoặc vị trí như 1234',
        'a day such as 2022-05-31, which means its end in Viet Nam; an instant such as 2022-05-31T17:00:00+07:00; or a position such as 1234',
      ),
      moment,
    )
    .action(async (reference: string, options: AuditOptions & { readonly at: Moment }) =>
      (await import('./as-of.command.js')).asOf(reference, options, output),
    );

  readAs(
    command('members').argument(
      '<words...>',
      both(
        'từ trong họ tên, có dấu hoặc không, hoặc số thẻ',
        'words of the name, accents or not, or the member number',
      ),
    ),
    both(
      'mã định danh của người đọc; chỉ tìm trong đơn vị người ấy xem được',
      'member to read as; only members whom that person sees are found',
    ),
  )
    .description(
      both(
        'Tìm đoàn viên theo họ tên hoặc số thẻ, in mã định danh',
        'Finds members by name or number, and prints their ids',
      ),
    )
    .action(async (words: readonly string[], options: AuditOptions) =>
      (await import('./members.command.js')).members(words, options, output),
    );

  readAs(command('me'), both('mã định danh đoàn viên', 'id of the member'))
    .description(
      both(
        'In một người là ai, giữ vai trò gì, được làm những nghiệp vụ nào',
        'Prints who a member is, the roles held, and the commands allowed',
      ),
    )
    .action(async (options: AuditOptions) => (await import('./me.command.js')).me(options, output));

  command('rebuild')
    .description(
      both(
        'Dựng lại dữ liệu tra cứu từ sổ sự kiện; dừng dịch vụ trước khi chạy',
        'Rebuilds the read models from the event log; stop the service first',
      ),
    )
    .action(async () => (await import('./rebuild.command.js')).rebuild(output));

  command('doctor')
    .description(
      both(
        'Kiểm tra toàn bộ dữ liệu đã lưu, khi dịch vụ đang chạy hoặc đã dừng; mã thoát 1 nếu có lỗi',
        'Checks all stored data, of a running or a stopped service; exits with 1 if a check fails',
      ),
    )
    .action(async () => (await import('./doctor.command.js')).doctor(output));

  command('clean-orphans')
    .description(
      both(
        'Xóa tên của người không phải đoàn viên, do lệnh bị ngắt để lại; dừng dịch vụ trước khi chạy',
        'Removes names that belong to no member, left by interrupted commands; stop the service first',
      ),
    )
    .action(async () => (await import('./clean-orphans.command.js')).cleanOrphans(output));

  command('accept-loss')
    .description(
      both(
        'Chấp nhận phần cuối sổ sự kiện hoặc danh sách người đã mất hẳn, để dịch vụ chạy tiếp; dừng dịch vụ trước khi chạy',
        'Accepts that the end of the event log or the personal names are lost for good, so that the service starts; stop the service first',
      ),
    )
    .option('--yes', both('chấp nhận; không có thì chỉ cho biết sẽ mất gì', 'accept; without it only say what is lost'))
    .action(async (options: { readonly yes?: boolean }) =>
      (await import('./accept-loss.command.js')).acceptLoss(options, output),
    );

  command('copy-to-servers')
    .description(
      both(
        'Chép sổ sự kiện và danh sách người từ thư mục dữ liệu lên SANGKIEN_EVENT_STORE và SANGKIEN_MONGO; dừng dịch vụ trước khi chạy',
        'Copies the event log and the personal names of the data folder to SANGKIEN_EVENT_STORE and SANGKIEN_MONGO; stop the service first',
      ),
    )
    .action(async () => (await import('./copy-to-servers/copy-to-servers.command.js')).copyToServers(output));

  return program;
};

/** Runs one command line, and writes why it failed. @returns the exit code */
export const runCommandLine = async (args: readonly string[], output: Output, built: Program): Promise<number> => {
  try {
    await programFor(output, built).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has written it, or the help or version that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    output.problem(problemOf(error));
    return 1;
  }
};
