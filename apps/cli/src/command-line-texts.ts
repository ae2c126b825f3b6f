import type { Command } from 'commander';
import { both } from './both.js';
import type { CommandProblem } from './command-problem.js';
import type { Output } from './output.js';

const HEADINGS: { readonly [english: string]: string } = {
  'Usage:': 'Cách dùng / Usage:',
  'Arguments:': 'Tham số / Arguments:',
  'Options:': 'Tùy chọn / Options:',
  'Commands:': 'Lệnh / Commands:',
};

/** Commander writes its errors in English only. The reason why a value is invalid comes in both languages, see option-values.ts. */
const ERRORS: readonly (readonly [english: RegExp, vi: string, en?: string])[] = [
  [/unknown command '(.*)'/, 'Không có lệnh “$1”.'],
  [/unknown option '(.*)'/, 'Không có tùy chọn “$1”.'],
  [/required option '(.*)' not specified/, 'Còn thiếu tùy chọn $1.'],
  [/option '(.*)' argument missing/, 'Tùy chọn $1 cần một giá trị.'],
  [
    /option '(.*)' argument '(.*)' is invalid\. (.*)\n(.*)/s,
    'Giá trị “$2” của tùy chọn $1 chưa đúng: $3.',
    "option '$1' argument '$2' is invalid: $4",
  ],
  [
    /command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)\n(.*)/s,
    'Giá trị “$1” của tham số <$2> chưa đúng: $3.',
    "argument '$2' value '$1' is invalid: $4",
  ],
  [/missing required argument '(.*)'/, 'Còn thiếu tham số <$1>.'],
  [/too many arguments/, 'Có tham số thừa.'],
];

const usageProblem = (error: string): CommandProblem => {
  const [, message = '', nearest] = /^error: (.*?)(?:\n\(Did you mean (.*)\?\))?\n*$/s.exec(error) ?? [];
  const known = ERRORS.find(([english]) => english.test(message));
  const [english, vi, en] = known ?? [/.*/s, 'Lệnh chưa đúng.'];
  const [viMeant, enMeant] =
    nearest === undefined ? ['', ''] : [` Có phải “${nearest}”?`, ` (did you mean ${nearest}?)`];
  const found = english.exec(message)?.[0] ?? message;
  return {
    code: 'USAGE',
    detail: {
      vi: found.replace(english, vi) + viMeant,
      en: (en === undefined ? message : found.replace(english, en)) + enMeant,
    },
  };
};

/** Help and errors in both languages, for the program and the commands it gets afterwards; errors as JSON for programs. */
export const speakBothLanguages = (program: Command, { isForPrograms, streams }: Output): Command =>
  program
    .configureHelp({ styleTitle: (heading) => HEADINGS[heading] ?? heading })
    .configureOutput({
      writeOut: (text) => streams.out(text),
      writeErr: (text) => streams.err(text),
      outputError: (error, write) => {
        const problem = usageProblem(error);
        const { vi, en } = problem.detail;
        write(isForPrograms ? `${JSON.stringify(problem)}\n` : `${both(vi, `error: ${en}`)}\n`);
      },
    })
    .helpOption('-h, --help', both('xem hướng dẫn', 'show help'))
    .helpCommand('help [command]', both('xem hướng dẫn của một lệnh', 'show help of a command'));
