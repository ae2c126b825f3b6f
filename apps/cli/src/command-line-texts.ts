import type { Command } from 'commander';

/** Vietnamese and English, each on a line of its own. */
export const both = (vi: string, en: string): string => `${vi}\n${en}`;

const HEADINGS: { readonly [english: string]: string } = {
  'Usage:': 'Cách dùng / Usage:',
  'Arguments:': 'Tham số / Arguments:',
  'Options:': 'Tùy chọn / Options:',
  'Commands:': 'Lệnh / Commands:',
};

/** Commander writes its errors in English only. */
const ERRORS: readonly (readonly [english: RegExp, vi: string])[] = [
  [/^error: unknown command '(.*)'/, 'Không có lệnh “$1”.'],
  [/^error: unknown option '(.*)'/, 'Không có tùy chọn “$1”.'],
  [/^error: required option '(.*)' not specified/, 'Còn thiếu tùy chọn $1.'],
  [/^error: option '(.*)' argument missing/, 'Tùy chọn $1 cần một giá trị.'],
  [/^error: option '(.*)' argument '(.*)' is invalid/, 'Giá trị “$2” của tùy chọn $1 chưa đúng.'],
  [/^error: missing required argument '(.*)'/, 'Còn thiếu tham số <$1>.'],
  [/^error: too many arguments/, 'Có tham số thừa.'],
];

const inVietnamese = (error: string): string => {
  for (const [english, vi] of ERRORS) {
    const found = english.exec(error)?.[0];
    if (found !== undefined) return `${found.replace(english, vi)}\n`;
  }
  return '';
};

/** Help and errors in both languages, for the program and the commands it gets afterwards. */
export const speakBothLanguages = (program: Command): Command =>
  program
    .configureHelp({ styleTitle: (heading) => HEADINGS[heading] ?? heading })
    .configureOutput({ outputError: (error, write) => write(inVietnamese(error) + error) })
    .helpOption('-h, --help', both('xem hướng dẫn', 'show help'))
    .helpCommand('help [command]', both('xem hướng dẫn của một lệnh', 'show help of a command'));
