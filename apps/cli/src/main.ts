#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { APP_VERSION } from '@app/composition';
import { demo } from './demo/demo.command.js';

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
  .option('--no-serve', 'in xong thì dừng / end after printing')
  .option('--json', 'chỉ in một đối tượng JSON / print one JSON object only', false)
  .action(demo);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
