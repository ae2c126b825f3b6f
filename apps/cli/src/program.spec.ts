import type { Command } from 'commander';
import { program } from './program.js';

const helped = (command: Command): readonly (readonly [string, string])[] => {
  const help = command.createHelp();
  return [
    [command.name(), command.description()],
    ...help.visibleOptions(command).map(({ flags, description }) => [flags, description] as const),
    ...help.visibleArguments(command).map((argument) => [argument.name(), argument.description] as const),
    ...help.visibleCommands(command).map((each) => [each.name(), each.description()] as const),
  ];
};

test.each([program, ...program.commands].flatMap(helped))(
  '%s is described in Vietnamese, then in English',
  (_, text) => {
    const [vi, en, ...more] = text.split('\n');
    expect(more).toEqual([]);
    expect(vi).toMatch(/[^\x00-\x7f]/);
    expect(en).toMatch(/^[\x20-\x7e]+$/);
  },
);

describe('a wrong command line is refused in Vietnamese, then in English:', () => {
  let output = '';
  beforeEach(() => {
    output = '';
    for (const command of [program, ...program.commands]) {
      command.exitOverride().showHelpAfterError(false);
      command.configureOutput({ writeErr: (text) => (output += text) });
    }
  });

  test.each([
    ['demos', 'Không có lệnh “demos”.'],
    ['demo --sed', 'Không có tùy chọn “--sed”.'],
    ['token', 'Còn thiếu tùy chọn --member <id>.'],
    ['demo --seed', 'Tùy chọn --seed <n> cần một giá trị.'],
    ['demo --seed x', 'Giá trị “x” của tùy chọn --seed <n> chưa đúng.'],
    ['history --as somebody', 'Còn thiếu tham số <initiativeId>.'],
    ['rebuild again', 'Có tham số thừa.'],
  ])('%s', async (line, vi) => {
    await expect(program.parseAsync(line.split(' '), { from: 'user' })).rejects.toThrow('error: ');
    expect(output.split('\n').slice(0, 2)).toEqual([vi, expect.stringMatching(/^error: /)]);
  });
});
